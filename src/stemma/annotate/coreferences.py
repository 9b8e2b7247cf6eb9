"""Who is meant: pronouns, titles and short names of one document tied to the names they stand for."""

from collections.abc import Iterable, Sequence

from stemma.annotate.coreference.links import Link, Speakers, Turn
from stemma.annotate.coreference.resolution import resolve
from stemma.annotate.coreference.scene import make_scene
from stemma.annotate.parsed import ParsedDocument
from stemma.model.dates import Unresolved
from stemma.model.mentions import NameMention


def find_links(
    parsed: ParsedDocument, names: Iterable[NameMention], turns: Sequence[Turn] = ()
) -> tuple[Link, ...]:
    """Return a link for each pronoun of one person, title and short name, in the order of the text.

    Candidates are ranked by salience (Lappin and Leass 1994) under the constraints of grammar, exact
    matches first (Lee et al. 2013); the link is left open where two candidates are near each other.
    `turns` tell who speaks which quotation: there "I" is the speaker and "he" somebody else. The order of
    `names` changes nothing; their types may be of any set that has PER and ORG.
    """
    scene = make_scene(parsed, names, turns)
    return tuple(sorted(resolve(scene), key=lambda link: (link.span, link.kind)))


def name_speakers(parsed: ParsedDocument, names: Iterable[NameMention], turns: Sequence[Turn]) -> Speakers:
    """Return, for the words of each source, the name of who speaks there, or why it is open.

    "Mr. Berg", "the minister" and "he" give the fullest name that the text has for them by then.
    """
    scene = make_scene(parsed, names, turns)
    reasons = {link.span.start: link.unresolved for link in resolve(scene) if link.unresolved is not None}
    found: Speakers = {}
    for source in {turn.source for turn in turns if turn.source is not None}:
        open_here = (reasons[at] for at in range(*source) if at in reasons)
        found[source] = scene.name_within(source) or next(open_here, Unresolved.NOT_STATED)
    return found
