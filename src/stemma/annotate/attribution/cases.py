"""Cases: what the models judge, each told by its traits, which are named values and combinations of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Value = str | int
Trait = tuple[Value, ...]
"""The names of what is told, and what they are here: ("path lemma", "<ccomp>nsubj L", "say")."""
Columns = Mapping[str, Sequence[Value]]
"""What is told of cases of one kind: for each name its value in every case."""
ALWAYS = ""
"""The template that joins nothing: a trait of every case."""


@dataclass(frozen=True, slots=True)
class Cases:
    """Cases of one kind that are judged together, which is ten times faster than one by one."""

    count: int
    columns: Columns
    templates: Sequence[str] = ()
    """What of the columns counts, each one trait of every case: the names that it joins, "path lemma"."""
    own: Sequence[Sequence[Trait]] = ()
    """Further traits of each case, as many as it happens to have."""
    shared: Columns = field(default_factory=dict)
    """Further columns, whose values each hold for a run of cases."""
    runs: Sequence[int] = ()
    """How many cases each run has."""

    def __iter__(self) -> Iterator[list[Trait]]:
        """Yield all traits of one case after another."""
        own = self.own or [()] * self.count
        columns = {**self.columns, **{name: self._spread(column) for name, column in self.shared.items()}}
        for place, further in enumerate(own):
            told = (
                (template, *(columns[name][place] for name in template.split()))
                for template in self.templates
            )
            yield [*told, *further]

    def _spread(self, column: Sequence[Value]) -> list[Value]:
        return [value for value, run in zip(column, self.runs, strict=True) for _ in range(run)]
