"""The log of changes, which is the truth: what a change is, how it is stored, read, merged and put aside."""
