"""Where a content ends: what stands in other quotation marks than its own is not part of it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from stemma.annotate.attribution.asides import after_ground, before_aside, is_ground
from stemma.annotate.attribution.drafts import Draft, bounds_of, touching
from stemma.annotate.attribution.lexicon import CueClass
from stemma.annotate.attribution.setting import Setting
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.text.calendar_names import WEEKDAYS
from stemma.text.quotes import Quotation
from stemma.text.speech import BROKEN_OFF, said

_EDGES = "\"“”„‟«»`'‘’ .,"
_FILLERS = frozenset({"you know", "i mean", "it", "you see", "by", "that", "as"})
_TELLING = frozenset({"tell", "inform", "notify", "assure", "brief"})
_MAKING = frozenset({"write", "publish", "read", "release", "record", "direct"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_TIMES = frozenset(
    (
        *(*WEEKDAYS, "yesterday", "today", "tonight", "night", "morning", "afternoon", "evening"),
        *("week", "month", "year"),
    )
)
_BESIDE = frozenset({"acl:relcl", "acl", "advcl"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_ASKS = frozenset({CueClass.QUESTION, CueClass.REQUEST})
_LONGEST_TITLE = 7
_LONGEST_MENTION = 3
"""Words in quotation marks; both set by hand."""


def limit_content(setting: Setting, draft: Draft) -> Draft | None:
    """Return a draft without the parts of its content that nobody says, or somebody else; else None.

    Who speaks inside a quotation says nothing outside of it; the name of a broadcast is no speech; whoever
    asks does not answer in the next paragraph.
    """
    words, cue = setting.words, setting.words.cue_at(draft.cue)
    if _names_work(setting, cue, draft) or setting.text.endswith(("so-", "so‑"), 0, draft.cue[0]):
        return None  # nobody calls "the so-called peace" so
    if cue is not None and words.dep[cue] in _BESIDE and is_ground(setting, draft):
        return None
    own = _quotation_around(setting, draft.cue)
    stated = [before_aside(setting, draft, after_ground(setting, part)) for part in draft.content]
    parts = [part for part in stated if _can_hold(setting, own, part)]
    spoken = [part for part in parts if not _is_mention(setting, draft, part)]
    kept = list(_up_to_answer(setting.text, draft, spoken or parts)) or list(draft.content)
    kept = [_completed(setting, cue, part) for part in kept]
    told = [part for part in _with_run(setting, draft, kept) if not _is_recipient(words, cue, part)]
    content = _without_time(words, draft, told) or _clause_after(words, cue)
    bounds = _without_preposition(words, draft.cue)
    if tuple(content) == draft.content and bounds == draft.cue:
        return draft
    return replace(draft, cue=bounds, content=tuple(content)) if content else None


def _names_work(setting: Setting, cue: int | None, draft: Draft) -> bool:
    """Tell whether all that somebody writes or publishes is a title: he wrote “War and Peace”."""
    if cue is None or setting.words.lemma[cue] not in _MAKING or len(draft.content) > 1:
        return False
    around = touching(setting.quotations, *draft.content[0])
    quotation = next((q for q in around if (q.start, q.end) == draft.content[0]), None)
    after = quotation is not None and quotation.start >= draft.cue[1]
    return after and quotation is not None and _is_title(setting.text, quotation)


def _with_run(setting: Setting, draft: Draft, parts: list[Bounds]) -> list[Bounds]:
    """Return parts with the paragraphs that run on into a quotation whose speaker is named after it."""
    quotations, more = setting.quotations, set[Bounds]()
    for part in parts:
        place = bisect_left(quotations, part[0], key=lambda quotation: quotation.start)
        runs = part[1] <= draft.cue[0] and place < len(quotations)
        runs = runs and quotations[place].start == part[0]
        while runs and place > 0 and quotations[place].continues:
            place -= 1
            bounds = quotations[place].start, quotations[place].end
            runs = bounds not in more
            more.add(bounds)
    return sorted({*parts, *more})


def _is_recipient(words: Words, cue: int | None, part: Bounds) -> bool:
    """Tell whether a part is who was told, "Reuters" of "told Reuters": never what was told."""
    if cue is None or words.lemma[cue] not in _TELLING:
        return False
    tokens = words.between(part)
    root = words.root(tokens)
    if words.head[root] != cue or words.dep[root] not in ("obj", "iobj") or words.pos[root] not in _NOUNS:
        return False
    return "of" not in words.form[tokens.start : tokens.stop]


def _completed(setting: Setting, cue: int | None, part: Bounds) -> Bounds:
    """Return a part up to where the rules end it, where it breaks off at an auxiliary: "the curfew would"."""
    words, tokens = setting.words, setting.words.between(part)
    rules = setting.drafts.get(cue) if cue is not None else None
    if rules is None or len(tokens) == 0 or words.dep[tokens[-1]] not in _AUXILIARIES:
        return part
    verb = words.head[tokens[-1]]
    whole = next((own for own in rules.content if own[0] == part[0] and own[1] > part[1]), None)
    return whole if whole is not None and verb > tokens[-1] and words.start[verb] < whole[1] else part


def _without_time(words: Words, draft: Draft, parts: list[Bounds]) -> list[Bounds]:
    """Return parts without one that begins with the time of the saying: "said on Friday night, while"."""
    rest = [part for part in parts if not _begins_with_time(words, draft, part)]
    return rest or parts


def _begins_with_time(words: Words, draft: Draft, part: Bounds) -> bool:
    """Tell whether a part is led by when it was said; read off the line, for the time hangs anywhere."""
    if not 0 <= part[0] - draft.cue[1] <= len(" on "):
        return False
    first = words.between(part)[0]
    return any(
        words.lower[token] in _TIMES and words.dep[token].startswith("obl")
        for token in (first, words.head[first])
    )


def _without_preposition(words: Words, cue: Bounds) -> Bounds:
    """Return a cue without the preposition of a time behind it: "said" of "said on"."""
    last = words.between(cue)[-1]
    of_time = words.dep[last] == "case" and words.lower[words.head[last]] in _TIMES
    return (cue[0], words.end[last - 1]) if of_time and words.start[last] > cue[0] else cue


def _clause_after(words: Words, cue: int | None) -> list[Bounds]:
    """Return the clause with "that" behind an aside: "told Reuters, asking for no name, that he had fled"."""
    if cue is None:
        return []
    _, after = words.sentences[words.sentence[cue]]
    for that in range(cue + 1, after):
        if words.lower[that] == "that" and words.pos[that] == "SCONJ" and words.form[that - 1] == ",":
            clause = bounds_of(words, range(that, after))
            return [clause] if clause is not None else []
    return []


def _quotation_around(setting: Setting, cue: Bounds) -> Quotation | None:
    around = touching(setting.quotations, *cue)
    return next((q for q in around if q.start < cue[0] and cue[1] < q.end and not q.broken), None)


def _can_hold(setting: Setting, own: Quotation | None, part: Bounds) -> bool:
    """Tell whether a part is inside the quotation in which its cue stands, or where that runs on."""
    if own is None or (own.start <= part[0] and part[1] <= own.end):
        return True
    return any(q.continues and q.start <= part[0] for q in touching(setting.quotations, *part))


def _is_mention(setting: Setting, draft: Draft, part: Bounds) -> bool:
    """Tell whether a part is a title or a mere word, and no speech."""
    text = setting.text
    if text[slice(*part)].lower().strip(_EDGES) in _FILLERS:
        return True
    quotation = next((q for q in touching(setting.quotations, *part) if (q.start, q.end) == part), None)
    if quotation is None or quotation.continues:
        return False
    behind = quotation.start >= draft.cue[1] and _is_talked_about(text, quotation)
    return behind or _is_title(text, quotation)


def _is_title(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation names a broadcast or a work, as in: on CBS’s “Face the Nation”."""
    words = said(text, quotation).strip(_EDGES).split()
    before = text[max(0, quotation.start - 2) : quotation.start].rstrip(" ")
    runs_on = before[-1:].isalnum() or before[-1:] in ("’", "'")
    if not runs_on or not 1 < len(words) <= _LONGEST_TITLE:
        return False
    large = all(word[0].isupper() or len(word) <= 3 or not word[0].isalpha() for word in words)
    return large and words[0][0].isupper() and words[-1][0].isupper()


def _is_talked_about(text: str, quotation: Quotation) -> bool:
    """Tell whether a sentence begins with a word that it talks about: “Transition” is the firm's name."""
    words = text[quotation.start : quotation.end].split()
    before, after = text[: quotation.start].rstrip(" ")[-1:], text[quotation.end :][:2]
    if said(text, quotation).endswith(BROKEN_OFF):
        return False
    begins = before in ("", "\n", ".", "!", "?", "”", '"')
    return begins and len(words) <= _LONGEST_MENTION and after[:1] == " " and after[1:].islower()


def _up_to_answer(text: str, draft: Draft, parts: list[Bounds]) -> Iterator[Bounds]:
    """Yield the parts up to the first quotation after a question that opens a paragraph."""
    asks = (
        draft.cue_class in _ASKS and text[slice(*parts[0])].rstrip(_EDGES).endswith("?") if parts else False
    )
    end = draft.cue[1]
    for part in parts:
        if asks and part[0] > end and "\n" in text[end : part[0]] and text[part[0]] in "\"“'‘`":
            return
        yield part
        end = max(end, part[1])
