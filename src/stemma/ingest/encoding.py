"""Bytes to characters, saying which encoding was declared and which one was a decision of ours."""

import codecs
import os
import re
from dataclasses import dataclass
from pathlib import Path

from stemma.errors import BadRow
from stemma.model.problems import RejectionReason

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b")
_BEYOND_ASCII = bytes(range(128, 256))

MAX_CONTROLS = 0.005
"""Prose holds no control characters; a few stray ones survive copying out of old systems."""

MAX_WESTERN_BEYOND_ASCII = 0.15
"""Measured on legal and news prose: Western and Turkish up to 0.074, Russian and Arabic 0.81 and more."""

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED_IN_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The characters, and the name of the encoding where it had to be decided from the bytes alone."""

    text: str
    guessed: str | None = None

    def media_type(self, plain: str) -> str:
        """Return `plain`, with the decided encoding as its charset where there was a decision."""
        return f"{plain}; charset={self.guessed}" if self.guessed else plain


def decode_text(content: bytes, declared: str | None = None) -> DecodedText:
    """Return the characters of `content`.

    The order is: byte order mark, declared encoding, UTF-8, windows-1252 where few bytes lie beyond
    ASCII, and for other scripts what the byte statistics say. The last two are decisions and are
    recorded as such. Raises BadRow (NOT_TEXT) for binary content, (BAD_ENCODING) where nothing fits.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return DecodedText(_decode_strictly(content, encoding))
    _refuse_binary(content)
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return DecodedText(content.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(content)


def path_words(path: Path) -> str:
    r"""Return a path as text that can be written anywhere; a byte that is no UTF-8 stands as \xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def declared_charset(page: bytes) -> str | None:
    """Return the encoding an HTML page declares in its first 4 KiB, or None.

    As in the WHATWG encoding standard, a declaration of ISO-8859-1 or ASCII means windows-1252.
    """
    match = _DECLARED.search(page[:4096]) or _DECLARED_IN_XML.match(page[:4096].lstrip())
    if match is None:
        return None
    name = match.group(1).decode("ascii", "replace").lower()
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    return "cp1252" if codec.name in {"iso8859-1", "ascii"} else codec.name


def _decode_strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"marked as {encoding} but broken at byte {error.start}"
        raise BadRow(RejectionReason.BAD_ENCODING, message) from error


def _refuse_binary(content: bytes) -> None:
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if b"\0" in content or controls > MAX_CONTROLS * len(content):
        raise BadRow(
            RejectionReason.NOT_TEXT, "holds bytes that no text holds: binary, or UTF-16 without its mark"
        )


def _guess(content: bytes) -> DecodedText:
    beyond = len(content) - len(content.translate(None, _BEYOND_ASCII))
    if beyond <= MAX_WESTERN_BEYOND_ASCII * len(content):
        try:
            return DecodedText(content.decode("cp1252"), "windows-1252")
        except UnicodeDecodeError:
            return DecodedText(content.decode("latin-1"), "iso-8859-1")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import and rarely needed

    match = from_bytes(content[:100_000]).best()
    if match is None:
        raise BadRow(RejectionReason.BAD_ENCODING, "neither UTF-8 nor any encoding that gives readable text")
    return DecodedText(_decode_strictly(content, match.encoding), match.encoding)
