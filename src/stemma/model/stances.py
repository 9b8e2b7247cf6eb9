"""How surely each holder holds what is told: its source, those who pass it on, and the author."""

from dataclasses import dataclass

from stemma.model.ids import content_id
from stemma.model.mentions import Certainty
from stemma.model.spans import Span


@dataclass(frozen=True, slots=True)
class Estimate:
    """An explicit word of estimation, and the likelihood in per cent that ICD 203 gives it."""

    span: Span
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Stance:
    """How surely one holder holds a content or an event, after FactBank (Saurí and Pustejovsky 2009).

    The same words have one stance for each holder: their source may be certain where the author, who merely
    reports it, commits to nothing (UU).
    """

    of: str
    """Id of the attribution whose content, or of the event mention, that is held."""
    span: Span
    """That content or trigger."""
    holder: str | None
    """Id of the attribution whose source holds it; None is the author of the report."""
    certainty: Certainty
    hedges: tuple[Span, ...] = ()
    """The holder's own words of reservation."""
    estimates: tuple[Estimate, ...] = ()
    degree: float | None = None
    """Factuality from -3 to 3, where a trained judgement of the author's own voice stands behind it."""

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("stance", self.of, self.holder)
