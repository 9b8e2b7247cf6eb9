"""Who is meant: pronouns, titles and short names of one document tied to the names they stand for."""

from collections.abc import Iterable, Iterator, Sequence

from stemma.annotate.coreference.links import Link, LinkKind, Speakers, Turn
from stemma.annotate.coreference.naming import fuller
from stemma.annotate.coreference.ranking import Choice
from stemma.annotate.coreference.resolution import Reference, resolve
from stemma.annotate.coreference.scene import Scene, make_scene
from stemma.annotate.parsed import ParsedDocument
from stemma.model.dates import Unresolved
from stemma.model.mentions import NameMention
from stemma.model.spans import Bounds


def find_links(
    parsed: ParsedDocument, names: Iterable[NameMention], turns: Sequence[Turn] = ()
) -> tuple[Link, ...]:
    """Return a link for each pronoun of one person, title and short name, in the order of the text.

    Candidates are ranked by salience (Lappin and Leass 1994) under the constraints of grammar, exact
    matches first (Lee et al. 2013); the link is left open where two candidates are near each other.
    `turns` tell who speaks which quotation: there "I" is the speaker and "he" somebody else. The order of
    `names` changes nothing; their types may be of any set that has PER and ORG.
    """
    scene = make_scene(parsed.words, parsed.text, names, turns)
    references = [*resolve(scene), *_short_names(scene)]
    links = (_link(parsed, scene, reference) for reference in references)
    return tuple(sorted(links, key=lambda link: (link.span, link.kind)))


def _short_names(scene: Scene) -> Iterator[Reference]:
    """Yield a reference for each name that has a fuller one by then."""
    for head, name in scene.heads.items():
        if name.entity is not None:
            known = scene.fullest(name.entity, head)
            if known is not None and fuller(name, known):
                yield Reference(head, LinkKind.SHORT_NAME, Choice(name.entity, name.confidence))


def _link(parsed: ParsedDocument, scene: Scene, reference: Reference) -> Link:
    start, end = _bounds(scene, reference)
    name = _antecedent(scene, reference)
    reason = name if isinstance(name, Unresolved) else None
    known = name if isinstance(name, NameMention) else None
    return Link(parsed.span(start, end), reference.kind, known, round(reference.choice.confidence, 3), reason)


def _bounds(scene: Scene, reference: Reference) -> Bounds:
    """Return where the words of a reference stand: the whole of a short name, else one word."""
    token = reference.token
    if reference.kind is LinkKind.SHORT_NAME:
        return scene.heads[token].name.span.start, scene.heads[token].name.span.end
    return scene.words.start[token], scene.words.end[token]


def _antecedent(scene: Scene, reference: Reference) -> NameMention | Unresolved:
    """Return the name that words stand for, or why it is open; who is only described has none."""
    choice = reference.choice
    known = scene.fullest(choice.entity, reference.token) if choice.entity is not None else None
    return known.name if known is not None else choice.unresolved or Unresolved.NOT_STATED


def name_speakers(parsed: ParsedDocument, names: Iterable[NameMention], turns: Sequence[Turn]) -> Speakers:
    """Return, for the words of each source, the name of who speaks there, or why it is open.

    "Mr. Berg", "the minister" and "he" give the fullest name that the text has for them by then.
    """
    scene = make_scene(parsed.words, parsed.text, names, turns)
    sources = {turn.source for turn in turns if turn.source is not None}
    asked = {token for source in sources for token in scene.unsettled(source)}
    reasons = {}
    for reference in resolve(scene, asked):
        if reference.token in asked and isinstance(name := _antecedent(scene, reference), Unresolved):
            reasons[_bounds(scene, reference)[0]] = name
    found: Speakers = {}
    for source in sources:
        open_here = (reasons[at] for at in range(*source) if at in reasons)
        found[source] = scene.name_within(source) or next(open_here, Unresolved.NOT_STATED)
    return found
