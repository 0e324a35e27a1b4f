"""Innføring is in use in a unit that has begun its first ten weeks."""

from board.catalogue import N_
from board.kinds.introduction.record import INTRODUCTION, Introduction
from board.use import Use

USE = Use(
    N_("De første ti ukene"),
    Introduction,
    5,
    N_("Når en enhet er ny med tavle, eller vil begynne på nytt."),
    where=Introduction.table.c.id == INTRODUCTION,
)
