"""Where the pictures, sounds and words of Tavle lie on disk.

Everything that runs may import this; it must stay free of numpy, so that a wall without the
drawing tools can start. The modules beside it draw the pictures: `python -m assets.build`.

>>> PICTURES / "ball-green.png"
"""

from pathlib import Path

_HERE = Path(__file__).resolve().parent

PICTURES = _HERE / "pictures"
SOUNDS = _HERE / "sounds"
PHOTOS = _HERE / "demonstration" / "photos"
