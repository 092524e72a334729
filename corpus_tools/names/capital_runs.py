"""Runs of capitalised words: the raw matter of names.

In goes a text, out come its runs of capitalised words, each with whether a sentence opens with it, and the runs of
headlines apart. The idea: particles, "of" and "and" stand inside names; days, months and compounds like "X-led" break
them.
"""

import re
from bisect import bisect
from typing import NamedTuple

from corpus_tools.names import words as w


class Run(NamedTuple):
    """Capitalised words from `start`, one space between them; `opens`: the capital may be due to a sentence's start."""

    start: int
    words: list[str]
    opens: bool


_upper = "A-ZÀ-ÖØ-Þ" + "".join(chr(c) for c in range(0x100, 0x250) if chr(c).isupper())
_lists = (w.TITLE, w.ADDRESS, w.CALENDAR, w.ORGANISATION_HEAD, w.PLACE_HEAD, w.PLACES["division abbreviation"])
_dotted = {word[:-1] for words in _lists for word in words if word.endswith(".") and "." not in word[:-1]}
_DOTTED = "|".join(sorted(_dotted | {"St", "Ste", "Mt", "Ft", "Jr", "Sr"}, key=len, reverse=True))
# "Roe", "O'Hara", "al-Roe", "Roe-Doe", "St.", "J.", "U.S."; without the "'s" behind it. A look ahead for the full stop
# here and at the first letter below halves the time.
_WORD = (
    rf"(?:(?:[Aa][ldnrstz]h?-|[Ee]l-|[dl]['’])?(?:(?=\w+\.)(?:{_DOTTED})\.|(?:[{_upper}]\.)+(?:[{_upper}]\b)?"
    rf"|[{_upper}](?:\w|['’](?!s\b)(?=\w)|[-&](?=\w))*))"
)
_PARTICLES = r"(?:(?:de|van|von) (?:la|las|los|der|den) |(?:" + "|".join(w.PARTICLE) + "|y|e) )"
_SEQUENCE = re.compile(
    rf"(?=[adel{_upper}])(?<![\w@#.-])(?<!\w['’])"
    rf"{_WORD}(?:[ \xa0](?:& )?{_PARTICLES}?{_WORD}|, (?:Jr|Sr|Inc|Ltd|Corp)\b\.?)*"
)
_COMPANY = frozenset(word for word in w.ORGANISATION_HEAD if word.endswith("."))  # "Inc."
_GOES_ON = _COMPANY | w.TITLE | {"&", "of"}
_COMPOUND = re.compile(rf".+-(?:[a-z]+ed|[a-z]+ing|{'|'.join(w.COMPOUND_ENDING)})s?")
_LINE = re.compile(r"[^\n]+")
_JOINS = frozenset((" of ", " of the ", " for ", " for the ", " and ", " on "))
_NO_SURNAME = w.CALENDAR | w.OPENER
_LONGEST = 12  # words of a run; what is longer is a title or a list


def find_runs(text: str) -> tuple[list[Run], list[tuple[int, int]]]:
    """The runs in `text`, in order, and the spans of those in headlines, where a capital says nothing."""
    headlines = _headlines(text)
    spans = _merge(text, [match.span() for match in _SEQUENCE.finditer(text)])
    shouted = [span for span in spans if (headlines or span[1] - span[0] > 23) and _in_headline(text, span, headlines)]
    if shouted:
        spans = sorted(set(spans) - set(shouted))
    runs = [
        Run(start, words, start == first and _opens_sentence(text, first))
        for first, end in spans
        for start, words in _pieces(text, first, end)
    ]
    return runs, shouted


def word_before(text: str, start: int) -> str:
    """The word that ends one space before `start`, "" if there is none."""
    if start < 2 or text[start - 1] not in " \xa0" or text[start - 2].isspace():
        return ""
    words = text[max(0, start - 40) : start - 1].rsplit(maxsplit=1)
    return words[-1].lstrip("“\"‘'([—") if words else ""


def office_length(words: list[str]) -> int:
    """How many of `words` say what an office is for: "State", "Homeland Security", a country."""
    for n in range(min(3, len(words)), 0, -1):
        if " ".join(words[:n]) in w.KNOWN_PLACE:
            return n
    n = 0
    while n < len(words) and (words[n] in w.FIELD or words[n] in ("and", "of", "the")):
        n += 1
    return n


def _headlines(text: str) -> list[tuple[int, int]]:
    """Lines in which nearly every word is capitalised: "Mayor Says No to New Bridge", "MAYOR SAYS NO"."""
    out = []
    for line in _LINE.finditer(text):
        if line.end() - line.start() > 160 or line[0].rstrip().endswith((".", ".”", '."')):
            continue
        words = line[0].split()
        long = [word for word in words if len(word) > 3 and word[0].isalpha()]
        if len(long) >= 3 and len(words) >= 4 and sum(word[0].isupper() for word in long) >= 0.85 * len(long):
            out.append(line.span())
    return out


def _in_headline(text: str, span: tuple[int, int], headlines: list[tuple[int, int]]) -> bool:
    """In a line of them, or itself a title: long, with words like "Is" and "Of" in capitals inside it."""
    at = bisect(headlines, (span[0], len(text)))
    if at and span[0] < headlines[at - 1][1]:
        return True
    if span[1] - span[0] < 24:
        return False
    words = text[span[0] : span[1]].split(" ")
    if len(words) > 4 and (all(word.isupper() for word in words) or sum(word in w.OPENER for word in words[1:]) > 1):
        return True
    return len(words) > _LONGEST


def _merge(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs joined over "of", "for", "on" and "and" where a name goes on: "Ministry of Health", "Secretary of State"."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start - out[-1][1] <= 9:
            left, right = out[-1]
            gap = text[right:start]
            if gap in _JOINS and _goes_on(text[left:right].split(" "), gap, text[start:end].split(" ")):
                out[-1] = (left, end)
                continue
            # "Department for Culture, Media and Sport"
            if gap == ", " and {"of", "for"} & set(text[left:right].split(" ")) and _list_of_fields(text, start, end):
                out[-1] = (left, end)
                continue
        out.append((start, end))
    return out


def _list_of_fields(text: str, start: int, end: int) -> bool:
    return (
        text[start:end] in w.FIELD and re.match(r"(?:, [A-Z]\w+)*,? and ([A-Z]\w+)", text[end : end + 60]) is not None
    )


def _goes_on(left: list[str], gap: str, right: list[str]) -> bool:
    last = left[-1]
    if gap == " and ":
        # "Department of Health and Human Services", "Food and Drug Administration"
        return (
            last in w.FIELD
            and right[0] in w.FIELD
            and (bool({"of", "for"} & set(left)) or right[-1] in w.ORGANISATION_HEAD)
        )
    if last in w.TITLE:
        # "Secretary of State Ann Roe": on over the office, if a name is left behind it
        office = office_length(right)
        return 0 < office < len(right) and gap != " on "
    if last in w.ORGANISATION_OF:
        return right[0] not in w.TITLE and right[0] not in w.CALENDAR and right[0] not in w.OPENER
    return last in ("Republic", "Kingdom", "Gulf", "Isle", "Bay", "Strait", "Cape", "Emirates") and gap.startswith(
        " of"
    )


def _opens_sentence(text: str, start: int) -> bool:
    at = start - 1
    if at < 0 or text[at] in "\"“‘'«„[`":
        return True
    while at >= 0 and text[at] in " \xa0\t—–-)(”’\"'»•*":
        at -= 1
    return at < 0 or text[at] in ".!?:;\n\r…"


def _pieces(text: str, start: int, end: int) -> list[tuple[int, list[str]]]:
    """The run in pieces (start, words), without days, months and compounds like "X-led", which "X" goes with."""
    out: list[tuple[int, list[str]]] = []
    at, run_start = start, start
    run: list[str] = []
    for word in text[start:end].replace("\xa0", " ").split(" "):
        bare = word.rstrip(",")
        compound = "-" in word and _COMPOUND.fullmatch(word)
        day = bare in w.CALENDAR and not (
            bare in w.CALENDAR_NAME
            and (
                (run and run[-1] not in w.CALENDAR and run[-1] not in w.OPENER)
                or _name_follows(text, at + len(word), end)
            )
        )
        # "in the U.S. The mayor", "Roe & Co. Doe said": the full stop of the abbreviation ends the sentence too
        stop = run and run[-1].endswith(".")
        new_sentence = stop and (bare in w.OPENER or (run[-1] in _COMPANY and word not in _GOES_ON))
        if compound or day or new_sentence:
            if run and not compound:
                out.append((run_start, run))
            run = []
        if not (compound or day):
            if not run:
                run_start = at
            run.append(word)
        at += len(word) + 1
    if run:
        out.append((run_start, run))
    for _, run in out:
        while len(run) > 1 and run[-1] in w.OPENER and run[-1] not in w.GIVEN:  # "Roe Reveals The"
            run.pop()
    return out


def _name_follows(text: str, at: int, end: int) -> bool:
    """Behind "April", "June" and their like: a word that is no day follows in the run, so it may be a given name."""
    return at < end and text[at + 1 : end].split(" ", 1)[0] not in _NO_SURNAME
