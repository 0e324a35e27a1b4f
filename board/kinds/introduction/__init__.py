"""Innføring: the first ten weeks of a unit with its board, six course days among them. Most of what is done is seen
on the board itself; people say only what it cannot know."""
