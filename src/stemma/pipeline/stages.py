"""The list: what happens to a report, from top to bottom."""

from stemma.annotate.attributions import find_attributions
from stemma.annotate.date_clues import find_date_clues
from stemma.annotate.denials import find_denials
from stemma.annotate.events import find_events
from stemma.annotate.figures import find_figures
from stemma.annotate.names import find_names
from stemma.annotate.redating import redate_times
from stemma.annotate.sentences import find_sentences
from stemma.annotate.stances import find_stances
from stemma.annotate.times import find_times
from stemma.annotate.voices import find_voices
from stemma.ingest.paths import read_paths
from stemma.lineage.alterations import find_alterations
from stemma.lineage.candidates import find_candidates
from stemma.lineage.origins import draw_lineage
from stemma.lineage.pairs import compare_pairs
from stemma.model.alterations import Alteration, Collation
from stemma.model.chains import Chain, Statement
from stemma.model.claims import Contradiction
from stemma.model.copies import Archetype, CandidatePair, Derivation, IndependenceGroup, Reuse
from stemma.model.datings import DateClue, DocumentDating, Redating
from stemma.model.denials import Denial, DenialTarget
from stemma.model.documents import Document
from stemma.model.entities import Actor
from stemma.model.events import Event, EventMention
from stemma.model.figures import Figure
from stemma.model.mentions import Attribution, NameMention, Sentence, TimeExpression
from stemma.model.problems import Rejection
from stemma.model.stances import Stance
from stemma.model.voices import AgencyCredit, Voice
from stemma.pipeline.stage import Per, Stage
from stemma.reconcile.actors import link_actors
from stemma.reconcile.chains import draw_chains
from stemma.reconcile.contradictions import find_contradictions
from stemma.reconcile.datings import date_documents
from stemma.reconcile.denials import find_targets
from stemma.reconcile.events import link_events

STAGES: tuple[Stage, ...] = (
    # bytes become documents, with their page furniture marked and their language and date told
    Stage("ingest", Per.FILE, (), (Document, Rejection), read_paths),
    # which documents are worth comparing, what each pair shares, and the family tree that follows
    Stage("lineage.candidates", Per.PILE, (Document,), (CandidatePair,), find_candidates, version=3),
    Stage("lineage.pairs", Per.PILE, (Document, CandidatePair), (Reuse,), compare_pairs, version=4),
    Stage(
        "lineage.origins",
        Per.PILE,
        (Document, Reuse),
        (Archetype, Derivation, IndependenceGroup),
        draw_lineage,
        version=3,
    ),
    # what each document says, on its own
    Stage("annotate.sentences", Per.DOCUMENT, (Document,), (Sentence,), find_sentences),
    Stage("annotate.names", Per.DOCUMENT, (Sentence,), (NameMention,), find_names, version=2),
    Stage("annotate.times", Per.DOCUMENT, (Sentence,), (TimeExpression,), find_times, version=4),
    Stage("annotate.date_clues", Per.DOCUMENT, (TimeExpression,), (DateClue,), find_date_clues, version=3),
    Stage(
        "annotate.attributions", Per.DOCUMENT, (NameMention,), (Attribution,), find_attributions, version=6
    ),
    Stage("annotate.voices", Per.DOCUMENT, (Attribution,), (AgencyCredit, Voice), find_voices, version=4),
    Stage(
        "annotate.events",
        Per.DOCUMENT,
        (NameMention, TimeExpression, Attribution),
        (EventMention,),
        find_events,
        version=4,
    ),
    Stage("annotate.stances", Per.DOCUMENT, (Attribution, EventMention), (Stance,), find_stances),
    Stage("annotate.denials", Per.DOCUMENT, (Attribution,), (Denial,), find_denials, version=3),
    Stage(
        "annotate.figures", Per.DOCUMENT, (TimeExpression, EventMention), (Figure,), find_figures, version=2
    ),
    # what each copy changed, now that every text is read
    Stage(
        "lineage.alterations",
        Per.PILE,
        (Document, Reuse, NameMention, TimeExpression, Attribution, Figure),
        (Collation, Alteration),
        find_alterations,
        version=2,
    ),
    # what the pile says: who is who, when undated reports appeared, what happened, where reports disagree
    Stage("reconcile.actors", Per.PILE, (Document, NameMention), (Actor,), link_actors, version=2),
    Stage(
        "reconcile.datings",
        Per.PILE,
        (Document, Sentence, DateClue, Actor, EventMention, Reuse),
        (DocumentDating,),
        date_documents,
        version=4,
    ),
    Stage("annotate.redating", Per.PILE, (TimeExpression, DocumentDating, Reuse), (Redating,), redate_times),
    Stage(
        "reconcile.events",
        Per.PILE,
        (Document, Actor, Redating, EventMention, Figure, Attribution, Reuse, IndependenceGroup),
        (Event,),
        link_events,
        version=3,
    ),
    Stage(
        "reconcile.contradictions",
        Per.PILE,
        (Document, Sentence, TimeExpression, Attribution, EventMention, Event, Reuse),
        (Contradiction,),
        find_contradictions,
    ),
    # through whom each statement reached its report, and which of them are one that was told several times
    Stage(
        "reconcile.chains",
        Per.PILE,
        (
            *(Document, Attribution, Voice, AgencyCredit),
            *(Reuse, Archetype, Derivation, IndependenceGroup, Collation),
        ),
        (Statement, Chain),
        draw_chains,
        version=2,
    ),
    # what each denial, retraction and correction points at
    Stage(
        "reconcile.denials",
        Per.PILE,
        (Document, Sentence, Attribution, EventMention, Denial, Statement),
        (DenialTarget,),
        find_targets,
        version=2,
    ),
)
