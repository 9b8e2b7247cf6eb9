"""A count with what it counts."""


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, in the plural unless it is one; the noun is one with a plural in -s.

    >>> counted(1, "document"), counted(0, "document"), counted(1200, "independent origin")
    ('1 document', '0 documents', '1,200 independent origins')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
