"""Of the pictures that people send only a few are unpacked at the same time: each may need a hundred megabytes for a
moment."""

from anyio import CapacityLimiter

from sync.server.centre import Centre

AT_ONCE = 2


def limiter(centre: Centre) -> CapacityLimiter:
    """One of a centre, made in its event loop."""
    if centre.unpacking is None:
        centre.unpacking = CapacityLimiter(AT_ONCE)
    made: CapacityLimiter = centre.unpacking
    return made
