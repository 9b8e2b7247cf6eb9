"""Numbers as reports write them: digits, words, scales, ranges and the words that bound them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.text.numerals import SCALES, SHORT_SCALES, TENS, UNITS

# Twice the unit: the least that a plural can mean.
_PLURALS = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2 * 10**6,
    "billions": 2 * 10**9,
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "tens of millions": 2 * 10**7,
    "hundreds of millions": 2 * 10**8,
}  # fmt: skip
_VAGUE = ("several", "many", "numerous", "a few", "a handful", "few", "countless", "a number", "scattered")
_CURRENCIES = r"US\$|[$€£¥₽]|USD ?|EUR ?|GBP ?"
_MONEY_WORDS = (
    r"(?:US |U\.S\. )?(?:dollars?|euros?|pounds?|rubles?|roubles?|dinars?|rials?|lari|yen|yuan|cents?)\b"
)

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = "|".join(SCALES)
_SMALL = "|".join([*TENS, *UNITS])
_AND = "|".join(rf"(?<={scale}) and " for scale in SCALES)
"""Only a scale goes on with "and": "one hundred and five", but "three and five billion" are two numbers."""
_WORDS = rf"(?:(?:half an?|an?) (?:{_SCALE})|{_SMALL})(?:(?:[ -]|{_AND})(?:{_SMALL}|{_SCALE})\b)*"
_SCALED = rf"(?:{_DIGITS})(?: ?-?(?:{_SCALE})\b|(?:{'|'.join(SHORT_SCALES)})\b)?"
_PLURAL = "|".join(sorted(_PLURALS, key=len, reverse=True))
_MANY = rf"(?<!as )(?<!so )(?<!how )(?<!too )(?:{'|'.join(_VAGUE)})(?: (?:{_SCALE})s?)?"
_ONE_NUMBER = rf"(?:{_PLURAL}|{_MANY}|{_WORDS})\b|{_SCALED}"
_NUMBER = re.compile(
    rf"(?<![\w.,:/'’#-])(?P<currency>{_CURRENCIES})?(?P<number>{_ONE_NUMBER})", re.IGNORECASE
)
_SECOND = re.compile(
    rf"(?P<link> ?(?:to|or|and|[-–—]) ?)(?:{_CURRENCIES})?(?P<number>{_ONE_NUMBER})(?![\w%])", re.IGNORECASE
)
_MONEY_UNIT = re.compile(rf"[ -]{_MONEY_WORDS}", re.IGNORECASE)

_ABOVE = "more than|over|above|greater than|upwards? of|in excess of|exceeding|well over"
_FROM = "at least|no fewer than|no less than|not less than|not fewer than|a minimum of"
_TO = "up to|at most|no more than|not more than|as many as|as much as|a maximum of"
_BELOW = "fewer than|less than|under|below"
_ABOUT = (
    "about|around|roughly|approximately|nearly|almost|close to|some|an estimated|estimated|only|just|exactly"
    "|a total of|all|another|a further"
)
_BEFORE = re.compile(
    rf"(?:\b(?P<above>{_ABOVE})|\b(?P<from>{_FROM})|\b(?P<to>{_TO})|\b(?P<below>{_BELOW})|\b(?P<about>{_ABOUT})"
    rf"|\b(?P<between>between|from)) (?:the |a )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r" or (?P<more>more)\b| or (?P<less>less|fewer)\b|(?P<plus>\+| ?-?plus\b)", re.IGNORECASE)
_GOES_ON = re.compile(r"[^\W_]|[:/.,]\d")
"""What follows digits that are part of a longer word, a time or a date."""
_LONGEST_OPERATOR = 24
"""Characters; the longest operator listed is shorter."""
_LARGEST = 10.0**15
"""Nothing a report counts comes near; beyond it are serial numbers and noise."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its bounds; the span takes in the words that bound it and its currency.

    `low` and `high` are None where the words leave that side open, both for "several".
    `second` is the other side of "170 to 0", which is no range.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    money: bool = False
    bare: bool = True
    """Nothing but the number itself: no operator, range, scale or currency."""
    second: float | None = None
    stated: float | None = None
    """The number itself, whatever its operator makes of it; None for ranges and words without a number."""
    operator: str = ""
    """What its operator does: above, from, to, below, about, or nothing."""


def find_numbers(text: str) -> Iterator[Number]:
    """Yield each number of `text` with what its operator makes of it, in the order of the text.

    "More than 100" is at least 101 and open above; "up to 5,000" open below; "dozens" at least two dozen.
    "About" and "nearly" keep the number as it stands: the report gives no other bound, and the words show it.

    >>> [(n.low, n.high) for n in find_numbers("more than 100 of up to 5,000, between 20 and thirty")]
    [(101.0, None), (None, 5000.0), (20.0, 30.0)]
    """
    at = 0
    while (match := _NUMBER.search(text, at)) is not None:
        number = _read(text, match)
        at = max(match.end(), number.end if number is not None else 0)
        if number is not None:
            yield number


def _read(text: str, match: re.Match[str]) -> Number | None:
    low, high = _value(match["number"])
    if _GOES_ON.match(text, match.end()) or (low is not None and low > _LARGEST):
        return None
    operator = _BEFORE.search(text, max(0, match.start() - _LONGEST_OPERATOR), match.start())
    second = _SECOND.match(text, match.end())
    if second is not None and low is not None:
        joined = _range(text, match, second, low, operator)
        if joined is not None:
            return joined
    if operator is not None and operator.lastgroup == "between":
        operator = None
    return _one(text, match, low, high, operator)


def _one(
    text: str, match: re.Match[str], least: float | None, most: float | None, operator: re.Match[str] | None
) -> Number:
    """Return a number that is no range, with what the words before and after it make of it."""
    kind = operator.lastgroup if operator is not None else None
    start = operator.start() if operator is not None else match.start()
    bounds = _bounded(kind, least, most, match["currency"] is not None)
    low, high, end = _with_suffix(text, match.end(), *bounds)
    end, money = _with_money(text, end, match["currency"])
    bare = kind is None and not money and end == match.end() and match["number"].isdigit()
    suffixed = kind is None and low != high and least is not None
    operator_kind = ("from" if high is None else "to") if suffixed and _is_exact(match) else kind or ""
    return Number(start, end, low, high, money, bare, stated=least, operator=operator_kind)


def _is_exact(match: re.Match[str]) -> bool:
    """Tell a number that names one amount from "dozens"."""
    return match["number"].lower() not in _PLURALS


def _joins(link: str, *, between: bool) -> bool:
    """Tell whether a link makes a range: "and" only after "between"."""
    return link.strip() != "and" or between


def _range(
    text: str, match: re.Match[str], second: re.Match[str], low: float, operator: re.Match[str] | None
) -> Number | None:
    """Return two numbers that a link joins, or None where it joins none."""
    between = operator is not None and operator.lastgroup == "between"
    _, high = _value(second["number"])
    if high is None or high > _LARGEST or not _joins(second["link"], between=between):
        return None
    scale = re.search(r"(?:hundred|thousand|million|billion)$", second["number"], re.IGNORECASE)
    if scale and low < high / SCALES[scale.group().lower()] * 10 and low < 1_000:
        low *= SCALES[scale.group().lower()]
    start = operator.start() if operator is not None and between else match.start()
    end, money = _with_money(text, second.end(), match["currency"])
    if low >= high:
        return Number(start, end, low, low, money, bare=False, second=high)
    return Number(start, end, low, high, money, bare=False)


def _value(words: str) -> tuple[float | None, float | None]:
    """Return the least and the most that a number alone can mean."""
    spoken = words.lower()
    if spoken in _PLURALS:
        return float(_PLURALS[spoken]), None
    for vague in _VAGUE:
        if spoken.startswith(vague):
            scale = spoken[len(vague) :].strip().removesuffix("s")
            return (2.0 * SCALES[scale], None) if scale else (None, None)
    value = _cardinal(spoken)
    return value, value


def _cardinal(spoken: str) -> float:
    """Return the value of digits, words or both: "1.5 million", "one hundred and five", "half a million".

    >>> _cardinal("one hundred and five"), _cardinal("two dozen"), _cardinal("1.045 billion")
    (105.0, 24.0, 1045000000.0)
    """
    factor = 0.5 if spoken.startswith("half a") else 1.0
    total = current = 0.0
    for word in re.findall(rf"{_DIGITS}|[a-z]+", spoken.replace(",", "")):
        if word[0].isdigit():
            current = float(word)
        elif word in UNITS or word in TENS:
            current += UNITS.get(word, 0) + TENS.get(word, 0)
        elif word in ("hundred", "dozen"):
            current = (current or 1) * SCALES[word]
        elif word in SCALES or word in SHORT_SCALES:
            total += (current or 1) * (SCALES.get(word) or SHORT_SCALES[word])
            current = 0.0
    return round(factor * (total + current), 6)


def _bounded(
    operator: str | None, low: float | None, high: float | None, money: bool
) -> tuple[float | None, float | None]:
    """Apply an operator: whole things step by one, money does not."""
    step = 0 if money else 1
    if low is None:
        return None, None
    if operator == "above":
        return low + step, None
    if operator == "from":
        return low, None
    if operator == "to":
        return None, low
    if operator == "below":
        return None, low - step
    return low, high


def _with_suffix(
    text: str, end: int, low: float | None, high: float | None
) -> tuple[float | None, float | None, int]:
    suffix = _AFTER.match(text, end)
    if suffix is None or low is None:
        return low, high, end
    if suffix["less"]:
        return None, low, suffix.end()
    return low, None, suffix.end()


def _with_money(text: str, end: int, currency: str | None) -> tuple[int, bool]:
    unit = _MONEY_UNIT.match(text, end)
    return (unit.end(), True) if unit is not None else (end, currency is not None)
