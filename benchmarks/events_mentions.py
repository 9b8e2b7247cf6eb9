"""Event mentions against the hand-made events of the seeds and the marked pairs of PLV train.

usage: events_mentions.py SHARED [--errors] [--plv]

Seeds 000–003: a core event is found when a mention that counts (positive, no veto) of an accepted type
overlaps one of its reported spans; a counting mention is right when its trigger overlaps a report of an event
of its type. PLV train: the type of the mention nearest to the marked pair against the label; YIELD is CONCEDE
or RETREAT.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from stemma.annotate.attributions import find_attributions
from stemma.annotate.events import find_events
from stemma.annotate.language import load_pipeline, parse_documents
from stemma.annotate.names import find_names
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.times import find_times
from stemma.model.dates import Dating, Unresolved
from stemma.model.documents import Document
from stemma.model.events import EventMention

STAGES: tuple[Callable[[ParsedDocument], Iterable[Any]], ...] = (
    find_names,
    find_times,
    find_attributions,
    find_events,
)
PUBLISHED = {"000": "2020-05-14", "001": "2020-05-14", "002": "2020-02-10", "003": "2020-02-07"}
MERGED = {"YIELD": {"CONCEDE", "RETREAT"}}


def annotate(documents: list[Document]) -> list[ParsedDocument]:
    """Return the documents with all that the stages up to events found in them."""
    parsed = []
    for document, parse in zip(documents, parse_documents(documents, load_pipeline()), strict=True):
        one = ParsedDocument(document, parse)
        for stage in STAGES:
            one.add(stage(one))
        parsed.append(one)
    return parsed


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def make_document(name: str, text: str, published: str | None) -> Document:
    """Return a document with a dating."""
    if published is None:
        return Document(name, text, name, Dating(unresolved=Unresolved.NOT_STATED), "en")
    day = date.fromisoformat(published)
    return Document(name, text, name, Dating(day, day, ("stated",)), "en")


def seed_scores(shared: Path, errors: bool) -> dict[str, float]:
    """Return recall of core events, recall of all and precision of counting mentions on seeds 000–003."""
    gold = [row for row in read_rows(shared / "gold" / "seeds_events.jsonl") if row["plover"]]
    paths = sorted(path for path in (shared / "seeds").iterdir() if path.name[:3] in PUBLISHED)
    documents = [make_document(p.stem, p.read_text("utf-8"), PUBLISHED[p.name[:3]]) for p in paths]
    mentions = [m for one in annotate(documents) for m in one.all(EventMention)]
    return _compare(gold, [m for m in mentions if m.veto is None], {d.id: d.text for d in documents}, errors)


def _compare(
    gold: list[dict[str, Any]], mentions: list[EventMention], texts: dict[str, str], errors: bool
) -> dict[str, float]:
    real = [row for row in gold if row["tier"] != "negated"]
    found = {row["id"] for row in real if any(_tells(mention, row) for mention in mentions)}
    asked = [row for row in real if not row.get("opt")]
    core = [row for row in asked if row["tier"] == "core" and (row["id"] in found or not row.get("tier_alt"))]
    right = [mention for mention in mentions if any(_tells(mention, row) for row in real)]
    if errors:
        _show(asked, found, [m for m in mentions if m not in right], texts)
    return {
        "core": len(core),
        "recall_core": sum(row["id"] in found for row in core) / len(core),
        "recall": sum(row["id"] in found for row in asked) / len(asked),
        "mentions": len(mentions),
        "precision": len(right) / max(1, len(mentions)),
    }


def _tells(mention: EventMention, row: dict[str, Any]) -> bool:
    types = {row["plover"], *(one["plover"] for one in row["acceptable_alternatives"])}
    return mention.type in types and any(
        report["doc"] == mention.trigger.document
        and report["start"] < mention.sentence.end
        and mention.sentence.start < report["end"]
        and (report["start"] <= mention.trigger.start < report["end"])
        for report in row["reports"]
    )


def _show(
    asked: list[dict[str, Any]], found: set[str], wrong: list[EventMention], texts: dict[str, str]
) -> None:
    for row in asked:
        if row["id"] not in found:
            print("MISSED", row["id"], row["tier"], row["plover"], [r["quote"] for r in row["reports"]][:2])
    for mention in wrong:
        text = texts[mention.trigger.document]
        around = text[max(0, mention.trigger.start - 70) : mention.trigger.end + 60].replace("\n", " ")
        print("EXTRA", mention.type, text[mention.trigger.start : mention.trigger.end], "|", around)


def plv_scores(shared: Path, errors: bool) -> dict[str, float]:
    """Return how often the mention nearest to the marked pair has the right type."""
    rows = read_rows(shared / "data" / "events" / "plv_train.jsonl")
    documents = [make_document(str(number), row["text"], None) for number, row in enumerate(rows)]
    told = right = 0
    confused: Counter[tuple[str, str]] = Counter()
    for row, parsed in zip(rows, annotate(documents), strict=True):
        label = row["gold"][0]["code"]
        mention = _nearest(parsed, row["gold"][0])
        told += mention is not None
        correct = mention is not None and mention.type in MERGED.get(label, {label})
        right += correct
        if not correct:
            confused[label, str(mention.type) if mention else "-"] += 1
            if errors:
                print(
                    label,
                    mention and (mention.type, parsed.document.quote(mention.trigger)),
                    "|",
                    row["meta"]["marked"],
                )
    if errors:
        print(confused.most_common(40))
    return {"sentences": len(rows), "told": told / len(rows), "accuracy": right / len(rows)}


def _nearest(parsed: ParsedDocument, pair: dict[str, str]) -> EventMention | None:
    """Return the mention whose sides hold the marked pair best; ties go to the first."""
    bounds = [_bounds(parsed.document.text, pair["source"]), _bounds(parsed.document.text, pair["target"])]

    def rank(mention: EventMention) -> tuple[int, int]:
        actors = any(_overlap(p.span.start, p.span.end, bounds[0]) for p in mention.actors)
        recipients = any(_overlap(p.span.start, p.span.end, bounds[1]) for p in mention.recipients)
        vetoed = mention.veto is not None
        return (-2 * actors - recipients + 2 * vetoed, mention.trigger.start)

    return min(parsed.all(EventMention), key=rank, default=None)


def _bounds(text: str, words: str) -> tuple[int, int]:
    start = text.find(words.strip())
    return start, start + len(words.strip())


def _overlap(start: int, end: int, bounds: tuple[int, int]) -> bool:
    return start < bounds[1] and bounds[0] < end


def main() -> None:
    """Print the figures."""
    shared = Path(sys.argv[1])
    scorer = plv_scores if "--plv" in sys.argv else seed_scores
    print({name: round(value, 3) for name, value in scorer(shared, "--errors" in sys.argv).items()})


if __name__ == "__main__":
    main()
