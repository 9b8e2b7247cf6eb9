"""Stretches of the text that are names."""

import re
from dataclasses import dataclass

from stemma.annotate.naming.actor_table import Known

POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch of the text that is a name, and what the tables know about it."""

    start: int
    end: int
    label: str
    known: Known | None = None
