"""What the rules find, one reader after another: by form, beside quotations, by syntax."""

from collections.abc import Iterable, Sequence

from stemma.annotate.attribution.clauses import read_clauses
from stemma.annotate.attribution.cues import find_cues
from stemma.annotate.attribution.drafts import Draft
from stemma.annotate.attribution.formats import read_according, read_colons, read_hearsay
from stemma.annotate.attribution.quoted import read_quotations
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.text.quotes import Quotation


def read_by_rules(words: Words, text: str, quotations: Sequence[Quotation]) -> Iterable[Draft]:
    """Return source, cue and content of each attribution that a rule knows; each cue once."""
    cues = list(find_cues(words))
    drafts: dict[Bounds, Draft] = {}
    for draft in (
        *read_colons(words, text, quotations),
        *read_according(words, text, quotations),
        *read_hearsay(words, text, quotations),
    ):
        drafts.setdefault(draft.cue, draft)
    quoted = {cue.token: draft for cue, draft in read_quotations(words, text, cues, quotations)}
    others = [cue for cue in cues if cue.token not in quoted]
    for draft in (*quoted.values(), *read_clauses(words, others, text, quotations)):
        drafts.setdefault(draft.cue, draft)
    return drafts.values()
