"""Cases: what the models judge, each told by its traits, which are named values and combinations of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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

    def __iter__(self) -> Iterator[list[Trait]]:
        """Yield all traits of one case after another."""
        own = self.own or [()] * self.count
        for place, further in enumerate(own):
            yield [*(self._trait(template, place) for template in self.templates), *further]

    def _trait(self, template: str, place: int) -> Trait:
        return template, *(self.columns[name][place] for name in template.split())
