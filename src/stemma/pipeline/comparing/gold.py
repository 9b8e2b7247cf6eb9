"""How much of what a careful reader found a pipeline leads to, where a folder brings its gold along.

The measures are simpler than those of the project's gate, so they are to be compared with each other only.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stemma.pipeline.comparing.reading import Reading

Row = dict[str, Any]
SAME_CONTENT = 0.5
"""Share of their characters in common from which two contents are the same (as in the gate)."""


@dataclass(frozen=True, slots=True)
class Gold:
    """The rows of a folder's gold; a kind that it does not have is empty."""

    times: tuple[Row, ...] = ()
    attributions: tuple[Row, ...] = ()
    events: tuple[Row, ...] = ()


def read_gold(folder: Path) -> Gold:
    """Return the gold in a folder's files times, attributions and events (.jsonl)."""
    return Gold(*(tuple(_rows(folder / f"{name}.jsonl")) for name in ("times", "attributions", "events")))


def score(reading: Reading, gold: Gold) -> dict[str, float]:
    """Return the scores of a reading, each from 0 to 1; those without gold are absent.

    `times` is the F1 of expressions with the right TIMEX3 value, `said` that of contents, `who says what`
    that of contents with the right source, `events` the share of the tellings of events, outside denied
    and optional ones, in which an event of the right type was found.
    """
    scores = {}
    if gold.times:
        scores["times"] = _score_times(reading, gold.times)
    if gold.attributions:
        scores["said"], scores["who says what"] = _score_attributions(reading, gold.attributions)
    if gold.events:
        scores["events"] = _score_events(reading, gold.events)
    return {name: round(value, 4) for name, value in scores.items()}


def f1(right: int, found: int, asked: int) -> float:
    """Return the harmonic mean of precision and recall; 1 where nothing was asked and nothing found.

    >>> f1(1, 2, 2), f1(0, 0, 0)
    (0.5, 1.0)
    """
    return 2 * right / (found + asked) if found + asked else 1.0


def _rows(path: Path) -> Iterator[Row]:
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def _layer(reading: Reading, document: str, layer: str) -> list[Row]:
    read = reading.documents.get(document)
    return list(read.row[layer]) if read else []


def _score_times(reading: Reading, gold: Iterable[Row]) -> float:
    wanted = {(row["id"], row["start"], row["end"]): row for row in gold}
    right = found = 0
    for document in reading.documents:
        for time in _layer(reading, document, "times"):
            row = wanted.get((document, time["start"], time["end"]))
            if row is None or not row.get("opt"):
                found += 1
                right += row is not None and time["value"] in (row["value"], *row.get("alt", ()))
    return f1(right, found, sum(not row.get("opt") for row in wanted.values()))


def _score_attributions(reading: Reading, gold: Iterable[Row]) -> tuple[float, float]:
    said = linked = found = asked = 0
    for row in gold:
        wanted = [a for a in row["attributions"] if a["content"]]
        free = [a for a in _layer(reading, row["id"], "attributions") if a["content"]]
        asked, found = asked + len(wanted), found + len(free)
        for attribution in wanted:
            match = max(free, key=lambda one: _likeness(one, attribution), default=None)
            if match is not None and _likeness(match, attribution) >= SAME_CONTENT:
                free.remove(match)
                said += 1
                linked += _same_source(match["source"], attribution["source"])
    return f1(said, found, asked), f1(linked, found, asked)


def _likeness(one: Row, other: Row) -> float:
    left, right = ({n for s, e in a["content"] for n in range(s, e)} for a in (one, other))
    return len(left & right) / len(left | right)


def _same_source(one: list[int] | None, other: list[int] | None) -> bool:
    if one is None or other is None:
        return one is other
    return one[0] < other[1] and other[0] < one[1]


def _score_events(reading: Reading, gold: Iterable[Row]) -> float:
    asked = right = 0
    for event in gold:
        if event.get("opt") or event["tier"] == "negated" or not event["plover"]:
            continue
        types = {event["plover"], *(other["plover"] for other in event["acceptable_alternatives"])}
        for telling in event["reports"]:
            if not telling.get("optional") and telling["doc"] in reading.documents:
                asked += 1
                right += any(
                    mention["type"] in types
                    and "veto" not in mention
                    and telling["start"] <= mention["trigger"][0] < telling["end"]
                    for mention in _layer(reading, telling["doc"], "events")
                )
    return right / asked if asked else 0.0
