"""What was left out, by which stage, and why."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.ids import content_id


class RejectionReason(StrEnum):
    """Short, stable names of the reasons for leaving something out."""

    EMPTY = "empty"
    NOT_TEXT = "not_text"
    BAD_ENCODING = "bad_encoding"
    TOO_LARGE = "too_large"
    BROKEN_JSON = "broken_json"
    MISSING_FIELD = "missing_field"
    BAD_FIELD = "bad_field"
    NO_ARTICLE = "no_article"
    SAME_ID_OTHER_TEXT = "same_id_other_text"
    UNKNOWN_FORMAT = "unknown_format"
    OTHER_LANGUAGE = "other_language"
    TOO_SLOW = "too_slow"
    UNREADABLE = "unreadable"
    STAGE_FAILED = "stage_failed"


@dataclass(frozen=True, slots=True)
class Rejection:
    """One file, row or document that a stage left out, and the reason in words."""

    name: str
    """The path, with the line number where there is one, or the document's name."""
    stage: str
    reason: RejectionReason
    message: str
    document: str | None = None
    """The document's id, where it was read and kept but not worked on."""

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("rejection", self.name, self.stage, self.reason, self.document)
