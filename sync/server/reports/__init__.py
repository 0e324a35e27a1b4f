"""What the centre can tell of many boards at once. Pages, exports and the read API ask here and nowhere else; what
comes from votes has passed `board.privacy` before it leaves."""
