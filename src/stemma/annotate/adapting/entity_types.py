"""Types of entities: from those of OntoNotes 5 to ours; those of CoNLL 2003 are ours already."""

OURS = frozenset(("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "MISC"))
FROM_ONTONOTES = {
    "PERSON": "PER",
    **dict.fromkeys(("PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"), "MISC"),
}
NO_NAMES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"))
"""Values, not names: times and figures are read by stages of their own."""


def our_type(label: str) -> str | None:
    """Return our type for a label, or None for what is no name of ours.

    >>> our_type("PERSON"), our_type("GPE"), our_type("DATE")
    ('PER', 'GPE', None)
    """
    return label if label in OURS else FROM_ONTONOTES.get(label)


def is_known(label: str) -> bool:
    """Tell whether a label belongs to one of the sets that are understood."""
    return label in NO_NAMES or our_type(label) is not None
