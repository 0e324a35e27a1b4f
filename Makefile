# Two commands do everything: `make run` and `make test`. The rest is for those who build Tavle.
.PHONY: run test test-long check wheel pictures bench bench-sync bench-centre assets clean
SHELL := /bin/bash
# Many processes are started below; each would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE
UV := .venv/bin/uv
READY := .venv/.ready
BROWSER := .venv/.browser
# One more than there are processors: a fifth of the tests' time is waiting.
WORKERS := $(shell expr $$(nproc) + 1)
# What Kivy needs to draw without a screen.
DEBIAN := libegl1 libgl1 libgl1-mesa-dri libgles2 libmtdev1

# Install these Debian packages where they are missing, or name them.
define debian
@missing=""; for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
if [ -n "$$missing" ]; then \
  if [ "$$(id -u)" = 0 ]; then apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$missing; \
  else echo "Missing Debian packages:$$missing - install them as root and run again."; exit 1; fi; fi
endef

run: $(READY)
	.venv/bin/tavle demo

test: $(READY) $(BROWSER)
	.venv/bin/pytest -n $(WORKERS) --dist worksteal

# What only repeats a case of `make test` in another size or in more lives; part of `make bench`.
test-long: $(READY) $(BROWSER)
	.venv/bin/pytest -n $(WORKERS) --dist worksteal -m long

check: $(READY)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/pytest -m law  # of all that is collected, so that whatever cannot be is seen here

# What IT installs: the program, and the versions of its libraries that it was tested with.
wheel: $(READY)
	rm -rf dist
	.venv/bin/uv build -q --wheel
	.venv/bin/uv export -q --frozen --no-dev --all-extras --no-emit-project --no-hashes --no-annotate --no-header \
		-o dist/constraints.txt

pictures: $(READY) $(BROWSER)
	.venv/bin/python -m tests.pictures out/pictures
	.venv/bin/python -m tests.gallery_pictures out/pictures/galleries
	.venv/bin/python -m tests.page_pictures out/pictures/centre

bench: $(READY) test-long
	.venv/bin/python -m bench

bench-sync: $(READY)
	.venv/bin/python -m bench.sync $(PART)

bench-centre: $(READY)
	.venv/bin/python -m bench.pages

assets: $(READY)
	.venv/bin/python -m assets.build

clean:
	rm -rf .venv out

# Everything the project needs, installed once and again only when the pins change.
$(READY): pyproject.toml uv.lock Makefile
	$(call debian,$(DEBIAN) $(shell python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv))
	test -x .venv/bin/python || python3 -m venv .venv
	test -x $(UV) || .venv/bin/pip install -q 'uv>=0.9'
	VIRTUAL_ENV=$(CURDIR)/.venv $(UV) sync --frozen --active --inexact --all-extras --all-groups --compile-bytecode
	@touch $@

# The browser that looks at the centre's pages, for tests and pictures alone.
$(BROWSER): $(READY)
	$(call debian,chromium)
	@touch $@
