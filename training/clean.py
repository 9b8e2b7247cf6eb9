"""Names as the model shall mark them: some sources mark "Foreign Secretary Boris Johnson" as one person."""

from training import names
from training.annotated import entity
from training.augment import spans

MORE_TITLES = "minister secretary deputy prime foreign president advisor lord sir mr mrs dr"
TITLES = frozenset(MORE_TITLES.split()) | {
    word.lower().rstrip(".")
    for phrase in names.PHRASES["titles"]
    for word in phrase.split()
    if word.lower() not in ("of", "the", "for", "to", "and", "state", "prince", "king")
}


def untitled(words: list[str], labels: list[str]) -> list[str]:
    """Return the labels with titles taken off the front of persons' names."""
    fresh = list(labels)
    for begin, end, kind in spans(labels):
        if kind == "PER":
            start = begin
            while start < end and words[start].lower().rstrip(".") in TITLES:
                start += 1
            fresh[begin:end] = ["O"] * (start - begin) + entity("PER", end - start)
    return fresh
