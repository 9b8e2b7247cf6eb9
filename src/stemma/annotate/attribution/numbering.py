"""Finding the weights of many traits at once: values and their combinations as numbers."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from math import prod

import numpy as np
from numpy.typing import NDArray

from stemma.annotate.attribution.cases import Trait, Value

Numbers = NDArray[np.int64]
Rows = NDArray[np.unsignedinteger]


class Numbering:
    """A number for each value of a name, and for each combination of values that a template makes.

    The numbers of its values are the digits of a combination, and that is its place in a table of rows. So
    whole columns are looked up with a few steps; a dictionary asked for each trait takes twice as long.
    The tables take two bytes for each combination of known values, 10 MB for all of the shipped model.
    """

    def __init__(self, traits: Iterable[Trait]) -> None:
        self._values: dict[str, dict[Value, int]] = {}
        self._traits: dict[str, dict[Trait, int]] = {}
        self._tables: dict[str, Rows] = {}
        self._unknown = 0
        for row, trait in enumerate(traits):
            template, *values = str(trait[0]), *trait[1:]
            self._traits.setdefault(template, {})[trait] = row
            self._unknown = row + 1
            for name, value in zip(template.split(), values, strict=False):
                known = self._values.setdefault(name, {})
                known.setdefault(value, len(known))

    def number(self, name: str, column: Sequence[Value]) -> Numbers:
        """Return the number of each value in a column; all that are unknown have one number."""
        known = self._values.get(name, {})
        return np.fromiter(map(known.get, column, repeat(len(known))), np.int64, len(column))

    def rows(self, template: str, numbers: Mapping[str, Numbers]) -> Rows:
        """Return the row of the trait that a template makes of each case; of unknown ones the last row."""
        if template not in self._tables:
            self._tables[template] = self._table(template)
        return self._tables[template][self._join(template.split(), numbers)]

    def _table(self, template: str) -> Rows:
        """Return, for each number that a template can make, the row of its trait."""
        names, traits = template.split(), self._traits.get(template, {})
        size = prod(len(self._values.get(name, ())) + 1 for name in names)
        table = np.full(size, self._unknown, np.min_scalar_type(self._unknown))
        if traits:
            columns = zip(names, list(zip(*traits, strict=True))[1:], strict=True)
            numbers = {name: self.number(name, column) for name, column in columns}
            table[self._join(names, numbers)] = [*traits.values()]
        return table

    def _join(self, names: Sequence[str], numbers: Mapping[str, Numbers]) -> Numbers:
        joined = np.zeros(1, np.int64)
        for name in names:
            joined = joined * (len(self._values.get(name, ())) + 1) + numbers[name]
        return joined
