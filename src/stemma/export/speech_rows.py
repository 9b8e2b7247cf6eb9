"""Rows on who says so: stances, voices, denials, chains and statements."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from stemma.model.chains import Chain, ChainLink, Statement
from stemma.model.denials import Denial, DenialTarget
from stemma.model.mentions import Attribution
from stemma.model.spans import Span
from stemma.model.stances import Stance
from stemma.model.voices import AgencyCredit, Voice

Row = dict[str, Any]
"""One object of JSON Lines."""


def stances_by_subject(stances: Iterable[Stance]) -> dict[str, list[Stance]]:
    """Return the stances on each content and event, by the id of its record."""
    found: dict[str, list[Stance]] = {}
    for stance in stances:
        found.setdefault(stance.of, []).append(stance)
    return found


def attribution_rows(by_kind: Mapping[type, list[Any]], index: Mapping[str, int]) -> list[Row]:
    """Return the attributions of one document, each with its voice and the stances on its content."""
    stances = stances_by_subject(by_kind.get(Stance, []))
    voices = {voice.attribution: voice for voice in by_kind.get(Voice, [])}
    return [
        {
            **_attribution_row(told, index),
            **({"voice": voice_row(voices[told.id])} if told.id in voices else {}),
            "stances": stance_rows(stances.get(told.id, ()), index),
        }
        for told in by_kind.get(Attribution, [])
    ]


def stance_rows(stances: Iterable[Stance], index: Mapping[str, int]) -> list[Row]:
    """Return how surely each holder holds it; `holder` is an attribution's index, or null for the author."""
    return [
        {
            "holder": index.get(stance.holder) if stance.holder else None,
            "certainty": stance.certainty.value,
            "hedges": [bounds_row(span) for span in stance.hedges],
            "estimates": [
                {"span": bounds_row(estimate.span), "low": estimate.low, "high": estimate.high}
                for estimate in stance.estimates
            ],
            **({"degree": stance.degree} if stance.degree is not None else {}),
        }
        for stance in stances
    ]


def speech_rows(by_kind: Mapping[type, list[Any]], attributions: Mapping[str, int]) -> Row:
    """Return what goes with the attributions: the agency that the report is from, and what it denies."""
    credited = [credit_row(credit) for credit in by_kind.get(AgencyCredit, [])]
    denials = [denial_row(denial, attributions) for denial in by_kind.get(Denial, [])]
    return {**({"agency": credited[0]} if credited else {}), "denials": denials}


def _attribution_row(attribution: Attribution, index: Mapping[str, int]) -> Row:
    return {
        "id": attribution.id,
        "source": bounds_row(attribution.source) if attribution.source else None,
        **_speaker_row(attribution),
        "cue": bounds_row(attribution.cue) if attribution.cue else None,
        **({"cue_kind": attribution.cue_kind.value} if attribution.cue_kind else {}),
        **({"distancing": True} if attribution.distancing else {}),
        **({"negated": True} if attribution.negated else {}),
        "content": [bounds_row(span) for span in attribution.content],
        "form": attribution.form.value,
        "source_kind": attribution.source_kind.value,
        "anonymous": attribution.anonymous,
        "certainty": attribution.certainty.value,
        "hedges": [bounds_row(span) for span in attribution.hedges],
        "within": index.get(attribution.within) if attribution.within else None,
    }


def _speaker_row(attribution: Attribution) -> Row:
    if attribution.speaker_unresolved is not None:
        return {"speaker_unresolved": attribution.speaker_unresolved.value}
    return {"speaker": bounds_row(attribution.speaker)} if attribution.speaker else {}


def voice_row(voice: Voice) -> Row:
    """Return how many people speak, why without a name, and through whom; what is not known is absent."""
    return {
        **({"people": [voice.low, voice.high]} if voice.low is not None else {}),
        **({"ground": bounds_row(voice.ground)} if voice.ground else {}),
        "relays": [
            {"span": bounds_row(relay.span), "role": relay.role.value, "kind": relay.kind.value}
            for relay in voice.relays
        ],
    }


def credit_row(credit: AgencyCredit) -> Row:
    """Return the agency that a report says it is from."""
    return {"span": bounds_row(credit.span), "agency": credit.agency}


def denial_row(denial: Denial, index: Mapping[str, int]) -> Row:
    """Return the words by which something is denied, by whom, and what they say of it."""
    return {
        "id": denial.id,
        "span": bounds_row(denial.span),
        "kind": denial.kind.value,
        "source": bounds_row(denial.source) if denial.source else None,
        "denied": [bounds_row(span) for span in denial.denied],
        "takes_up": denial.takes_up,
        "attribution": index.get(denial.attribution) if denial.attribution else None,
    }


def target_row(target: DenialTarget) -> Row:
    """Return what a denial points at across the pile, or why that is open."""
    return {
        "denial": {"id": target.denial, **words_row(target.span)},
        "targets": [words_row(span) for span in target.targets],
        "attributions": list(target.attributions),
        **({"found": target.found.value} if target.found else {}),
        **({"unresolved": target.unresolved.value} if target.unresolved else {}),
    }


def chain_row(chain: Chain) -> Row:
    """Return the way of one attribution from the report to the speaker."""
    return {
        "attribution": chain.attribution,
        "document": chain.document,
        "links": [_link_row(link) for link in chain.links],
    }


def statement_row(statement: Statement) -> Row:
    """Return the attributions that tell one statement, and the origins on which their reports rest."""
    return {
        "attributions": list(statement.attributions),
        "documents": list(statement.documents),
        "origins": list(statement.origins),
    }


def _link_row(link: ChainLink) -> Row:
    return {
        "kind": link.kind.value,
        "name": link.name or None,
        "basis": link.basis.value,
        "spans": [words_row(span) for span in link.spans],
        **({"why": link.why} if link.why else {}),
        **({"record": link.record} if link.record else {}),
    }


def bounds_row(span: Span) -> list[int]:
    """Return start and end of a span, as rows give them."""
    return [span.start, span.end]


def words_row(span: Span) -> Row:
    """Return a span with its document, for rows that tell of several."""
    return {"document": span.document, "span": bounds_row(span)}


def day_row(day: date | None) -> str | None:
    """Return a day as ISO 8601 writes it; None where it is unknown or open."""
    return None if day is None else day.isoformat()
