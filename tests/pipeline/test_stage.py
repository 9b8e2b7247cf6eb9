import pytest

from stemma.errors import PlanError
from stemma.model.copies import CandidatePair, Reuse
from stemma.model.documents import Document
from stemma.pipeline.stage import Per, Stage, check_plan


def nothing(_tables):
    return ()


def stage(name, reads=(), writes=()):
    return Stage(name, Per.PILE, reads, writes, nothing)


INGEST = stage("ingest", (), (Document,))
CANDIDATES = stage("candidates", (Document,), (CandidatePair,))
PAIRS = stage("pairs", (CandidatePair,), (Reuse,))


def test_a_plan_in_which_everything_is_written_before_it_is_read_is_accepted():
    check_plan([INGEST, CANDIDATES, PAIRS])


def test_a_plan_that_reads_before_writing_names_the_stage_to_move():
    with pytest.raises(PlanError, match=r"'pairs' reads CandidatePair.*move it down"):
        check_plan([INGEST, PAIRS, CANDIDATES])


def test_two_stages_of_one_name_are_refused():
    with pytest.raises(PlanError, match="two stages are called 'ingest'"):
        check_plan([INGEST, INGEST])
