"""Piles that nobody should have to read, for measures of bounded time and memory."""

from collections.abc import Callable, Iterator

from benchmarks.generated_articles import generate_articles
from stemma.model.dates import Dating, Unresolved
from stemma.model.documents import Document

SENTENCE = "Rebels attacked the port of Poti on Monday and killed seven soldiers, the ministry said. "
CHINESE = "俄罗斯军队周五袭击了格鲁吉亚的波季港造成七名士兵死亡国防部在一份声明中表示"
MANY = 10_000
TEN_MEGABYTES = 10_000_000


def _pile(texts: Iterator[str]) -> list[Document]:
    undated = Dating(unresolved=Unresolved.NOT_STATED)
    return [
        Document(f"d{number:06}", text, f"d{number:06}", undated, outlet=f"Outlet {number % 50}")
        for number, text in enumerate(texts)
    ]


def _article() -> str:
    return next(generate_articles(1)).text


def _megabytes(text: str) -> str:
    return text * (TEN_MEGABYTES // len(text.encode()))


def _versions() -> Iterator[str]:
    """Yield versions of one report, each with a sentence of its own."""
    for number, own in enumerate(generate_articles(MANY, seed=1)):
        yield f"{_article()}\n\n{own.text.partition('.')[0]}, as version {number} said."


BAD_PILES: dict[str, Callable[[], list[Document]]] = {
    "10,000 empty documents": lambda: _pile("" for _ in range(MANY)),
    "10,000 documents of one word": lambda: _pile(f"Word{chr(97 + n % 26)}{n}" for n in range(MANY)),
    "10 MB of one sentence": lambda: _pile(iter([_megabytes(SENTENCE), SENTENCE * 3, _article()])),
    "10 and 5 MB of one sentence": lambda: _pile(
        iter([_megabytes(SENTENCE), _megabytes(SENTENCE)[: TEN_MEGABYTES // 2], _article()])
    ),
    "10 MB without a blank": lambda: _pile(iter([_megabytes("x"), "x" * 1000, _article()])),
    "10 MB of quotation marks": lambda: _pile(iter([_megabytes('"'), '"' * 1000, _article()])),
    "10 MB of open quotations": lambda: _pile(iter([_megabytes("“a\n"), "“a\n" * 1000, _article()])),
    "10,000 identical copies": lambda: _pile(_article() for _ in range(MANY)),
    "10,000 versions of one report": lambda: _pile(_versions()),
    "1,000 reports in Chinese": lambda: _pile(f"{CHINESE * 20}{n}。" for n in range(1000)),
    "10 MB of Chinese": lambda: _pile(iter([_megabytes(CHINESE), CHINESE, _article()])),
}
"""By name, the makers of the piles."""
