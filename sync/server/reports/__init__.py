"""What the coordinator is told: the typed tables read through `board.privacy` and the rules of `board`, never round
them. One file per question."""
