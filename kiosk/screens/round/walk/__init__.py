"""One round as it is gone: a 5S round of an area, or the vernerunde of the whole unit."""
