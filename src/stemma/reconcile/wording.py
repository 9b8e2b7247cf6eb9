"""The words of a telling: stems, and which words say nothing."""

from stemma.text.normalise import word_bounds

_STEM = 5
STOP = frozenset(
    (
        *("the", "a", "an", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but"),
        *("that", "which", "who", "whom", "whose", "this", "these", "those", "it", "its", "he", "she"),
        *("they", "them", "his", "her", "their", "is", "are", "was", "were", "be", "been", "being", "has"),
        *("have", "had", "as", "after", "before", "while", "when", "since", "also", "not", "no", "said"),
        *("says", "say", "will", "would", "there", "into", "than", "more", "some", "such", "other", "over"),
        *("about", "s", "mr", "u"),
    )
)


def stem(word: str) -> str:
    """Return the beginning that the forms of a trigger share: "killed", "killing"."""
    words = [w for w, _, _ in word_bounds(word)]
    return stem_of(words[-1]) if words else ""


def stem_of(word: str) -> str:
    """Return the first letters of one folded word without a plural's "s"."""
    singular = word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] not in "su" else word
    return singular[:_STEM]


def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that say something."""
    return frozenset(stem_of(w) for w, _, _ in word_bounds(text) if w not in STOP and len(w) > 1)
