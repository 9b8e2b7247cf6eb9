"""Gold sets that more than one layer is measured on: the seeds and the sample case."""

from pathlib import PurePosixPath

from benchmarks.corpora import Corpora, Row

SEED_IDS = ("000_3dc6482576319890", "001_c0c9dabe6a44d783", "002_5a95b3d48f0e0254", "003_4df8e33a1c27261b")
KEPT_BACK = "004_e27d6f7108a7fa8b"
"""It has no gold here; only the links among all five are claimed."""
SEED_FILES = tuple(f"seeds/{name}.txt" for name in SEED_IDS)
SEED_TIMES = "gold/seeds_times.jsonl"

SAMPLE = "examples/georgia-2008/gold"
SAMPLE_DOCUMENTS = f"{SAMPLE}/docs.jsonl"


def seeds(corpora: Corpora, names: tuple[str, ...] = SEED_IDS) -> list[Row]:
    """Return the seeds as they were found, without dates."""
    files = [f"seeds/{name}.txt" for name in names]
    return [{"id": PurePosixPath(f).stem, "text": corpora.path(f).read_text("utf-8")} for f in files]


def dated_seeds(corpora: Corpora) -> list[Row]:
    """Return the seeds with the dates of publication that their gold assumes."""
    published = {row["id"]: row["dct"] for row in corpora.rows(SEED_TIMES)}
    return [{**row, "published": published[row["id"]]} for row in seeds(corpora)]
