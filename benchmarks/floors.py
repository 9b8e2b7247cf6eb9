"""The baseline: floors that only rise, and the digests of the data on which they were measured."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from benchmarks.measure import lower_is_better

EPSILON = 0.005
"""Half a point. Integer kernels round differently from processor to processor, which moves a parse here and
there; nothing else in a run is left to chance."""

DECIMALS = 4


class Verdict(StrEnum):
    """How a figure stands to its floor."""

    HOLDS = "holds"
    RISEN = "risen"
    SUNK = "SUNK"
    NEW = "new"
    """It has no floor yet; `--update` gives it one."""


class FloorWouldSink(Exception):
    """An update would lower a floor and nobody said why."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Floors by "measure:score", SHA-256 by file, and every floor that was ever lowered, with the reason."""

    floors: dict[str, float] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    lowered: list[dict[str, Any]] = field(default_factory=list)


def load_baseline(path: Path) -> Baseline:
    """Return the baseline at `path`; an empty one where there is no file yet."""
    if not path.is_file():
        return Baseline()
    return Baseline(**json.loads(path.read_text(encoding="utf-8")))


def save_baseline(baseline: Baseline, path: Path) -> None:
    """Write the baseline, sorted, so that a diff shows what moved."""
    text = json.dumps(asdict(baseline), indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def gain(score: str, now: float, floor: float) -> float:
    """Return by how much `now` is better than `floor`; below 0 where it is worse."""
    return floor - now if lower_is_better(score) else now - floor


def judge(score: str, now: float, floor: float | None) -> Verdict:
    """Return the verdict on one figure; a loss within EPSILON still holds."""
    if floor is None:
        return Verdict.NEW
    better_by = gain(score, now, floor)
    if better_by < -EPSILON:
        return Verdict.SUNK
    return Verdict.RISEN if better_by > EPSILON else Verdict.HOLDS


def changed_files(digests: Mapping[str, str], baseline: Baseline) -> list[str]:
    """Return the files whose content is not the one on which the floors were measured."""
    return [file for file, found in digests.items() if baseline.digests.get(file, found) != found]


def raise_floors(
    baseline: Baseline, figures: Mapping[str, float], digests: Mapping[str, str], reason: str | None
) -> Baseline:
    """Return the baseline with floors at `figures` where they are better, and with `digests`.

    A floor that would sink by more than EPSILON needs a `reason`, which is kept with it; without one,
    raises FloorWouldSink.
    """
    floors, lowered, sinking = dict(baseline.floors), list(baseline.lowered), []
    for score, value in sorted(figures.items()):
        now, floor = round(value, DECIMALS), floors.get(score)
        verdict = judge(score, now, floor)
        if verdict is Verdict.SUNK and reason is None:
            sinking.append(f"{score} from {floor} to {now}")
        elif verdict is Verdict.SUNK:
            lowered.append({"score": score, "from": floor, "to": now, "reason": reason})
        if verdict is Verdict.SUNK or floor is None or gain(score, now, floor) > 0:
            floors[score] = now
    if sinking:
        raise FloorWouldSink(
            f'floors would sink: {"; ".join(sinking)}; say why with --allow-regression "…", or mend it'
        )
    return Baseline(floors, {**baseline.digests, **digests}, lowered)


def drop_floors(baseline: Baseline, scores: list[str], reason: str | None) -> Baseline:
    """Return the baseline without `scores`, which are measured no longer.

    Raises FloorWouldSink where there are any and nobody said why.
    """
    if scores and reason is None:
        raise FloorWouldSink(f'no longer measured: {", ".join(scores)}; say why with --allow-regression "…"')
    gone = [{"score": s, "from": baseline.floors[s], "to": None, "reason": reason} for s in scores]
    kept = {score: floor for score, floor in baseline.floors.items() if score not in scores}
    return Baseline(kept, baseline.digests, [*baseline.lowered, *gone])
