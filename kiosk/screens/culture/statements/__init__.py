"""Utsagnene: written, written anew, taken down, or chosen of those that hang ready."""
