"""The table of figures in the README, written from the floors: nothing stands there that no floor holds.

usage: python -m benchmarks.figures    writes the table anew
"""

from collections.abc import Mapping
from pathlib import Path

from benchmarks.floors import load_baseline

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- figures -->\n", "<!-- /figures -->"

ROWS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "lineage: which pairs are copies",
        "175 labelled pairs of real articles",
        "F1 · right arrows of those drawn",
        ("lineage/articles:derived", "lineage/articles:direction"),
    ),
    (
        "lineage: the same",
        "five authored piles",
        "F1 · rewritten copies found",
        ("lineage/piles:derived", "lineage/piles:rewritten"),
    ),
    (
        "time expressions",
        "TimeBank",
        "extent · value",
        ("times/timebank:strict", "times/timebank:value"),
    ),
    ("the same", "AQUAINT", "extent · value", ("times/aquaint:strict", "times/aquaint:value")),
    (
        "who says what",
        "PolNeAR dev",
        "F1 of source · cue · content · right source",
        tuple(f"attributions/polnear_dev:{part}" for part in ("source", "cue", "content", "linked")),
    ),
    (
        "event types",
        "1,050 marked sentences (PLV train)",
        "accuracy",
        ("events/plv_train:accuracy",),
    ),
    (
        "events of the world",
        "sample case",
        "main ones found · precision · reports brought together · right number of origins",
        tuple(f"record/sample:{part}" for part in ("recall_core", "precision", "together", "origins")),
    ),
    (
        "the same",
        "five authored piles",
        "found · reports brought together · right number of origins",
        tuple(f"record/piles:{part}" for part in ("recall", "together", "origins")),
    ),
    (
        "language model",
        "UD English GUM news, EWT (test)",
        "parse (LAS) on each",
        ("language/gum_news_test:las", "language/ewt_test:las"),
    ),
    (
        "names",
        "UNER-EWT, CrossNER politics (test)",
        "F1 on each",
        ("language/uner_ewt_test:entities", "language/crossner_test:entities"),
    ),
)


def table(floors: Mapping[str, float]) -> str:
    """Return the Markdown table. Raises KeyError for a score that has no floor."""
    lines = ["| what | on | measure | now |", "|---|---|---|---|"]
    for what, data, measure, scores in ROWS:
        figures = " · ".join(f"{floors[score]:.3f}" for score in scores)
        lines.append(f"| {what} | {data} | {measure} | {figures} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the table into the README."""
    path = ROOT / "README.md"
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    made = table(load_baseline(ROOT / "benchmarks" / "baseline.json").floors)
    path.write_text(f"{before}{BEGIN}{made}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
