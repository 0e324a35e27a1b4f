"""All that Oversikt asks of the database, with Enhetene, Vunnet and Ukas oppsummering, which stand in the same
folder of pages (`web/overview`) and hold no SQL.

needs        what needs somebody, the worst first
unit_weeks   each unit's last weeks: its meetings, and in a word how they went
figures      each unit's figures, and which walls are silent
won          what came of it since a day
kinds        which units are of one kind
beginning    how far a new centre has come

What other pages tell too is asked for from here, of the files beside this folder: `meetings`, `wellbeing`, `lifts`,
`cards_in_progress`, `gains`, `curve`, `finished_cards`.
"""
