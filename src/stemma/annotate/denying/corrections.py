"""Corrections of a newspaper: "An earlier version of this article said"."""

import re
from collections.abc import Iterator

from stemma.annotate.parsed import ParsedDocument
from stemma.model.denials import Denial, DenialKind

_CORRECTIONS = re.compile(
    r"(?P<cue>\b(?:An|The|A)?\s*(?:earlier|previous|original|first)\s+(?:version|edition)\s+of\s+(?:this|the|our)\s+(?:article|story|report|piece|dispatch)\b[^.]{0,40}?\b"
    r"(?:incorrectly|wrongly|mistakenly|erroneously)?\s*"
    r"(?:said|stated|reported|misstated|gave|put|misidentified|mistakenly said|had))\b"
    r"|(?P<ours>\b[Ww]e\s+(?:incorrectly|wrongly|mistakenly|erroneously)\s+(?:reported|said|stated|wrote))\b"
    r"|(?P<amended>\bThis\s+(?:article|story|report)\s+(?:has\s+been|was)\s+(?:corrected|amended)\b)"
    r"|^(?P<head>\W{0,2}(?:CORRECTION|Correction)[^\S\n]*(?::|$))",
    re.MULTILINE,
)


def read_corrections(parsed: ParsedDocument) -> Iterator[Denial]:
    """Yield the corrections of a newspaper; what was wrong is the rest of the sentence."""
    for match in _CORRECTIONS.finditer(parsed.text):
        sentence = parsed.parse.char_span(*match.span(), alignment_mode="expand")
        end = sentence.sent.end_char if sentence is not None else match.end()
        rest = parsed.text[match.end() : end]
        start = match.end() + len(rest) - len(rest.lstrip(" :,"))
        wrong = (
            (parsed.span(start, start + len(rest.strip(" :,.\n"))),) if len(rest.strip(" :,.\n")) > 2 else ()
        )
        begin = match.start() + len(match.group()) - len(match.group().lstrip())
        stated = match.lastgroup != "amended"
        yield Denial(
            parsed.span(begin, match.end()), DenialKind.CORRECTION, wrong if stated else (), takes_up=False
        )
