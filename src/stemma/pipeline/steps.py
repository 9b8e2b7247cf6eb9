"""How long work tells how far it is."""

from collections.abc import Callable

OnStep = Callable[[str, int, int], None]
"""Told the name of the work, how much of it is done, and how much there is (0 where unknown)."""


def ignore_steps(name: str, done: int, total: int) -> None:
    """Report nothing."""
