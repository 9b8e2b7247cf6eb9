"""The brief as Markdown: every line with the sentences it rests on under it."""

from collections.abc import Iterator

from stemma.export.brief_rows import Brief, Evidence
from stemma.export.trees import borrowing_words, draw_family
from stemma.export.wording import behind_words, headline, kind_words, short_path
from stemma.text.counting import counted

_SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#"})


def render_markdown(brief: Brief) -> str:
    """Return the whole brief as one Markdown text."""
    parts = (_head, _pile, _families, _chronology, _disagreements, _denials, _sources, _questions)
    return "\n".join(line for part in parts for line in part(brief)) + "\n"


def escape(words: str) -> str:
    """Return `words` with every character that Markdown would read as markup made plain."""
    return words.translate(_SPECIAL)


def _quote(evidence: Evidence) -> str:
    source = f" — {escape(evidence.source)}" if evidence.source else ""
    held = f" [{escape(evidence.held)}]" if evidence.held else ""
    before, words, after = map(escape, (evidence.before, evidence.words, evidence.after))
    stressed = f"{before}**{words}**{after}" if before or after else words
    return f"  - {evidence.name} {evidence.span.start}–{evidence.span.end}: “{stressed}”{source}{held}"


def _head(brief: Brief) -> Iterator[str]:
    yield f"# {escape(headline(brief))}"


def _pile(brief: Brief) -> Iterator[str]:
    yield from ("", "## What is in the pile", "")
    yield "| | outlet | published | what it is | words | odd |"
    yield "|---|---|---|---|---:|---|"
    for row in brief.pile:
        outlet = escape(row.document.outlet or row.document.name)
        odd = escape("; ".join(row.remarks))
        yield f"| {row.name} | {outlet} | {row.published} | {escape(row.role)} | {row.words:,} | {odd} |"
    yield ""
    for rejection in brief.left_out:
        yield f"- left out: {escape(short_path(rejection.name))} – {escape(rejection.message)}"
    if not brief.left_out:
        yield "Left out: nothing."


def _families(brief: Brief) -> Iterator[str]:
    yield from ("", "## Who copied whom", "")
    families = [family for family in brief.families if len(family) > 1]
    if not families and not brief.borrowings:
        yield "No document copies another."
        return
    yield "```"
    for family in families:
        yield from (line.replace("`", "'") for line in draw_family(family))  # the fence stays closed
    for loan in brief.borrowings:
        yield f"╌ {borrowing_words(loan.giver, loan.taker, loan.left, loan.right, loan.words, brief.names)}"
    yield "```"


def _chronology(brief: Brief) -> Iterator[str]:
    yield from ("", "## Chronology", "")
    if not brief.chronology:
        yield "Nothing that was found."
    for row in brief.chronology:
        reports, origins = len(row.event.documents), len(row.event.origins)
        remarks = f" ⚠ {escape('; '.join(row.remarks))}" if row.remarks else ""
        counts = f"{row.event.type} · {counted(reports, 'report')}, {origins} independent"
        yield f"- **{row.when}** {escape(row.event.label)} · {counts}{remarks}"
        yield from (_quote(evidence) for evidence in row.evidence)


def _disagreements(brief: Brief) -> Iterator[str]:
    yield from ("", "## Where they disagree", "")
    if not brief.disagreements:
        yield "Nowhere that was found."
    for row in brief.disagreements:
        values = " | ".join(escape(value) for value, _ in row.values)
        verdict = f"*{row.contradiction.verdict}*. {escape(row.contradiction.why)}"
        yield f"- {escape(row.label)}: {row.contradiction.field} {values} → {verdict}"
        yield from (_quote(evidence) for _, found in row.values for evidence in found)


def _denials(brief: Brief) -> Iterator[str]:
    if brief.denials:
        yield from ("", "## Denied or taken back", "")
    for row in brief.denials:
        who = escape(row.source or "the report")
        yield f"- {row.kind}: {who} *{escape(row.words.words)}* {escape(row.denied)} ({escape(row.note)})"
        yield from (_quote(evidence) for evidence in (row.words, *row.targets))


def _sources(brief: Brief) -> Iterator[str]:
    yield from ("", "## Who says so", "", f"{behind_words(brief.who)}. By kind: {kind_words(brief.who)}.")
    yield from ("", "In the chains, ← is stated or given, ⇠ inferred through lineage, ? missing.", "")
    for row in brief.who.speakers:
        kind = f"anonymous {row.kind}" if row.anonymous else str(row.kind)
        told = f"{counted(len(row.tellings), 'statement')}, {counted(row.reports, 'report')}"
        counts = f"{told}, {row.origins} independent"
        only = f", only through {escape(row.only_through)}" if row.only_through else ""
        ground = f"; without a name: “{escape(row.ground.words)}”" if row.ground else ""
        yield f"- {escape(row.name)} ({kind}): {counts}{only}{ground}"
        for telling in row.tellings:
            yield _quote(telling.evidence)
            yield f"    - {escape(telling.chain)}"


def _questions(brief: Brief) -> Iterator[str]:
    yield from ("", "## Open questions", "")
    if not brief.questions:
        yield "None."
    yield from (f"- {escape(question)}" for question in brief.questions)
