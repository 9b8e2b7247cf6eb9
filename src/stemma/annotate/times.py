"""Time expressions: every date, time, duration and set that a report states, with its days."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.timex.agreement import agree_on_names
from stemma.annotate.timex.composition import compose
from stemma.annotate.timex.direction import Direction, direction_of
from stemma.annotate.timex.grammar import load_grammar
from stemma.annotate.timex.lexer import Lexeme, read_lexemes
from stemma.annotate.timex.narrative import Narrative, is_history
from stemma.annotate.timex.outcomes import Resolution
from stemma.annotate.timex.passing import mark_passing
from stemma.annotate.timex.readings import read_match
from stemma.annotate.timex.resolution import OPEN_DAY, resolve
from stemma.annotate.timex.symbolic import read_reading, symbolic_of
from stemma.annotate.timex.symbols import Anchor, Counted, Feast, Named, Offset, is_day
from stemma.annotate.timex.vetoes import looks_like_time_only
from stemma.annotate.timex.words import Piece
from stemma.model.dates import Dating
from stemma.model.mentions import Granularity, TimeExpression, TimexType
from stemma.model.spans import Span

Telling = tuple[Resolution, int | None]
"""What an expression denotes, and the number of the expression it was counted from."""
GRANULARITIES = {
    "T": Granularity.TIME, "D": Granularity.DAY, "W": Granularity.WEEK, "WE": Granularity.WEEKEND,
    "M": Granularity.MONTH, "Q": Granularity.QUARTER, "S": Granularity.SEASON, "H": Granularity.HALF,
    "Y": Granularity.YEAR, "DE": Granularity.DECADE, "CE": Granularity.CENTURY,
}  # fmt: skip
DIRECTIONS = {Direction.PAST: "past", Direction.OPEN: "", Direction.FUTURE: "future"}
_DIRECTION_OF = {word: direction for direction, word in DIRECTIONS.items()}

STRETCHES = frozenset({"length", "first_units"})
"""Rules of durations, of which those in months replace the quarter a business report compares."""
COMPARISONS = frozenset({"ago", "earlier", "same_quarter", "passing"})
"""Rules of expressions that name a time without going there: "up from a year earlier", "(1918)"."""


def find_times(parsed: ParsedDocument) -> Iterator[TimeExpression]:
    """Yield each time expression in text order, with its TIMEX3 type and value and the days it denotes.

    The values follow TIMEX3 (TimeML 1.2.1). A relative expression is counted from the day of
    publication or from the time the text last spoke of; where neither is known its value stays
    symbolic ("DCT-1W", "XXXX-WXX-3") and `unresolved` says why. Each carries its trail: the rule, the
    symbolic value, where the verb pointed, and what it was counted from.
    """
    lexemes = read_lexemes(parsed.text)
    pieces = [_without_that(parsed, piece, lexemes) for piece in find_pieces(parsed.text, lexemes)]
    spans = [parsed.span(lexemes[piece.first].start, lexemes[piece.after - 1].end) for piece in pieces]
    pointed = [_direction(parsed, piece, span) for piece, span in zip(pieces, spans, strict=True)]
    directions = agree_on_names(pieces, pointed)
    tellings = resolve_from(parsed.document.published, pieces, directions)
    for place, piece in enumerate(pieces):
        resolution, teller = tellings[place]
        told_by = None if teller is None else spans[teller]
        words = parsed.document.quote(spans[place])
        yield _expression(spans[place], words, piece, resolution, directions[place], told_by)


def resolve_anew(times: Sequence[TimeExpression], published: Dating) -> list[TimeExpression]:
    """Return the expressions of one document, in text order, as it would have them if published then.

    Made from what each keeps of its reading, so the text is not read again; the same as `find_times` gives
    for a document of that day.
    """
    pieces = [Piece(0, 0, time.rule, read_reading(time.type, time.symbolic, time.mod)) for time in times]
    directions = [_DIRECTION_OF[time.direction] for time in times]
    tellings = resolve_from(published, pieces, directions)
    return [
        _expression(time.span, time.text, piece, told, direction, None if at is None else times[at].span)
        for time, piece, direction, (told, at) in zip(times, pieces, directions, tellings, strict=True)
    ]


def _without_that(parsed: ParsedDocument, piece: Piece, lexemes: Sequence[Lexeme]) -> Piece:
    """Return a piece without the conjunction that it took for a pronoun: "said that Friday's talks …"."""
    first, symbol = lexemes[piece.first], piece.reading.symbol
    if first.kind != "THAT" or not isinstance(symbol, Named):
        return piece
    that = parsed.tokens(parsed.span(first.start, first.end))[0]
    bare = replace(piece.reading, symbol=replace(symbol, within=None))
    return replace(piece, first=piece.first + 1, reading=bare) if that.dep_ == "mark" else piece


def _direction(parsed: ParsedDocument, piece: Piece, span: Span) -> Direction:
    symbol = piece.reading.symbol
    if not isinstance(symbol.other if isinstance(symbol, Counted) else symbol, Named | Feast):
        return Direction.OPEN
    return direction_of(parsed.tokens(span))


def resolve_from(
    published: Dating, pieces: Sequence[Piece], directions: Sequence[Direction]
) -> list[Telling]:
    """Return what each piece denotes, whether the document's day is known, bounded, or unknown.

    With each comes the number of the piece it was counted from, if any. Later publication never moves
    an expression back, so what both ends of an interval agree on holds for every day of it ("this
    year"); what they do not agree on stays symbolic.
    """
    first, last = published.first_day, published.last_day
    resolved = resolve_in_order(pieces, directions, first)
    if first == last:
        return resolved
    at_the_end = resolve_in_order(pieces, directions, last)
    without = resolve_in_order(pieces, directions, None)
    return [
        (replace(early[0], anchor=None), early[1]) if early[0].value == late[0].value else symbolic
        for early, late, symbolic in zip(resolved, at_the_end, without, strict=True)
    ]


def resolve_in_order(
    pieces: Sequence[Piece], directions: Sequence[Direction], published: date | None
) -> list[Telling]:
    """Return what each piece denotes, told one after the other from one day of publication."""
    narrative = Narrative(published, is_history([piece.reading for piece in pieces], published))
    tellings: list[Telling] = []
    for place, (piece, direction) in enumerate(zip(pieces, directions, strict=True)):
        resolution = resolve(piece.reading.symbol, narrative, direction)
        tellings.append((resolution, narrative.tellers.get(resolution.source) if resolution.source else None))
        if resolution.period and tells_time(piece, narrative):
            narrative.remember(resolution.period, place)
        elif piece.rule in STRETCHES and resolution.value.endswith("M"):
            narrative.leave_quarter()
    return tellings


def tells_time(piece: Piece, narrative: Narrative) -> bool:
    """Tell whether a piece moves the narrative on; comparisons and a history's own day do not.

    Nor does the first end of a range, whose year is the second's.
    """
    symbol = piece.reading.symbol
    if isinstance(symbol, Named) and isinstance(symbol.within, Counted):
        return False
    if piece.rule in COMPARISONS or (piece.rule == "before" and not is_day(symbol)):
        return False
    return not (narrative.history and isinstance(symbol, Offset) and symbol.anchor is Anchor.DOCUMENT)


def find_pieces(text: str, lexemes: Sequence[Lexeme]) -> list[Piece]:
    """Return the expressions of a text with their readings, before anything is resolved."""
    pieces = [piece for match in load_grammar().matches(lexemes) for piece in read_match(match, lexemes)]
    kept = [piece for piece in pieces if not looks_like_time_only(text, lexemes, piece)]
    return mark_passing(compose(kept, lexemes), lexemes)


def _expression(
    span: Span,
    text: str,
    piece: Piece,
    resolution: Resolution,
    direction: Direction,
    told_by: Span | None,
) -> TimeExpression:
    reading, period = piece.reading, resolution.period
    days = period.days if period and resolution.unresolved is None else None
    clock = reading.clock if period is None or period.unit == "D" else ""
    known = period is not None and reading.type in {TimexType.DATE, TimexType.TIME}
    return TimeExpression(
        span=span,
        text=text,
        type=reading.type,
        value=(OPEN_DAY if clock and resolution.value == "SAME-D" else resolution.value) + clock,
        first_day=days[0] if days else None,
        last_day=days[1] if days else None,
        unresolved=resolution.unresolved,
        mod=reading.mod,
        anchor=resolution.anchor,
        granularity=GRANULARITIES["T" if clock else period.unit] if period and known else None,
        rule=piece.rule,
        symbolic=symbolic_of(reading.symbol) + reading.clock,
        direction=DIRECTIONS[direction],
        anchored_on=told_by,
    )
