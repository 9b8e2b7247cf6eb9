"""Every exception Stemma raises, and when.

StemmaError
├── UsageError             the caller asked for something that cannot be done
│   ├── NotACaseFile       the path is no Stemma case
│   ├── NewerCaseFile      the case was written by a newer Stemma
│   └── NothingToRead      no readable file at the paths given
├── PipelineMissing        the language pipeline is not installed
├── PipelineUnfit          the language pipeline does not give what the stages read
├── PlanError              the list of stages does not fit together
├── BadRow                 one input row is unusable; the run goes on without it
└── DamagedCase            a row of the case no longer matches its digest

A bad document is no exception: it becomes a `Rejection` record and the run goes on.
"""


class StemmaError(Exception):
    """Anything Stemma raises on purpose; its text says what to do."""


class UsageError(StemmaError):
    """The caller asked for something that cannot be done."""


class NotACaseFile(UsageError):
    """The path holds something that is no Stemma case."""


class NewerCaseFile(UsageError):
    """The case was written by a newer Stemma than this one."""


class NothingToRead(UsageError):
    """None of the paths given holds a readable file."""


class PipelineMissing(StemmaError):
    """The language pipeline asked for is not installed."""


class PipelineUnfit(StemmaError):
    """The language pipeline asked for does not give what the stages read; says what is missing."""


class PlanError(StemmaError):
    """A stage reads a record that no earlier stage writes."""


class BadRow(StemmaError):
    """One input row is unusable; `code` is its short, stable name."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class DamagedCase(StemmaError):
    """A row of the case no longer matches the digest written beside it."""
