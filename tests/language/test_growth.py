"""Time: whatever the text, twice of it takes about twice the time."""

from random import Random
from time import process_time

import pytest

from stemma_en.windows import windows

WORDS = {
    "one letter": "A",
    "quotation marks": '"',
    "capitals": "THE ARMY LEFT THE CITY AND OFFICIALS SAID THAT",
    "no sentence end": "the army left the city and officials said that",
    "clauses in clauses": "the man who said that",
    "marks": "\" ' ( ) - . , ; : ! ?",
    "scripts": "قال الوزراء 👩\u200d👧 \x01 бомба 俄罗斯",
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_reading_twice_the_words_takes_about_twice_the_time(nlp, words):
    """Of the 220 words of a window, 440 fill two windows."""

    def seconds(count: int) -> float:
        text = " ".join(Random(count).choices(words.split(), k=count))
        start = process_time()
        nlp(text)
        return process_time() - start

    seconds(100)
    assert min(seconds(880) for _ in range(3)) < 2.5 * min(seconds(440) for _ in range(3)) + 0.02


RUNS = {
    "words of 200 letters": ("abcdefghij", 200),
    "words of 300 letters": ("abcdefghij", 300),
    "marks without blanks": ("()[]\"'“”!?.,;:-_*=+~#<>/@&%$", 200),
    "addresses": ("ab./:@-?", 200),
    "apostrophes": ("as'", 150),
    "emoji": ("😀👩👧\u200d🇮🇶", 100),
    "control characters": ("\x01\x02\x07\x1b\x7f", 50),
    "blanks": (" \n\t\r\u2028\u2029\u00a0\x0b\x0c\x85", 500),
    "blanks between letters": ("a \n\t", 1_000),
}


@pytest.mark.parametrize(("characters", "length"), RUNS.values(), ids=RUNS)
def test_cutting_twice_the_characters_takes_about_twice_the_time(nlp, characters, length):
    wordpiece = nlp.get_pipe("stemma_reader")._wordpiece

    def seconds(size: int, seed: int) -> float:
        chosen = Random(f"{size} {seed}")  # no text twice: spaCy remembers the words it has cut
        runs = ["".join(chosen.choices(characters, k=length)) for _ in range(size // length)]
        start = process_time()
        list(windows(nlp.make_doc(" ".join(runs)), wordpiece))
        return process_time() - start

    seconds(1_000, 0)
    once, twice = (min(seconds(size, seed) for seed in range(3)) for size in (10_000, 20_000))
    assert twice < 2.5 * once + 0.02


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, '"' * 200_000, ("b" * 1_999 + " ") * 500, " " * 300_000, "\n" * 300_000],
    ids=["one word", "quotation marks", "words of 1,999 letters", "blanks", "lines"],
)
def test_a_large_text_of_few_words_is_read_in_seconds(nlp, text):
    start = process_time()
    doc = nlp(text)
    assert process_time() - start < 10
    assert doc.text == text
    assert all(sum(token.head == token for token in sent) == 1 for sent in doc.sents)
