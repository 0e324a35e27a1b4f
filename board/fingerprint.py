"""A fingerprint says which words somebody answered: what was said of them holds for these and for no others, whatever
another wall writes in their place, before or after.

    held = story.shared and story.read == fingerprint(story.title, story.problem)
"""

import json
from hashlib import sha256
from typing import Annotated

from board.bounds import Bounds

DIGITS = 16
Fingerprint = Annotated[str, Bounds(pattern=rf"^$|^[0-9a-f]{{{DIGITS}}}$")]
"""Of words that were read, or nothing where none were."""


def fingerprint(*read: str | float | None) -> str:
    """Of what was read, in its order.

    >>> fingerprint("Vi har en vi-kultur") == fingerprint("Vi har en vi-kultur ")
    False
    """
    written = json.dumps([float(one) if isinstance(one, int) else one for one in read], ensure_ascii=False)
    return sha256(written.encode()).hexdigest()[:DIGITS]
