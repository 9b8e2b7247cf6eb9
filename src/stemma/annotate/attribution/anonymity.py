"""Why a source has no name, in the words of the report."""

import re
from collections.abc import Iterator

from stemma.model.spans import Bounds

_NOT_NAMED = r"(?:named|identified|quoted by name|quoted|publicly identified)"
_GROUNDS = re.compile(
    r"\b(?:who\s+)?(?:(?:also\s+)?(?:spoke|speaking|talked|talking|requested|requesting|insisted|insisting|asked|asking|was|were|commented)\s+)?"
    r"(?:on\s+(?:the\s+)?(?:usual\s+)?condition\s+(?:of\s+anonymity|that\s+(?:he|she|they)\s+not\s+be\s+\w+)"
    r"|on\s+background"
    r"|(?:for\s+)?anonymity)"
    r"(?:[,\s]+(?:because|as|since|in\s+order|to|for\s+fear|due|under|in\s+line)\b[^,.;”\"]*)?"
    r"|\b(?:who\s+|because\s+(?:he|she|they)\s+)?(?:was|were|is|are|had)\s*(?:not|n['’]t)\s+(?:been\s+)?"
    r"(?:authori[sz]ed|permitted|allowed|cleared)\s+to\s+[^,.;”\"]*"
    r"|\b(?:who\s+)?(?:asked|asking|requested|requesting|preferred|preferring|wished|wishing|wanted|wanting)\s+(?:not\s+to\s+be|to\s+remain)\s+"
    rf"(?:{_NOT_NAMED}|anonymous|unnamed)[^,.;”\"]*"
    rf"|\b(?:who\s+)?(?:would|could|did|can)\s*(?:not|n['’]t)\s+(?:want\s+to\s+)?be\s+{_NOT_NAMED}[^,.;”\"]*"
    rf"|\b(?:who\s+)?(?:declined|declining|refused|refusing)\s+to\s+(?:be\s+{_NOT_NAMED}|give\s+(?:his|her|their)\s+names?)[^,.;”\"]*"
    r"|\bwhose\s+names?\s+(?:was|were|is|are)\s+(?:withheld|not\s+given)[^,.;”\"]*"
    r"|\bfor\s+fear\s+of\s+(?:retribution|reprisals?|retaliation|arrest|punishment)[^,.;”\"]*",
    re.IGNORECASE,
)


_TELLING = (
    "anonym", "background", "condition", "authori", "permitted", "allowed", "cleared", "name", "identified",
    "quoted", "fear",
)  # fmt: skip
"""One of these stands in every ground: most stretches have none, and are not searched."""


def find_hints(text: str) -> list[int]:
    """Return where the words begin of which one stands in every ground, in the order of the text."""
    lowered = text.replace("İ", "I").lower()  # the one letter that is two in lower case would move the rest
    found: list[int] = []
    for telling in _TELLING:
        at = lowered.find(telling)
        while at >= 0:
            found.append(at)
            at = lowered.find(telling, at + 1)
    return sorted(found)


def find_grounds(text: str, start: int, end: int) -> Iterator[Bounds]:
    """Yield where a stretch of text tells why somebody is not named."""
    stretch = text[start:end].lower()
    if not any(telling in stretch for telling in _TELLING):
        return
    for match in _GROUNDS.finditer(text, start, end):
        words = match.group().rstrip()
        if len(words.split()) > 1:
            yield match.start(), match.start() + len(words)
