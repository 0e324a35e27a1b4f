"""The brown paper: a stream by lanes or by rows, where its notes hang, and what is drawn between them."""
