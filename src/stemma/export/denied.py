"""What is denied, retracted or corrected, and what that points at."""

from stemma.export.brief_rows import DenialRow
from stemma.export.families import name_number
from stemma.export.quoting import Quoter
from stemma.model.chains import Statement
from stemma.model.denials import Denial, DenialTarget, Untargeted
from stemma.store.tables import Tables

_OPEN = {
    Untargeted.NOT_TOLD: "no report of the pile tells what is denied",
    Untargeted.AMBIGUOUS: "several statements fit equally well",
    Untargeted.NO_OBJECT: "the words do not say what is denied",
}


def denial_rows(tables: Tables, quote: Quoter) -> tuple[DenialRow, ...]:
    """Return the denials of a pile in the order of the reports; what copies repeat stands once."""
    targets = {target.denial: target for target in tables.all(DenialTarget)}
    told = {a: s.id for s in tables.all(Statement) for a in s.attributions}
    ordered = sorted(
        tables.all(Denial), key=lambda d: (name_number(quote.names[d.span.document]), d.span.start, d.id)
    )
    rows: dict[str, DenialRow] = {}
    for denial in ordered:
        if denial.id in targets:
            key = told.get(denial.attribution or "", denial.id)
            rows.setdefault(
                f"{key} {quote.words(denial.span).casefold()}", _row(denial, targets[denial.id], quote)
            )
    return tuple(rows.values())


def _row(denial: Denial, target: DenialTarget, quote: Quoter) -> DenialRow:
    source = quote.words(denial.source) if denial.source else None
    denied = " … ".join(quote.words(span) for span in denial.denied)
    spans = tuple(
        quote(span, attribution)
        for span, attribution in zip(
            target.targets, target.attributions or [None] * len(target.targets), strict=True
        )
    )
    found = target.found.value.replace("_", " ") if target.found else ""
    note = _OPEN[target.unresolved] if target.unresolved else f"found by: {found}"
    return DenialRow(denial.kind.value, source, quote.in_sentence(denial.span), denied, spans, note)
