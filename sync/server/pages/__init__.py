"""The pages of the centre: plain HTML in Norwegian that works without any JavaScript. One file per page, with its
template. Each asks `sync.server.reports`, which reads through `board.privacy`; none reads a table of votes itself.
"""
