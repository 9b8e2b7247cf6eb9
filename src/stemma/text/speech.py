"""What a quotation tells of itself: whether it is a sentence, breaks off, or is the next speaker's turn."""

from stemma.text.quotes import Quotation

_EDGES = "\"“”„‟«»`'‘’ "
_BEFORE_SENTENCE = "\n.!?…:;,”\"'’`“—-)"
BROKEN_OFF = (",", "?", "!", "…", "—", "–", "-")
"""How what is said ends before the words that tell by whom."""
_ENDS_SENTENCE = (".", "!", "?", "…", "—", "-")


def begins_turn(text: str, before: Quotation, quotation: Quotation) -> bool:
    """Tell whether another speaker takes over: whole sentences in quotation marks meet mark to mark.

    >>> from stemma.text.quotes import find_quotations
    >>> text = "“Are you ill?” “No.”"
    >>> begins_turn(text, *find_quotations(text))
    True
    """
    if before.broken or quotation.broken or quotation.continues or text[before.end : quotation.start].strip():
        return False
    following = text[quotation.start : quotation.end].lstrip(_EDGES)
    whole = said(text, before).endswith(_ENDS_SENTENCE) and following[:1].isupper()
    return whole and may_begin_sentence(text, before)


def is_sentence(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation begins and ends as a sentence does, or breaks off for who says it."""
    whole = said(text, quotation)
    return whole.lstrip(_EDGES)[:1].isupper() and whole.endswith((*_ENDS_SENTENCE, *BROKEN_OFF))


def said(text: str, quotation: Quotation) -> str:
    """Return a quotation without its closing mark and the blank that tokenised text sets before it."""
    return text[quotation.start : quotation.end].rstrip(_EDGES)


def may_begin_sentence(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation stands where a sentence may begin, or speech after a comma or colon."""
    before = text[max(0, quotation.start - 40) : quotation.start].rstrip(" ")
    return not before or before[-1] in _BEFORE_SENTENCE
