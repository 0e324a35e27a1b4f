"""The last thing a wall says to its centre. Knows no store.

await leave(http, key)                 whether the centre has heard it
"""

from sync.protocol.leave import LEAVE
from sync.wall.credentials import Credentials
from sync.wall.http import HttpClient

WHOLE_S = 10.0


async def leave(http: HttpClient, key: Credentials) -> bool:
    """Say it once, with whichever token is known. Raises Trouble."""
    for token in filter(None, (key.spare, key.token, key.before)):
        reply = await http.ask(LEAVE.method, LEAVE.path, b"", token=token, whole_s=WHOLE_S, limit=LEAVE.answer_bytes)
        if reply.status != 401:
            return reply.status == 200
    return False
