"""From now to the ideal: both beside each other, and each difference on a card of its own."""
