"""What the centre tells of the boards: one file per question, answered in a few queries for a whole organisation.
Votes are read in `wellbeing` alone, which lets nothing out that `board.privacy` has not told. Knows no page.
"""
