"""A comparison of two language pipelines in the terminal."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from stemma.pipeline.comparing.agreement import Difference
from stemma.pipeline.comparing.comparison import Comparison, count_found, words_per_second
from stemma.pipeline.comparing.reading import Reading
from stemma.text.counting import counted
from stemma.text.normalise import one_line

MOST_FACTS = 4
"""Shown of what one pipeline alone says of a sentence."""
WORDING = {"times": "times and values, F1", "said": "what is said, F1", "who says what": "who says what, F1"}
Line = tuple[str, str, str, str]


def print_comparison(comparison: Comparison, console: Console | None = None) -> None:
    """Print what two pipelines make of the same reports: figures, agreement, and sentences."""
    console = console or Console(highlight=False)
    documents, words = len(comparison.asked.documents), comparison.against.words
    console.print(Text(f"{counted(documents, 'report')}, {counted(words, 'word')}", style="bold"))
    console.print(_figures(comparison))
    if not comparison.scores[0]:
        console.print(Text("not scored: there is no gold for these reports", style="dim"))
    for reading in (comparison.asked, comparison.against):
        for remark in reading.remarks:
            console.print(Text(f"{_name(reading)}: {remark}", style="dim"))
    _print_title(console, "How often both say the same")
    console.print(_agreement(comparison))
    _print_title(console, "Where they differ most")
    for difference in comparison.differences:
        _print_difference(difference, comparison, console)
    if not comparison.differences:
        console.print("nowhere in names, attributions and events")


def _print_title(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words.upper(), style="bold"))


def _figures(comparison: Comparison) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("")
    for heading in (_name(comparison.asked), _name(comparison.against), "difference"):
        table.add_column(Text(heading), justify="right", overflow="fold")
    for line in (*_costs(comparison), *_counts(comparison), *_scores(comparison)):
        table.add_row(*line)
    return table


def _costs(comparison: Comparison) -> Iterator[Line]:
    one, other = comparison.asked, comparison.against
    speed = words_per_second(one), words_per_second(other)
    yield "words a second", f"{speed[0]:,}", f"{speed[1]:,}", _times(*speed)
    yield "seconds to load", f"{one.load_seconds:.2f}", f"{other.load_seconds:.2f}", ""
    yield "memory, MiB", _memory(one), _memory(other), ""
    if one.failures or other.failures:
        yield "reports a stage failed on", str(one.failures), str(other.failures), ""


def _counts(comparison: Comparison) -> Iterator[Line]:
    one, other = count_found(comparison.asked), count_found(comparison.against)
    for kind, count in one.items():
        name = "names" if kind == "entities" else kind
        yield f"{name} found", f"{count:,}", f"{other[kind]:,}", f"{count - other[kind]:+,}"


def _scores(comparison: Comparison) -> Iterator[Line]:
    one, other = comparison.scores
    for name, score in one.items():
        wording = WORDING.get(name, "tellings of events found")
        yield wording, f"{score:.3f}", f"{other[name]:.3f}", f"{score - other[name]:+.3f}"


def _agreement(comparison: Comparison) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column("")
    table.add_column("", justify="right")
    for name, share in comparison.agreement.items():
        table.add_row(name, f"{share:.1%}")
    return table


def _print_difference(difference: Difference, comparison: Comparison, console: Console) -> None:
    console.print(Text(f"{one_line(difference.document)}: {one_line(difference.sentence)}"))
    for reading, facts in ((comparison.asked, difference.gained), (comparison.against, difference.lost)):
        for fact in facts[:MOST_FACTS]:
            line = Text(f"  only {_name(reading)}  ", style="dim")
            console.print(line.append(one_line(fact), style="yellow"))
        if len(facts) > MOST_FACTS:
            console.print(Text(f"  … and {len(facts) - MOST_FACTS} more", style="dim"))


def _name(reading: Reading) -> str:
    """Return how a pipeline is called in the tables: a folder by its last part."""
    return one_line(Path(reading.pipeline).name)


def _times(one: int, other: int) -> str:
    return f"× {one / other:.2f}" if other else ""


def _memory(reading: Reading) -> str:
    return "not told" if reading.memory_mib is None else f"{reading.memory_mib:,.0f}"
