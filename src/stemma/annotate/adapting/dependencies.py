"""From ClearNLP's dependencies, which the official English pipelines give, to Universal Dependencies.

The style they come in: Choi and Palmer (2012), Guidelines for the CLEAR Style Constituent to
Dependency Conversion.
"""

from collections.abc import Sequence

from spacy.tokens import Span as TokenSpan

from stemma.annotate.adapting.clauses import (
    head_free_relatives,
    raise_predicates,
    split_small_clauses,
    turn_over_speech,
)
from stemma.annotate.adapting.coordination import hang_conjuncts_on_first
from stemma.annotate.adapting.numbers import hang_amounts
from stemma.annotate.adapting.parts import fill_in_parts, name_parts_by_relation
from stemma.annotate.adapting.persons import head_persons_by_first_name
from stemma.annotate.adapting.prepositions import hang_prepositions_on_nouns
from stemma.annotate.adapting.relations import name_as_clear, name_as_universal
from stemma.annotate.adapting.tree import Tree


def universal_tree(sentence: TokenSpan, persons: Sequence[tuple[int, int]] = ()) -> Tree:
    """Return the tree of a sentence as Universal Dependencies draw it, with parts of speech to match.

    `persons` are the names of persons in it, as positions in the sentence (end exclusive). The result
    is one tree over the same words whatever the pipeline drew.
    """
    tree = Tree.of(sentence)
    fill_in_parts(tree)
    name_as_clear(tree)
    hang_amounts(tree)
    head_free_relatives(tree)
    hang_prepositions_on_nouns(tree)
    raise_predicates(tree)
    split_small_clauses(tree)
    turn_over_speech(tree)
    hang_conjuncts_on_first(tree)
    head_persons_by_first_name(tree, persons)
    name_as_universal(tree)
    name_parts_by_relation(tree)
    return tree
