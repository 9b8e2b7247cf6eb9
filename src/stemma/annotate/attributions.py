"""Who says what: source, cue and content, how surely, and which attribution stands inside which."""

from collections.abc import Iterable, Iterator, Sequence

from stemma.annotate.attribution.certainty import find_hedges, judge_certainty
from stemma.annotate.attribution.classifier import load_model
from stemma.annotate.attribution.content_limits import limit_content
from stemma.annotate.attribution.cue_kinds import cue_kind_of, is_distancing
from stemma.annotate.attribution.drafts import Draft, touching, without
from stemma.annotate.attribution.framed import read_framed
from stemma.annotate.attribution.linking import link
from stemma.annotate.attribution.rules import read_by_rules
from stemma.annotate.attribution.scope import settle_scope
from stemma.annotate.attribution.setting import Setting, make_setting
from stemma.annotate.attribution.side_by_side import part_quotations, settle_participles
from stemma.annotate.attribution.signed import read_signed, without_signed
from stemma.annotate.attribution.source_kinds import classify_source
from stemma.annotate.attribution.source_limits import limit_source
from stemma.annotate.attribution.unattributed import read_unattributed
from stemma.annotate.coreference.links import Speakers, Turn
from stemma.annotate.coreferences import name_speakers
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.words import Words
from stemma.model.dates import Unresolved
from stemma.model.mentions import Attribution, AttributionForm, NameMention, SourceKind
from stemma.model.spans import Bounds
from stemma.text.quotes import Quotation, find_quotations


def find_attributions(parsed: ParsedDocument) -> Iterator[Attribution]:
    """Yield each attribution of a document in the order of its contents, outer ones before inner ones.

    Spans follow PolNeAR's guidelines: auxiliaries, negation and "also" belong to the cue, a closing comma of
    an apposition to the source, quotation marks to the content; the recipient is outside. Certainty is the
    source's own; the speaker is the fullest name by then of whom "he" or "the minister" stands for.
    """
    words, quotations = parsed.words, find_quotations(parsed.text)
    drafts = sorted(read_drafts(parsed, words, quotations), key=_outer_first)
    turns = [Turn(draft.content, draft.source) for draft in drafts]
    speakers = name_speakers(parsed, parsed.all(NameMention), turns)
    reaching: list[Attribution] = []
    for draft in drafts:
        reaching = [other for other in reaching if other.content[-1].end > draft.content[0][0]]
        record = _attribution(parsed, draft, quotations, speakers, _enclosing(draft, reaching))
        reaching.append(record)
        yield record


def read_drafts(parsed: ParsedDocument, words: Words, quotations: Sequence[Quotation]) -> Iterable[Draft]:
    """Return source, cue and content of each attribution: the rules propose, the trained linker decides.

    Speech in quotation marks that it ties to nobody comes last, without source and cue.
    """
    text = parsed.text
    proposed = read_by_rules(words, text, quotations)
    setting = make_setting(text, words, quotations, proposed)
    signed = [*read_signed(words, text, quotations), *read_framed(words, text, quotations)]
    cleared = list(_within_limits(setting, link(setting, load_model())))
    told = part_quotations(list(settle_participles(setting, cleared)))
    found = [*signed, *without_signed(told, signed)]
    linked = list(settle_scope(text, found, quotations))
    return [*linked, *read_unattributed(text, quotations, linked)]


def _within_limits(setting: Setting, drafts: Iterable[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        spoken = limit_source(setting, draft)
        limited = limit_content(setting, spoken) if spoken is not None else None
        if limited is not None:
            yield limited


def _outer_first(draft: Draft) -> tuple[int, int, Bounds]:
    return draft.content[0][0], -draft.content[-1][1], draft.cue


def _attribution(
    parsed: ParsedDocument,
    draft: Draft,
    quotations: Sequence[Quotation],
    speakers: Speakers,
    within: str | None,
) -> Attribution:
    words, hedges = parsed.words, find_hedges(parsed.words, draft)
    kind, unnamed = _kind_of_source(words, parsed.text, draft)
    speaker = speakers[draft.source] if draft.source is not None else Unresolved.NOT_STATED
    touched = [quotation for part in draft.content for quotation in touching(quotations, *part)]
    return Attribution(
        cue=parsed.span(*draft.cue) if draft.cue[0] < draft.cue[1] else None,
        content=tuple(parsed.span(*part) for part in draft.content),
        source=parsed.span(*draft.source) if draft.source is not None else None,
        form=_form(parsed.document.text, draft, touched),
        source_kind=kind,
        anonymous=unnamed and not _is_person(speaker),
        certainty=judge_certainty(words, draft, hedges),
        hedges=tuple(parsed.span(*bounds) for bounds, _ in hedges),
        within=within,
        broken_quotation=any(quotation.broken for quotation in touched),
        cue_kind=cue_kind_of(words, draft),
        distancing=is_distancing(words, draft),
        negated=draft.negated,
        speaker=speaker.span if isinstance(speaker, NameMention) else None,
        speaker_unresolved=speaker if isinstance(speaker, Unresolved) else None,
    )


def _kind_of_source(words: Words, text: str, draft: Draft) -> tuple[SourceKind, bool]:
    """Return what kind of source a draft has, and whether the sentence of its cue keeps it without a name."""
    if draft.source is None:
        return SourceKind.UNSTATED, False
    sentence = words.extent(words.between(draft.cue)[0])
    return classify_source(words, draft.source, text[slice(*sentence)])


def _is_person(speaker: NameMention | Unresolved) -> bool:
    """Tell whether a source is somebody whom the report names elsewhere: "the envoy" is Anna Berg."""
    return isinstance(speaker, NameMention) and speaker.label == "PER"


def _form(text: str, draft: Draft, touched: Sequence[Quotation]) -> AttributionForm:
    """Direct where all of the content's words are in quotation marks, mixed where some are."""
    if any(
        q.broken and q.start < draft.cue[0] < q.end and draft.content[0][0] <= q.start + 1 for q in touched
    ):
        return AttributionForm.DIRECT  # the closing mark is lost, and the cue stands where it should
    inside = [q for q in touched if not (q.start < draft.cue[0] and draft.cue[1] < q.end)]
    if not inside:
        return AttributionForm.INDIRECT
    marks = [(q.start, q.end) for q in inside]
    unquoted = (piece for part in draft.content for piece in without(part, *marks))
    said = any(char.isalnum() for piece in unquoted for char in text[slice(*piece)])
    return AttributionForm.MIXED if said else AttributionForm.DIRECT


def _enclosing(draft: Draft, earlier: Sequence[Attribution]) -> str | None:
    """Return the id of the smallest attribution before this one whose content holds its cue and content."""
    holders = [other for other in earlier if _holds(other, draft)]
    smallest = min(
        holders, key=lambda other: sum(part.end - part.start for part in other.content), default=None
    )
    return smallest.id if smallest is not None else None


def _holds(outer: Attribution, inner: Draft) -> bool:
    inside = (*inner.content, inner.cue) if inner.cue[0] < inner.cue[1] else inner.content
    return all(
        any(part.start <= start and end <= part.end for part in outer.content) for start, end in inside
    )
