from builders import make_document
from stemma.model.copies import Reuse

LEAD = "Taliban fighters attacked the German consulate in the northern city of Mazar on Thursday night"
REST = (
    "A truck loaded with explosives was driven into the gate, and the blast shattered windows far away, "
    "residents told the Afghan Wire. Six people died on the way to the hospital, its director said."
)


def changes_between(trace, parent, child, titles=(None, None)):
    """Return the changes from parent to child, and back."""
    documents = [
        make_document(text, name=name, title=title)
        for name, text, title in zip(("parent", "child"), (parent, child), titles, strict=True)
    ]
    (reuse,) = trace(documents).all(Reuse)
    assert reuse.changes is not None
    return reuse.changes[1], reuse.changes[0]


def test_a_lead_that_repeats_the_headline_is_no_change(trace):
    parent = f"{LEAD}\n\n{LEAD}. {REST}"
    lost = parent.replace(", residents told the Afghan Wire", "")
    forth, back = changes_between(trace, parent, lost)
    assert forth < 2
    assert back < 6


def test_paragraphs_in_another_order_are_no_words_of_one_s_own(trace):
    first, second = REST.partition(". ")[0], LEAD
    forth, back = changes_between(trace, f"{first}.\n\n{second}.", f"{second}.\n\n{first}.")
    assert forth < 4
    assert back < 4


def test_another_headline_is_a_change_and_a_missing_one_is_not(trace):
    parent, child = f"{LEAD}. {REST}", REST
    same, other, none = (
        changes_between(trace, parent, child, ("Consulate attacked", title))[0]
        for title in ("Consulate attacked", "Night of fear", None)
    )
    assert same == none < other
