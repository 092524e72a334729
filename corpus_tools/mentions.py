"""Mentions of names: capitalised sequences, cut down to what is a name.

In goes a text, out come mentions with what their own words say: kind, role, sex. The idea: a name is a run of
capitalised words with the particles and "of" inside it; openers of sentences, titles, days and demonyms are cut off.
"""

import re
from bisect import bisect
from typing import NamedTuple

from corpus_tools import name_words as w
from corpus_tools.roles import role_start


class Mention(NamedTuple):
    """A mention: `text[start:end]` in words, and what they and the words before them say.

    `opens` is true where the capital may be due to the start of a sentence alone.
    """

    start: int
    end: int
    words: tuple[str, ...]
    opens: bool
    kind: str | None = None
    role: str | None = None
    sex: str | None = None
    titled: bool = False


class _Seen(NamedTuple):
    """What the text shows: lower-case words, words capitalised inside sentences, pairs that runs begin with."""

    lower: set[str]
    inside: set[str]
    pairs: set[tuple[str, ...]]


_upper = "A-ZÀ-ÖØ-Þ" + "".join(chr(c) for c in range(0x100, 0x250) if chr(c).isupper())
_lists = (w.TITLE, w.ADDRESS, w.CALENDAR, w.ORGANISATION_HEAD, w.PLACE_HEAD, w.PLACES["division abbreviation"])
_dotted = {word[:-1] for words in _lists for word in words if word.endswith(".") and "." not in word[:-1]}
_DOTTED = "|".join(sorted(_dotted | {"St", "Ste", "Mt", "Ft", "Jr", "Sr"}, key=len, reverse=True))
# "Roe", "O'Hara", "al-Roe", "Roe-Doe", "St.", "J.", "U.S."; without the "'s" behind it
WORD = (
    rf"(?:(?:[Aa][ldnrstz]h?-|[Ee]l-|[dl]['’])?(?:(?:{_DOTTED})\.|(?:[{_upper}]\.)+(?:[{_upper}]\b)?"
    rf"|[{_upper}](?:\w|['’](?!s\b)(?=\w)|-(?=\w))*))"
)
_PARTICLES = r"(?:(?:de|van|von) (?:la|las|los|der|den) |(?:" + "|".join(w.PARTICLE) + "|y|e) )"
_SEQUENCE = re.compile(
    rf"(?<![\w@#.-])(?<!\w['’]){WORD}(?:[ \xa0](?:& )?{_PARTICLES}?{WORD}|, (?:Jr|Sr|Inc|Ltd|Corp)\b\.?)*"
)
_COMPOUND = re.compile(rf".+-(?:[a-z]+ed|[a-z]+ing|{'|'.join(w.COMPOUND_ENDING)})s?")
_LOWER = re.compile(r"\b[a-z][a-z’'-]+")
_LINE = re.compile(r"[^\n]+")
_JOINS = frozenset((" of ", " of the ", " for ", " for the ", " and ", " on "))


_LONGEST = 12  # words of a run; what is longer is a title or a list


def find_mentions(text: str) -> tuple[list[Mention], list[tuple[int, int]], set[str]]:
    """The mentions in `text`, in order; runs in headlines, which say nothing by themselves; lower-case words."""
    headlines = _headlines(text)
    spans = _merge(text, [match.span() for match in _SEQUENCE.finditer(text)])
    shouted = [span for span in spans if _in_headline(text, span, headlines)]
    if shouted:
        spans = sorted(set(spans) - set(shouted))
    runs = [
        (start, words, first == start and _opens_sentence(text, first))
        for first, end in spans
        for start, words in _pieces(text, first, end)
    ]
    seen = _Seen(set(_LOWER.findall(text)), set(), set())
    for _, words, opens in runs:
        seen.inside.update(words[1:] if opens else words)
        if not opens:
            seen.pairs.add(tuple(words[:2]))
    mentions = [mention for start, words, opens in runs for mention in _read(text, start, words, opens, seen)]
    return mentions, shouted, seen.lower


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
    return len(words) > _LONGEST or (len(words) > 4 and sum(word in w.OPENER for word in words[1:]) > 1)


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
        office = _office_length(right)
        return 0 < office < len(right) and gap != " on "
    if last in w.ORGANISATION_OF:
        return right[0] not in w.TITLE and right[0] not in w.CALENDAR and right[0] not in w.OPENER
    return last in ("Republic", "Kingdom", "Gulf", "Isle", "Bay", "Strait", "Cape", "Emirates") and gap.startswith(
        " of"
    )


def _office_length(words: list[str]) -> int:
    """How many of `words` say what an office is for: "State", "Homeland Security", a country."""
    for n in range(min(3, len(words)), 0, -1):
        if " ".join(words[:n]) in w.KNOWN_PLACE:
            return n
    n = 0
    while n < len(words) and (words[n] in w.FIELD or words[n] in ("and", "of", "the")):
        n += 1
    return n


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
            and ((run and run[-1] not in w.CALENDAR) or _name_follows(text, at + len(word), end))
        )
        new_sentence = bare in w.OPENER and run and run[-1].endswith(".")
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
    return out


def _name_follows(text: str, at: int, end: int) -> bool:
    """Behind "April", "June" and their like: a word that is no day follows in the run, so it may be a given name."""
    return at < end and text[at + 1 : end].split(" ", 1)[0] not in w.CALENDAR | w.OPENER


def _read(text: str, start: int, words: list[str], opens: bool, seen: _Seen) -> list[Mention]:
    """What one run names: a person behind a title, an organisation, a place, something open, or nothing."""
    while words and (words[0] in ("The", "THE", "A", "An", "I") or (opens and _only_opens(words, seen))):
        start += len(words[0]) + 1
        words, opens = words[1:], False
    if not words or (len(words) == 1 and _NO_NAME.match(words[0])):
        return []
    phrase = " ".join(words)
    if phrase in w.KNOWN_PLACE or (phrase.isupper() and len(phrase) > 3 and phrase.title() in w.KNOWN_PLACE):
        return [_mention(text, start, words, opens, "place")]
    if phrase in w.DEMONYM or phrase in w.NO_NAME:
        return []
    titles = [i for i, word in enumerate(words) if _is_title(word, words[:i])]
    if (
        not titles
        and opens
        and len(words) > 1
        and (words[0].lower() in w.ROLE or words[0].lower().rstrip("s") in w.ROLE)
    ):
        titles = [0]  # "Singer Ann Roe" opens the sentence
    if titles:
        behind = _behind_title(text, start, words, titles[-1])
        if behind is not None:
            return behind
    if all(word in w.DEMONYM for word in words) or all(word in w.TITLE or word in w.BEFORE_TITLE for word in words):
        return []
    if words[-1] in w.DEMONYM and " ".join(words[:-1]) in w.KNOWN_PLACE:  # "the Ohio Democrat"
        return [_mention(text, start, words[:-1], opens, "place")]
    cut = _person_behind(words, seen)
    if cut:
        # "Republican Ann Roe", "Committee Democrat Ann Roe": a party, people or office before a full name
        at = start + len(" ".join(words[:cut])) + 1
        role = text[start : at - 1] if words[cut - 1] in w.PARTY or words[cut - 1].lower() in w.ROLE else None
        person = _mention(text, at, words[cut:], False, "person")
        if kind_of_words(words[:cut]) == "organisation":  # "Radio Ville Ann Roe"
            return [_mention(text, start, words[:cut], opens, "organisation"), person]
        return [person._replace(role=role)]
    if len(words) == 1 and words[0] in w.FIELD | w.PLACE_HEAD | w.ORGANISATION_HEAD:
        return (
            []
            if opens and words[0] not in w.STANDS_ALONE
            else [_mention(text, start, words, opens, _kind_alone(words[0]))]
        )
    return [_mention(text, start, words, opens, kind_of_words(words))]


def _person_behind(words: list[str], seen: _Seen) -> int:
    """Where in the run a full name begins behind words that are none, 0 if nowhere."""
    for i in range(1, len(words) - 1):
        before, name = words[i - 1], words[i:]
        if (
            len(name) > 4
            or before in ("of", "for", "and", "on", "the")
            or not (name[0] in w.GIVEN or (name[0], name[1]) in seen.pairs)
            or not like_name(name)
        ):
            continue
        if before in w.DEMONYM or {before, before.lower()} & (w.FIELD | w.ROLE | w.ORGANISATION_HEAD):
            return i
        if i > 2 and len(name) == 2 and before not in w.GIVEN and not like_name(words[:i]):
            return i
    return 0


def _kind_alone(word: str) -> str | None:
    return "organisation" if word in w.STANDS_ALONE else None


_NO_NAME = re.compile(r".\.?$|I['’]|[A-Z]-[A-Z][a-z]")  # "A", "I'm", "R-Ohio"


def kind_of_words(words: list[str] | tuple[str, ...]) -> str | None:
    """The kind that the words of a name tell by themselves: "… Ministry", "University of …", "Mount …", "A & B"."""
    if len(words) == 1:
        return None
    if all(word.isupper() for word in words):  # "ANN ROE"
        words = [word.title() for word in words]
    last = words[-1].rstrip(",")
    if any(word in ("of", "for", "on") and words[i - 1] in w.ORGANISATION_OF for i, word in enumerate(words) if i):
        return "organisation"
    if last in w.SURNAME_HEAD and like_name(words) and (words[0] in w.GIVEN or len(words) == 2):
        return "person" if words[0] in w.GIVEN else None
    if last in w.ORGANISATION_HEAD or "&" in words:
        return "organisation"
    if last in w.PLACE_HEAD or words[0] in w.PLACE_FIRST:
        return "place"
    return "person" if words[0] in w.GIVEN and len(words) <= 4 and like_name(words) else None


def _only_opens(words: list[str], seen: _Seen) -> bool:
    """Whether the first of `words` is capitalised because it opens the sentence, and no part of a name."""
    first = words[0]
    if len(words) > 1 and (first, words[1]) in seen.pairs:
        return False
    if first in w.OPENER:
        return True
    if len(words) == 1:
        common = first.lower() in seen.lower or (first.endswith("ly") and len(first) > 5)
        return common and first not in seen.inside and first not in w.KNOWN_PLACE
    if first in w.TITLE or first in w.DEMONYM or first in w.GIVEN or first.lower() in w.PARTICLE:
        return False
    if first.endswith("ly") and len(first) > 5 and first not in seen.inside:
        return True
    return first.lower() in seen.lower and first not in seen.inside and first.lower() not in w.ROLE


def _behind_title(text: str, start: int, words: list[str], last: int) -> list[Mention] | None:
    """The person named behind the title at `last`; [] for a title alone; None where the word is no title here."""
    cut = last + 1
    if cut < len(words) and words[cut] in ("of", "for"):
        skip = 1 + (words[cut + 1 : cut + 2] == ["the"])
        cut += skip + _office_length(words[cut + skip :])
    rest = words[cut:]
    if not rest:
        return []
    if not like_name(rest) and not (rest[0] in w.GIVEN and rest[-1] in w.SURNAME_HEAD):
        return None
    at = start + len(" ".join(words[:cut])) + 1
    role = None if words[last] in w.ADDRESS else text[role_start(text, start) : at - 1]
    sex = next((w.SEX[word] for word in words[:cut] if word in w.SEX), None)
    return [Mention(at, at + len(" ".join(rest)), tuple(rest), False, "person", role, sex, True)]


def _is_title(word: str, before: list[str]) -> bool:
    """A title or form of address; "King" and its like only behind other words of office, else it is a surname."""
    if word in w.SURNAME_TITLE and before:
        return all(_is_office(other) for other in before)
    return word in w.TITLE or word in w.ADDRESS


def _is_office(word: str) -> bool:
    return word in w.TITLE or word in w.BEFORE_TITLE or word in w.DEMONYM or word in w.KNOWN_PLACE or word.isupper()


_NO_NAME_ENDING = re.compile(r".*(?:tion|ment|hood|ship|ology|ity|ism|tions|ments|ships|isms)$")


def like_name(words: list[str] | tuple[str, ...]) -> bool:
    """Whether `words` can be a person's name by their looks: no head of bodies, demonym or acronym among them."""
    return not any(
        word in w.FIELD
        or (word in w.ORGANISATION_HEAD and not (i and word in w.SURNAME_HEAD))
        or (word in w.PLACE_HEAD and not (i and word in w.SURNAME_HEAD))
        or word in w.DEMONYM
        or (word in w.TITLE and not (i and word in w.SURNAME_TITLE))
        or word in ("of", "and", "for", "on", "&")
        or (word in w.OPENER and word not in w.GIVEN)
        or (len(word) > 2 and word.isupper() and "." not in word and word not in ("III", "VIII"))
        or _NO_NAME_ENDING.match(word)
        for i, word in enumerate(words)
    )


def _mention(text: str, start: int, words: list[str], opens: bool, kind: str | None) -> Mention:
    """The mention with what stands before it: a particle that belongs to it, a role in lower case."""
    end = start + len(" ".join(words))
    before = word_before(text, start)
    if before in w.PARTICLE and kind != "place":
        start -= len(before) + 1
        words = [before, *words]
        before = word_before(text, start)
    role = sex = None
    titled = False
    if kind in (None, "person") and (before in w.ROLE or before.rstrip("s") in w.ROLE):
        kind, titled = "person", True
        sex = w.SEX.get(before)
        if before in w.ROLE:
            role = text[role_start(text, start) : start - 1]
    return Mention(start, end, tuple(words), opens, kind, role, sex, titled)


def word_before(text: str, start: int) -> str:
    """The word that ends one space before `start`, "" if there is none."""
    if start < 2 or text[start - 1] not in " \xa0":
        return ""
    left = max(0, start - 40)
    at = max(text.rfind(" ", left, start - 1), text.rfind("\n", left, start - 1), left - 1)
    return text[at + 1 : start - 1].lstrip("“\"‘'([—")
