"""Finding the weights of many traits at once: values and their combinations as numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from math import prod

import numpy as np
from numpy.typing import NDArray

from stemma.annotate.attribution.cases import Cases, Trait, Value

Rows = NDArray[np.unsignedinteger]


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of all traits that some templates make, one table after the other in one long list."""

    digits: NDArray[np.float64]
    """What one step in each column (across) moves in the table of each template (down).

    Whole numbers, as floats because numpy multiplies those ten times as fast; they are exact up to 2**53.
    """
    starts: NDArray[np.float64]
    rows: Rows


class Numbering:
    """A number for each value of a name, and for each combination of values that a template makes.

    The numbers of its values are the digits of a combination, and that is its place in a table of rows. So
    all traits of all cases are looked up in three steps; a dictionary asked for each takes thrice as long.
    The tables take two bytes for each combination of known values, 10 MB for all of the shipped model.
    """

    def __init__(self, traits: Iterable[Trait]) -> None:
        self._values: dict[str, dict[Value, int]] = {}
        self._traits: dict[str, dict[Trait, int]] = {}
        self._tables: dict[tuple[str, ...], Tables] = {}
        self._unknown = 0
        for row, trait in enumerate(traits):
            template, *values = str(trait[0]), *trait[1:]
            self._traits.setdefault(template, {})[trait] = row
            self._unknown = row + 1
            for name, value in zip(template.split(), values, strict=False):
                known = self._values.setdefault(name, {})
                known.setdefault(value, len(known))

    def rows(self, cases: Cases) -> Rows:
        """Return the row of the trait that each template makes of each case (templates × cases).

        Traits that are not known have the last row.
        """
        names = (*cases.columns, *cases.shared)
        key = (*cases.templates, *names)
        tables = self._tables.get(key) or self._tables.setdefault(key, self._make(cases.templates, names))
        numbers = [self._number(name, column) for name, column in cases.columns.items()]
        numbers += [self._number(name, column).repeat(cases.runs) for name, column in cases.shared.items()]
        places = tables.digits @ np.array(numbers, np.float64) + tables.starts
        rows: Rows = tables.rows.take(places.astype(np.intp))
        return rows

    def _number(self, name: str, column: Sequence[Value]) -> NDArray[np.int32]:
        """Return the number of each value in a column; all that are unknown have one number."""
        known = self._values.get(name, {})
        return np.fromiter(map(known.get, column, repeat(len(known))), np.int32, len(column))

    def _make(self, templates: Sequence[str], names: Sequence[str]) -> Tables:
        digits = np.array([self._digits(template, names) for template in templates])
        tables = [self._table(template) for template in templates]
        starts = [0, *accumulate(map(len, tables))][:-1]
        return Tables(digits, np.array(starts, np.float64)[:, None], np.concatenate(tables))

    def _digits(self, template: str, names: Sequence[str]) -> list[float]:
        """Return what one step in each column moves in the table of a template; 0 in those it leaves out."""
        joined = template.split()
        sizes = [len(self._values.get(name, ())) + 1 for name in joined]
        steps = {name: prod(sizes[place + 1 :]) for place, name in enumerate(joined)}
        return [float(steps.get(name, 0)) for name in names]

    def _table(self, template: str) -> Rows:
        """Return, for each number that a template can make, the row of its trait."""
        names, traits = template.split(), self._traits.get(template, {})
        size = prod(len(self._values.get(name, ())) + 1 for name in names)
        table = np.full(size, self._unknown, np.min_scalar_type(self._unknown))
        columns = zip(names, list(zip(*traits, strict=True))[1:], strict=False)
        numbers = [self._number(name, column) for name, column in columns]
        shape = len(names), len(traits)
        places = np.array(self._digits(template, names)) @ np.array(numbers).reshape(shape)
        table[places.astype(np.intp)] = [*traits.values()]
        return table
