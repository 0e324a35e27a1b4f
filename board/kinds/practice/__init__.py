"""A practice is how we do it now: what a card changed, in three lines, asked about again when the habit has had time
to slip."""
