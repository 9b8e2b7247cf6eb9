"""The list: what happens to a report, from top to bottom."""

from stemma.annotate.attributions import find_attributions
from stemma.annotate.events import find_events
from stemma.annotate.figures import find_figures
from stemma.annotate.names import find_names
from stemma.annotate.sentences import find_sentences
from stemma.annotate.times import find_times
from stemma.ingest.paths import read_paths
from stemma.lineage.candidates import find_candidates
from stemma.lineage.origins import draw_lineage
from stemma.lineage.pairs import compare_pairs
from stemma.model.claims import Contradiction
from stemma.model.copies import Archetype, CandidatePair, Derivation, IndependenceGroup, Reuse
from stemma.model.documents import Document
from stemma.model.entities import Actor
from stemma.model.events import Event, EventMention
from stemma.model.mentions import Attribution, Figure, NameMention, Sentence, TimeExpression
from stemma.model.problems import Rejection
from stemma.pipeline.stage import Per, Stage
from stemma.reconcile.actors import link_actors
from stemma.reconcile.contradictions import find_contradictions
from stemma.reconcile.events import link_events

STAGES: tuple[Stage, ...] = (
    # bytes become documents, with their page furniture marked and their language and date told
    Stage("ingest", Per.FILE, (), (Document, Rejection), read_paths),
    # which documents are worth comparing, what each pair shares, and the family tree that follows
    Stage("lineage.candidates", Per.PILE, (Document,), (CandidatePair,), find_candidates),
    Stage("lineage.pairs", Per.PILE, (Document, CandidatePair), (Reuse,), compare_pairs),
    Stage(
        "lineage.origins",
        Per.PILE,
        (Document, Reuse),
        (Archetype, Derivation, IndependenceGroup),
        draw_lineage,
    ),
    # what each document says, on its own
    Stage("annotate.sentences", Per.DOCUMENT, (Document,), (Sentence,), find_sentences),
    Stage("annotate.names", Per.DOCUMENT, (Sentence,), (NameMention,), find_names),
    Stage("annotate.times", Per.DOCUMENT, (Sentence,), (TimeExpression,), find_times),
    Stage(
        "annotate.attributions", Per.DOCUMENT, (NameMention,), (Attribution,), find_attributions, version=2
    ),
    Stage(
        "annotate.events",
        Per.DOCUMENT,
        (NameMention, TimeExpression, Attribution),
        (EventMention,),
        find_events,
    ),
    Stage("annotate.figures", Per.DOCUMENT, (TimeExpression, EventMention), (Figure,), find_figures),
    # what the pile says: who is who, what happened, and where the reports disagree
    Stage("reconcile.actors", Per.PILE, (Document, NameMention), (Actor,), link_actors),
    Stage(
        "reconcile.events",
        Per.PILE,
        (Document, Actor, EventMention, Figure, Attribution, Reuse, IndependenceGroup),
        (Event,),
        link_events,
    ),
    Stage(
        "reconcile.contradictions",
        Per.PILE,
        (Document, Event, Figure, Attribution, Reuse),
        (Contradiction,),
        find_contradictions,
    ),
)
