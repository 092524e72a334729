"""Files and folders into decoded texts.

Bytes go in, text comes out, with a list of what reading changed and how often: byte-order marks, mojibake, bytes that
stand alone in the wrong encoding, soft hyphens and control characters. Everything else (line ends, no-break spaces,
quotation glyphs) stays as it is, so that offsets into a text without repairs are those of the file's own characters.
"""

import codecs
import gzip
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple


class Decoded(NamedTuple):
    """A file's text, how it was decoded, and the repairs by name with their counts."""

    text: str
    encoding: str
    repairs: dict[str, int]


def read_text(path: str | os.PathLike) -> Decoded:
    """The decoded text of a text file, gzipped or not.

    Raises
    ------
    ValueError
        The file is no text; the message says what it looks like.
    """
    path = Path(path)
    data = path.read_bytes()
    if path.name.lower().endswith(".gz"):
        data = gzip.decompress(data)
    return decode(data)


def decode(data: bytes) -> Decoded:
    """Bytes as text, repaired where they must be.

    The order: a byte-order mark decides; UTF-16 without one shows by its zero bytes; then UTF-8, in which a few bad
    bytes are read as cp1252 one by one; then whichever of cp1252 and Mac Roman puts letters and quotation glyphs where
    they belong; for other scripts, charset-normalizer's guess.

    Raises
    ------
    ValueError
        The bytes are no text.
    """
    text, encoding, repairs = _decode(data)
    return repair(text, encoding, repairs)


def repair(text: str, encoding: str = "", repairs: dict[str, int] | None = None) -> Decoded:
    """`text` without mojibake, soft hyphens, and control and zero-width characters."""
    counts = dict(repairs or {})
    if not text.isascii():
        text = _without_mojibake(text, counts)
    if _INVISIBLE.search(text):
        for name, pattern, replacement in _REMOVALS:
            text, count = pattern.subn(replacement, text)
            if count:
                counts[name] = counts.get(name, 0) + count
    return Decoded(text, encoding, counts)


def describe(repairs: dict[str, int]) -> str | None:
    """Repairs as the text that the table of documents holds: "mojibake repaired: 3; soft hyphens removed: 1"."""
    return "; ".join(f"{name}: {count}" for name, count in repairs.items()) or None


_REMOVALS = (
    ("soft hyphens removed", re.compile("\u00ad"), ""),
    ("zero-width characters removed", re.compile("[\u200b\u2060\ufeff]"), ""),
    # A form feed or vertical tab parts pages and lines; the other controls mean nothing in a text.
    ("page breaks made line ends", re.compile("[\x0b\x0c]"), "\n"),
    ("control characters removed", re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"), ""),
)
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
)
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")


def _decode(data: bytes) -> tuple[str, str, dict[str, int]]:
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise ValueError(f"it is {kind}, not text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            bad = text.count("\ufffd")
            return text, encoding, {"byte-order mark removed": 1} | ({"unreadable characters": bad} if bad else {})
    if b"\x00" in data:
        wide = _wide_encoding(data)
        if wide is None:
            raise ValueError("it has NUL characters, so it is no text: take it out of the folder, or save it as text")
        return data.decode(wide, errors="replace"), wide, {}
    try:
        return data.decode("utf-8"), "utf-8", {}
    except UnicodeDecodeError:
        pass
    controls = sum(data.count(bytes([code])) for code in range(32) if code not in (9, 10, 12, 13))
    if controls > 0.02 * len(data):
        raise ValueError("too many of its bytes are control characters")
    # UTF-8 with a stray byte or two: at least as many whole sequences as bad bytes.
    whole = len(_UTF8_SEQUENCE.findall(data))
    bad = len(re.findall(rb"[\x80-\xff]", _UTF8_SEQUENCE.sub(b"", data)))
    if whole >= bad:
        return data.decode("utf-8", errors="corpus_tools.cp1252"), "utf-8", {"stray bytes read as cp1252": bad}
    return _eight_bit(data)


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8, by itself as cp1252."""
    assert isinstance(error, UnicodeDecodeError)
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", errors="replace"), error.start + 1


codecs.register_error("corpus_tools.cp1252", _stray_byte)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: in English text nearly every other byte is zero."""
    for encoding, zeros, others in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        letters = sum(32 <= byte < 127 or byte in (9, 10, 13) for byte in others[:2000])
        if zeros.count(0) > 0.5 * len(zeros) and letters > 0.5 * len(others[:2000]):
            return encoding
    return None


def _eight_bit(data: bytes) -> tuple[str, str, dict[str, int]]:
    high = len(re.findall(rb"[\x80-\xff]", data))
    if high > 0.25 * len(data):  # another script
        from charset_normalizer import from_bytes  # noqa: PLC0415

        best = from_bytes(data).best()
        if best is not None:
            return str(best), best.encoding, {}
    candidates = [(encoding, data.decode(encoding, errors="replace")) for encoding in ("cp1252", "mac_roman")]
    encoding, text = max(candidates, key=lambda candidate: _plausibility(candidate[1]))
    bad = text.count("\ufffd")
    if bad:  # five bytes that cp1252 leaves open
        text = data.decode("latin-1") if encoding == "cp1252" else text
    return text, encoding, {}


# The accented letters of the names and loan words that English news prints most.
_COMMON_LETTERS = frozenset("éèêëáàâäãåíîïóôöõøúûüñçÉÁÖÜÅØÇÑÓÍ")


def _plausibility(text: str) -> float:
    """How well the non-ASCII characters of `text` stand where such characters stand in prose."""
    score = 0.0
    for match in re.finditer(r"(?s)(.?)([^\x00-\x7f])(?=(.?))", text):
        before, char, after = match.groups()
        kind = unicodedata.category(char)
        if kind in ("Ll", "Lu") and char not in _COMMON_LETTERS:
            score -= 0.5
        if kind == "Ll":
            score += 1 if before.isalpha() or (after.isalpha() and after.islower()) else -1
        elif kind == "Lu":
            score += 1 if not (before.isalpha() and before.islower()) and after.isalpha() else -1
        elif char in "“‘„«":
            score += 1 if not before.isalnum() and not after.isspace() else -1
        elif char in "”»":
            score += 1 if not before.isspace() and not after.isalnum() else -1
        elif char == "’":
            score += 1 if not before.isspace() else -1
        elif char in "–—…•·£€\u00a0©®°™§¥½¼¾":
            score += 0.5
        else:
            score -= 1
    return score


def _without_mojibake(text: str, counts: dict[str, int]) -> str:
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415
    from ftfy.badness import is_bad  # noqa: PLC0415

    config = TextFixerConfig(unescape_html=False, explain=False)
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.isascii() or not (is_bad(line) or _C1.search(line)):
            continue
        fixed = fix_encoding(line, config)
        if fixed != line:
            gone = Counter(_NON_ASCII.findall(line)) - Counter(_NON_ASCII.findall(fixed))
            counts["mojibake repaired"] = counts.get("mojibake repaired", 0) + max(sum(gone.values()), 1)
            lines[number] = fixed
    return "\n".join(lines)


_C1 = re.compile("[\x80-\x9f]")
