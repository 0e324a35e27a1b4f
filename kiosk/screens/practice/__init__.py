"""Three questions before a card is finished: did it work, how do we do it now, and where else."""
