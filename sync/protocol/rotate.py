"""Rotating a token has two phases: the old one holds until the new one is used, so a lost answer locks nobody out."""

from sync.protocol.message import Message, Token
from sync.protocol.step import KNOWN, Step


class NewToken(Message):
    token: Token


ROTATE = Step("A new token for this wall", "POST", "/v1/token", NewToken, KNOWN)
