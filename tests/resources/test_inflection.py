import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.resources.event_lexicon import load_event_lexicon
from stemma.resources.inflection import noun_forms, verb_forms
from stemma.resources.plover_vetoes import load_veto_words


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("strike", "struck stricken striking"),
        ("agree", "agreed agreeing"),
        ("deny", "denies denied denying"),
        ("die", "died dying"),
        ("veto", "vetoes vetoed vetoing"),
        ("equip", "equipped equipping"),
        ("quit", "quit quitting"),
        ("refer", "referred referring"),
        ("patrol", "patrolled patrolling"),
        ("cancel", "canceled cancelled canceling cancelling"),
        ("forbid", "forbade forbidden forbidding"),
    ],
)
def test_a_verb_has_the_forms_that_british_and_american_papers_write(verb, forms):
    assert verb_forms(verb) == {verb, *forms.split()} | {form for form in verb_forms(verb) if form[-1] == "s"}


@pytest.mark.parametrize(("verb", "third"), [("go", "goes"), ("push", "pushes"), ("accuse", "accuses")])
def test_the_third_person_of_a_verb(verb, third):
    assert third in verb_forms(verb)


@pytest.mark.parametrize(
    ("noun", "forms"), [("ally", "allies"), ("man", "men"), ("day", "days"), ("cargo", "cargos cargoes")]
)
def test_a_noun_has_its_singular_and_its_plurals(noun, forms):
    assert noun_forms(noun) == {noun, *forms.split()}


@pytest.mark.parametrize("form", ["vetoes", "patrolled", "equipped", "travelling", "acquitted"])
def test_the_event_lexicon_knows_a_verb_in_all_its_forms(form):
    assert form in load_event_lexicon().verbs


def test_the_stump_of_a_contraction_has_no_forms_that_are_words_of_their_own():
    assert "woes" not in load_veto_words().forms


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_every_word_is_one_of_its_own_forms(word):
    assert word in verb_forms(word)
    assert word in noun_forms(word)
