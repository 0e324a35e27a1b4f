"""`make bench`: every bench after the other. Each can be run alone: `python -m bench.tap`.

Figures are for this machine at this hour; the ratios are what counts.
"""

import importlib

BENCHES = ("tap", "board", "start", "kill", "world", "monkey", "fuzz")

if __name__ == "__main__":
    for name in BENCHES:
        print(f"== {name}", flush=True)
        importlib.import_module(f"bench.{name}").main()
