"""Finn kort: whose cards they are, or a word that is written on one."""
