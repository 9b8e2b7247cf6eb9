"""Texts that break programs, made here: none of them is anybody's report."""

import json
from collections.abc import Mapping
from pathlib import Path

NEWS = (
    "Russian troops attacked the Georgian town of Gori on Friday, killing 12 civilians and wounding at "
    "least 40, officials said. “We will not retreat,” President Mikheil Saakashvili told reporters in "
    "Tbilisi. The United Nations called for a ceasefire on 10 August 2008. "
)

TEXTS = {
    "one long word": "A" * 100_000 + " " + NEWS,
    "dots without end": NEWS + "." * 20_000,
    "initials without end": "A." * 10_000 + NEWS,
    "hyphens without end": "A-" * 10_000 + NEWS,
    "a blank line of 100,000 blanks": "Headline\n" + " " * 100_000 + "\n" + NEWS,
    "100,000 blank lines": NEWS + "\n" * 100_000 + NEWS,
    "only quotation marks": "“" * 1_000 + "\"' " * 500,
    "only numbers": "12 " * 500 + "1,000,000 million billion trillion " * 50,
    "only dates": "1 January 2008 " * 200,
    "a number of 5,000 digits": "Rebels killed " + "9" * 5_000 + " million people on Friday.",
    "days that are none": "On February 30, 2008, 31 April, 99 May 10000 and 0000-00-00 rebels attacked Gori.",
    "the last day there is": "Rebels attacked Gori on 31 December 9999, killing 12. In 9999 they fled. In "
    "December 9999 troops attacked Poti. Next year, next week and tomorrow they attacked Batumi.",
    "years without end": "900000000 years ago, 999999999999 days ago and in 10 billion weeks they attacked.",
    "emoji and joiners": NEWS.replace(" ", " \U0001f468\u200d\U0001f469\u200d\U0001f467 "),
    "combining marks": "".join(f"{character}\u0301\u0323" for character in NEWS) + "a" + "\u0301" * 5_000,
    "right to left": f"\u202e{NEWS}\u202c قتل 12 مدنيا في بغداد \u200f",
    "control characters": "".join(map(chr, range(32))) + NEWS + "\x7f\x85\u2028\u2029\ufeff\ufffe\x1b[31m",
    "Chinese declared English": "俄罗斯军队周五袭击了格鲁吉亚哥里市" * 100,
    "Thai declared English": "กองทัพรัสเซียโจมตีเมืองกอรี" * 50,
    "carriage returns": NEWS.replace(". ", ".\r\n\r\n") + NEWS.replace(". ", ".\r"),
    "tabs": NEWS.replace(" ", "\t"),
    "no full stop": NEWS.replace(".", "") * 20,
    "markup": "<script>alert(1)</script> [/bold] {{ 7 * 7 }} ``` | # * _ " + NEWS,
}
"""By label; each goes the whole way as an English report."""


def rows(*documents: Mapping[str, object]) -> bytes:
    """Return documents as JSON Lines."""
    return "".join(f"{json.dumps(document)}\n" for document in documents).encode()


def put(folder: Path, name: str, content: bytes | str) -> Path:
    """Write one file, its folder too, and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
