"""Årsaker: which bones and causes stand for the most, over all fishbones."""
