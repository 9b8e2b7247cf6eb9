"""Two deduplicators on the same generated articles, for comparison: datasketch and text-dedup.

Neither is needed by Stemma. Write the articles with `python -m benchmarks.speed_others write ARTICLES.jsonl`,
then run this file with the Python of an environment that has `datasketch` or `text-dedup` (and `datasets`):
`PYTHON benchmarks/speed_others.py datasketch ARTICLES.jsonl`. All use 128 permutations, word 5-grams and a
Jaccard similarity of .5; they give pairs or clusters of near-duplicates, and no relation, passage or origin.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PERMUTATIONS = 128
GRAM = 5
ALIKE = 0.5


def write(path: Path, count: int = 20_000) -> None:
    """Write generated articles, one JSON object a line."""
    from benchmarks.generated_articles import generate_articles  # noqa: PLC0415 - not where the others run

    with path.open("w", encoding="utf-8") as lines:
        for article in generate_articles(count):
            lines.write(json.dumps({"id": article.id, "text": article.text}) + "\n")


def run_datasketch(path: Path) -> None:
    """Sign, index and query every article; print processor seconds."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]  # noqa: PLC0415

    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    started = time.process_time()
    signed = []
    for row in rows:
        words = re.findall(r"\w+", row["text"].lower())
        grams = {" ".join(words[at : at + GRAM]).encode() for at in range(max(1, len(words) - GRAM + 1))}
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch(grams)
        signed.append(signature)
    after_signing = time.process_time()
    index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
    pairs = 0
    for number, signature in enumerate(signed):
        pairs += len(index.query(signature))
        index.insert(number, signature)
    spent = time.process_time() - started
    print(f"datasketch: {len(rows)} articles, {pairs} pairs, {spent:.1f} s processor, ", end="")
    print(f"{after_signing - started:.1f} s of them for signatures")


def run_text_dedup(path: Path) -> None:
    """Run the MinHash of text-dedup as its users do; print wall seconds."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "text_dedup.minhash", "--path", "json", "--data_files", str(path)]
        command += ["--split", "train", "--column", "text", "--output", folder, "--cache_dir", folder]
        command += ["--ngram", str(GRAM), "--num_perm", str(PERMUTATIONS), "--threshold", str(ALIKE)]
        started = time.perf_counter()
        subprocess.run([*command, "--num_proc", "2"], check=True)
        print(f"text-dedup: {time.perf_counter() - started:.1f} s wall")


if __name__ == "__main__":
    {"write": write, "datasketch": run_datasketch, "text-dedup": run_text_dedup}[sys.argv[1]](
        Path(sys.argv[2])
    )
