"""Tokens as Universal Dependencies English has them: spaCy's rules, with hyphens inside words apart."""

import re
from collections.abc import Callable, Sequence

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

NAME = "stemma_en.Tokenizer.v1"
HYPHEN = r"(?<=[A-Za-z0-9.)])[-–](?=[A-Za-z0-9])"  # Iran-backed, U.S.-led, 2014-16, (AP)-The
SLASH = r"(?<=[0-9])/(?=[0-9])"
# Where a blank was forgotten. Counted in the training parts of the treebanks, as what stands further down:
UNSPACED = (
    r"(?<=[A-Za-z])\((?=[A-Za-z0-9])",  # Hamas(the, account(s): 23 of 25 apart
    r"(?<=\w)\)(?=[A-Za-z(\-–])",  # (AP)-The, .doc)(See: 7 of 8
    r"(?<=[a-z])[?!](?!\w*=)(?=[A-Za-z])",  # right?Anyway: 13 of 13, queries of addresses left out
)
FIRST_HYPHEN = r"-(?=[A-Za-z])"  # -Mary: 17 of 25, the others in names of one mail's files
LAST_DASH = r"(?<=[A-Za-z0-9]{2})--+"  # boots-- they: 13 of 13; s--- is a masked word
HALF_OF_DAY = r"(?<=\d:\d\d)[AaPp](?:[Mm]|\.[Mm]\.)"  # 7:30PM: 33 of 33, as 7pm
NO_FACE = "):"  # spaCy reads it so; 12 of 12 are a bracket and a colon
MARKS = r"[!?][!?.]+|\.\?+|<<+|>>+|\*\*+|==+|__+|~~+|##+|\+\++"  # a run of marks is one token
# Counted in the training parts of the treebanks: these are never split from what follows the hyphen.
PREFIXES = (
    "anti|co|counter|cross|e|ex|inter|intra|mega|micro|mid|mini|multi|neo|non|over|post|pre|pro|re|semi|sub|"
    "super|trans|ultra|un"
)
WHOLE = re.compile(
    rf"(?:{PREFIXES})-\w[\w.]*\w"  # non-state, mid-2014
    r"|\d{3}-\d{3}-\d{4}"  # a telephone number
    r"|\d{1,2}/\d{1,2}/\d{2,4}|9/11"  # a date
    r"|#[A-Za-z]\w+",  # a hashtag
    re.IGNORECASE,
)
SPLIT = (  # written together, read apart; and abbreviations that keep their stop
    ("wan", "na"),
    ("lot", "ta"),
    ("out", "ta"),
    ("du", "n", "no"),
    ("a", "lot"),
    ("and", "/", "or"),
    ("al.",),
    ("ft.",),
    ("etc.", ","),
    ("etc.", ")"),
)
LONGEST_WORD = 200
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


class EnglishTokenizer(Tokenizer):  # type: ignore[misc]
    """spaCy's tokenizer, except that an overlong run of characters is one token.

    spaCy's rules take time with the square of a word's length: a page of 100,000 brackets would stop them.
    """

    def __call__(self, string: str) -> Doc:
        """Return a Doc whose text is exactly the given string."""
        if _LONG_WORD.search(string) is None:
            plain: Doc = super().__call__(string)
            return plain
        words: list[str] = []
        spaces: list[bool] = []
        done = 0
        for match in _LONG_WORD.finditer(string):
            self._add(string[done : match.start()], words, spaces)
            done = match.end()
            space = string[done : done + 1] == " "
            words.append(match.group())
            spaces.append(space)
            done += space
        self._add(string[done:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def _add(self, part: str, words: list[str], spaces: list[bool]) -> None:
        for token in super().__call__(part):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], EnglishTokenizer]:
    """Return the function with which spaCy makes the tokenizer of a pipeline."""

    def make(nlp: Language) -> EnglishTokenizer:
        defaults = nlp.Defaults
        tokenizer = EnglishTokenizer(
            nlp.vocab,
            rules={form: parts for form, parts in defaults.tokenizer_exceptions.items() if form != NO_FACE},
            prefix_search=compile_prefix_regex([MARKS, FIRST_HYPHEN, *(defaults.prefixes or ())]).search,
            suffix_search=compile_suffix_regex(
                [MARKS, LAST_DASH, HALF_OF_DAY, *(defaults.suffixes or ())]
            ).search,
            infix_finditer=compile_infix_regex(
                [*(defaults.infixes or ()), HYPHEN, SLASH, *UNSPACED]
            ).finditer,
            token_match=WHOLE.fullmatch,
            url_match=defaults.url_match,
        )
        for parts in SPLIT:
            _add_forms(tokenizer, parts, (str.lower, str.capitalize))
        for rule in list(tokenizer.rules):
            if rule.endswith("n't"):
                parts = tuple(part[ORTH] for part in defaults.tokenizer_exceptions[rule])
                _add_forms(tokenizer, parts, (str.upper,))
        return tokenizer

    return make


def _add_forms(tokenizer: Tokenizer, parts: Sequence[str], spellings: Sequence[Callable[[str], str]]) -> None:
    for spell in spellings:
        whole, cuts, done = spell("".join(parts)), [], 0
        for part in parts:
            cuts.append({ORTH: whole[done : done + len(part)]})
            done += len(part)
        tokenizer.add_special_case(whole, cuts)
