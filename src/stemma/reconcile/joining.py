"""Sets that are joined two by two, each known by its least member."""


class JoinedSets:
    """Disjoint sets of ids; an id that was never joined is a set of its own (Tarjan 1975)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, one: str) -> str:
        """Return the least member of the set that holds `one`."""
        path = []
        while (above := self._parent.get(one, one)) != one:
            path.append(one)
            one = above
        self._parent.update(dict.fromkeys(path, one))
        return one

    def join(self, one: str, other: str) -> None:
        """Make one set of the two that hold `one` and `other`.

        >>> sets = JoinedSets()
        >>> sets.join("b", "c"), sets.join("a", "c"), sets.find("b"), sets.find("d")
        (None, None, 'a', 'd')
        """
        first, second = sorted((self.find(one), self.find(other)))
        if first != second:
            self._parent[second] = first
