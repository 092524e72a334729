"""People, organisations and places named in a text, from the text alone.

In goes an article's text, out comes a table of mentions, each with the fullest form of its name in that article and, for
people, the role the text gives. The idea: find capitalised sequences, cut off what is no name (openers of sentences, titles,
demonyms, days), let every mention say what it can about the kind of its name, and join short forms to the full ones.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from corpus_tools.columns import make_table
from corpus_tools.lexicons import load_lexicon


class Name(NamedTuple):
    """A mention of a name: `text[start:end]`; `kind` is person, organisation, place or None where the text leaves it open."""

    start: int
    end: int
    text: str
    kind: str | None
    name: str
    role: str | None = None
    sex: str | None = None


def find_names(text: str, *, aliases: "pd.DataFrame | str | Path | Mapping[str, str] | None" = None) -> list[Name]:
    """The names in `text`, in order of position.

    Parameters
    ----------
    text
        An article's body.
    aliases
        Names of the user's that the text does not join by itself: a table (or the path of a CSV file) with the columns
        `alias, name` and, if wanted, `kind`.

    Returns
    -------
    list of Name
        `name` is the fullest form in the text (surnames, acronyms and short forms joined to it), `role` the title or
        description the text gives a person, `sex` "he" or "she" where the text says so.

    Examples
    --------
    >>> [(n.text, n.kind, n.name, n.role) for n in find_names("Deputy Mayor Ann Roe spoke. Then Roe left.")]
    [('Ann Roe', 'person', 'Ann Roe', 'Deputy Mayor'), ('Roe', 'person', 'Ann Roe', 'Deputy Mayor')]
    """
    mentions = _mentions(text)
    names = _resolve(text, mentions)
    known = read_aliases(aliases)
    return [_with_alias(name, known) for name in names] if known else names


def extract_names(articles: pd.DataFrame, *, aliases: "pd.DataFrame | str | Path | None" = None) -> pd.DataFrame:
    """The names in each article.

    Returns
    -------
    DataFrame
        `doc_id, start, end, text, kind, name, role`, one row a mention. Names whose kind the text leaves open have a
        null `kind`.
    """
    known = read_aliases(aliases)
    return make_table(
        "names",
        (
            (doc_id, n.start, n.end, n.text, n.kind, n.name, n.role)
            for doc_id, text in zip(articles["doc_id"], articles["text"], strict=True)
            for n in find_names(text, aliases=known)
        ),
    )


def name_at(names: Iterable[Name], start: int, end: int) -> Name | None:
    """The last of `names` that lies in or overlaps `start:end`, None if none does."""
    found = None
    for name in names:
        if name.start < end and name.end > start:
            found = name
    return found


def widen_place(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a place with the words that narrow it down: "northeastern X", "the Y suburb of X".

    Examples
    --------
    >>> text = "in the Paris suburb of Ville"
    >>> text[slice(*widen_place(text, 23, 28))]
    'the Paris suburb of Ville'
    """
    front = _PLACE_FRONT.search(text[max(0, start - 60) : start])
    return (start - len(front[0]), end) if front else (start, end)


def read_aliases(aliases) -> dict[str, tuple[str, str | None]]:
    """The user's aliases as {alias: (name, kind or None)}; ValueError where a column is missing."""
    if aliases is None or isinstance(aliases, dict):
        return aliases or {}
    table = aliases if isinstance(aliases, pd.DataFrame) else pd.read_csv(aliases, dtype="str")
    missing = {"alias", "name"} - set(table.columns)
    if missing:
        raise ValueError(f"aliases need the columns alias and name (and kind, if wanted); missing: {sorted(missing)}")
    kinds = table["kind"] if "kind" in table.columns else [None] * len(table)
    return {
        alias: (name, kind if isinstance(kind, str) else None)
        for alias, name, kind in zip(table["alias"], table["name"], kinds, strict=True)
        if isinstance(alias, str) and isinstance(name, str)
    }


def _with_alias(name: Name, known: Mapping[str, tuple[str, str | None]]) -> Name:
    full = known.get(name.name) or known.get(name.text)
    return name._replace(name=full[0], kind=full[1] or name.kind) if full else name


# ---------------------------------------------------------------------------------------------------------------------
# Words by class

_TITLES = load_lexicon("titles")
_ORGANISATION = load_lexicon("organisation_words")
_PLACE = load_lexicon("place_words")
_PLACES = load_lexicon("places")
_DEMONYMS = load_lexicon("demonyms")

_TITLE = frozenset(_TITLES["title"])
_ADDRESS = frozenset(_TITLES["address"])
_BEFORE_TITLE = frozenset(_TITLES["before a title"])
_ROLE = frozenset(_TITLES["role"]) | frozenset(_TITLES["kin"])
_BEFORE_ROLE = frozenset(word.lower() for word in _BEFORE_TITLE) | {"longtime", "veteran", "then", "top", "lead"}
_SURNAME_TITLE = frozenset(_TITLES["also a surname"])
_PARTICLES = frozenset(_TITLES["particle"])
_SEX = {word: "he" for word in (*_TITLES["man"], *_TITLES["he"])} | {
    word: "she" for word in (*_TITLES["woman"], *_TITLES["she"])
}
_ORG_HEAD = frozenset(_ORGANISATION["head"])
_ORG_OF = frozenset(_ORGANISATION["of follows"])
_FIELD = frozenset(_ORGANISATION["field"])
_ORG_AFTER = frozenset(_ORGANISATION["after"])
_PLACE_HEAD = frozenset(_PLACE["head"])
_PLACE_FIRST = frozenset(_PLACE["before a name"])
_PLACE_AFTER = frozenset(_PLACE["after"])
_KNOWN_PLACE = frozenset(name for section in _PLACES.values() for name in section)
_ADJECTIVE = frozenset(word for section in _DEMONYMS.values() for word in section)
_DEMONYM = _ADJECTIVE | frozenset(word + "s" for word in _ADJECTIVE)
_OPENER = frozenset(load_lexicon("abbreviations")["sentence opener"]) | frozenset(
    "According Yes Yesterday Today Tomorrow Tonight Later Earlier Nearly Almost Around Critics Officials People Police "
    "Asked Speaking Following Using Given Based Across Along Within Like Unlike Whether That’s It’s He’s She’s We’re They’re "
    "I’m I’ve I’ll We’ve You’re Don’t It's He's She's We're They're I'm I've I'll We've You're Don't There's There’s What's "
    "What’s Too Never Always Often Sometimes Much Maybe Please Thank Thanks Hello Hi Well Oh Plus Via Amid Against Former "
    "Ex Eventually Recently Currently Previously Finally Additionally Similarly Hence Further Regarding Whatever Whoever "
    "Nobody Everybody Everyone Someone Something Nothing Everything Anyone Anything Neither Either Unless Because Until "
    "Does Did Didn't Didn’t Isn't Isn’t Can't Can’t Won't Won’t Wouldn't Hundreds Thousands Dozens Millions Meanwhile Him "
    "Them Us Me Mine Yours Same Less Little Lots First Second Third Next Best Better New Old Good Great Big Long Through "
    "Throughout Beyond Besides Above Below Behind Beside Toward Towards Upon Off Up Down Out Again Ago Already".split()
)
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays "
    "Sundays Mon. Tues. Tue. Wed. Thurs. Thu. Fri. Sat. Sun. January February March April May June July August September "
    "October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Jan Feb Aug Sept Oct Nov Dec "
    "AM PM A.M. P.M. GMT EST EDT BST CET UTC ET PT".split()
)
_ADJECTIVAL = re.compile(
    r".+-(?:\w+ed|led|run|born|style|era|wide|like|held|built|made|only|type|level|old|year|day|bound|free|friendly|"
    r"\w+ing|linked|area|based|sponsored|majority|dominated|speaking)s?"
)
_SAY = re.compile(
    r" (?:also |has |had |have )?(?:said|says|say|told|tells|added|adds|argued|argues|wrote|writes|asked|asks|claimed|insisted"
    r"|announced|warned|stated|replied|noted|testified|tweeted|recalled|explained|believes|thinks)\b"
)

_U = "".join(chr(c) for c in range(0x100, 0x250) if chr(c).isupper())
_UP = f"A-ZÀ-ÖØ-Þ{_U}"
_DOTTED = "|".join(
    sorted(
        {
            w[:-1]
            for w in (*_TITLE, *_ADDRESS, *_CALENDAR, *_ORG_HEAD, *_PLACE_HEAD)
            if w.endswith(".") and "." not in w[:-1]
        }
        | {"St", "Ste", "Mt", "Ft", "Jr", "Sr"},
        key=len,
        reverse=True,
    )
)
_WORD = rf"(?:(?:[Aa][ldnrstz]h?-|[Ee]l-|[dl]['’])?(?:(?:{_DOTTED})\.|(?:[{_UP}]\.)+(?:[{_UP}]\b)?|[{_UP}](?:\w|['’](?!s\b)(?=\w)|-(?=\w))*))"
_PARTICLE = r"(?:(?:de|van|von) (?:la|las|los|der|den) |(?:de|da|di|del|della|la|le|van|von|der|den|bin|ibn|ben|bint|al|el|dos|das|du|ten|ter|y|e) )"
_SEQUENCE = re.compile(
    rf"(?<![\w@#/.-])(?<!\w['’]){_WORD}(?:[ \xa0](?:& )?{_PARTICLE}?{_WORD}|, (?:Jr|Sr|Inc|Ltd)\b\.?)*"
)
_PLACE_FRONT = re.compile(
    rf"(?:(?:the )?(?:[{_UP}]\w+ )?(?:{'|'.join(_PLACE['of follows'])}) of "
    rf"|\b(?:{'|'.join(sorted(_PLACE['compass'], key=len, reverse=True))}) )+$"
)
_PLACE_LEFT = re.compile(rf"(?:^|[ (])(?:{'|'.join(_PLACE['of follows'])}) of $")
_IN_FRONT = frozenset(word for word in _PLACE["in front"] if " " not in word)
_DETERMINERS = frozenset("the this that these those".split())
_APPOSITION = re.compile(
    rf", (?P<role>(?:(?:the|an?|his|her|their|its|our|my|who is|who was|one of)\b|former|[{_UP}][\w.-]*(?: [{_UP}][\w.-]*)*['’]s?\b|"
    rf"[a-z-]+ )[^,;:.!?\n“”\"()—]{{2,110}}?)(?=,|\.(?:\s|$)|;|—| – | who\b| said\b| told\b)"
)
_AGE = re.compile(r",? (?:\()?\d{1,2}(?:\)|,|\.|;)")


class _Mention(NamedTuple):
    start: int
    end: int
    words: tuple[str, ...]
    initial: bool  # may be capitalised only because a sentence opens with it
    kind: str | None
    role: str | None
    sex: str | None


def _mentions(text: str) -> list[_Mention]:
    """Capitalised sequences, cut into names; kinds that the words themselves tell."""
    sequences = _merge(text, [(m.start(), m.end()) for m in _SEQUENCE.finditer(text)])
    lower = set(re.findall(r"\b[a-z][a-z’'-]+", text))
    out: list[_Mention] = []
    for start, end in sequences:
        initial = _opens_sentence(text, start)
        for first, words in _pieces(text, start, end):
            opens = initial and first == start
            out += _read(text, first, words, opens, lower)
    return out


def _merge(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sequences joined over "of", "for" and "and" where a name goes on: "Ministry of Health", "Secretary of State X"."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out:
            left, right = out[-1]
            gap = text[right:start]
            if gap in _GAPS and _goes_on(text[left:right].split(" "), gap, text[start:end].split(" ")):
                out[-1] = (left, end)
                continue
        out.append((start, end))
    return out


_GAPS = frozenset((" of ", " of the ", " for ", " for the ", " and ", " on ", " against "))


def _goes_on(left: list[str], gap: str, right: list[str]) -> bool:
    last = left[-1]
    if gap == " and ":
        # "Department of Health and Human Services", "Food and Drug Administration"
        return last in _FIELD and right[0] in _FIELD and ("of" in left or right[-1] in _ORG_HEAD)
    if last in _TITLE or last.lower() in ("secretary",):
        # "Secretary of State Ann Roe": goes on if a name is left behind the office
        office = _office_length(right)
        return 0 < office < len(right)
    if last in _ORG_OF:
        return right[0] not in _TITLE and not (
            gap in (" for ", " on ", " against ") and right[0] not in _FIELD | _ORG_HEAD and right[-1] not in _FIELD
        )
    return last in ("Republic", "Kingdom", "Gulf", "Isle", "Bay", "Strait", "Cape", "Emirates") and gap.startswith(
        " of"
    )


def _office_length(words: list[str]) -> int:
    """How many of `words` say what an office is for: "State", "Homeland Security", a country."""
    for n in range(min(3, len(words)), 0, -1):
        if " ".join(words[:n]) in _KNOWN_PLACE:
            return n
    n = 0
    while n < len(words) and (words[n] in _FIELD or words[n] in ("and", "of", "the")):
        n += 1
    return n


def _opens_sentence(text: str, start: int) -> bool:
    at = start - 1
    if at < 0:
        return True
    char = text[at]
    if char in "\"“‘'«„([":
        return True
    while at >= 0 and text[at] in " \xa0\t—–-)”’\"'»":
        at -= 1
    return at < 0 or text[at] in ".!?:;\n\r…"


def _pieces(text: str, start: int, end: int) -> list[tuple[int, list[str]]]:
    """The words of a sequence without days, months, demonyms in the plural and compounds like "X-led"; each run a piece."""
    out: list[tuple[int, list[str]]] = []
    at, run, run_start = start, [], start
    previous = ""
    for word in text[start:end].replace("\xa0", " ").split(" "):
        bare = word.rstrip(",")
        breaks = (
            bare in _CALENDAR
            and not (run and bare in ("May", "June", "April", "August", "March") and run[-1] not in _CALENDAR)
            or ("-" in word and _ADJECTIVAL.fullmatch(word))
            or (bare in _OPENER and (not run or previous.endswith(".")))
        )
        if breaks:
            if run:
                out.append((run_start, run))
            run = []
        else:
            if not run:
                run_start = at
            run.append(word)
        previous = word
        at += len(word) + 1
    if run:
        out.append((run_start, run))
    return out


def _read(text: str, start: int, words: list[str], initial: bool, lower: set[str]) -> list[_Mention]:
    """What one run of capitalised words names: a person behind a title, an organisation, a place, or something open."""
    if words[0] == "The" or words[0] == "A":
        return _read(text, start + len(words[0]) + 1, words[1:], False, lower) if len(words) > 1 else []
    phrase = " ".join(words)
    if phrase in _KNOWN_PLACE:
        return [_mention(text, start, words, initial, "place")]
    if initial and len(words) > 1 and words[0].lower() in lower and words[0] not in _TITLE and words[0] not in _DEMONYM:
        return _read(text, start + len(words[0]) + 1, words[1:], False, lower)
    titles = [i for i, word in enumerate(words) if word in _TITLE or word in _ADDRESS]
    if titles:
        last = titles[-1]
        cut = last + 1
        if cut < len(words) and words[cut] == "of":
            skip = 1 + (words[cut + 1 : cut + 2] == ["the"])
            cut += skip + _office_length(words[cut + skip :])
        rest = words[cut:]
        if rest and not any(w in _ORG_HEAD or w in _PLACE_HEAD or w in _FIELD for w in rest) and rest[0] != "of":
            name_start = start + len(" ".join(words[:cut])) + 1
            role = text[start : name_start - 1]
            sex = next((_SEX[w] for w in words[:cut] if w in _SEX), None)
            if words[0] in _ADDRESS:
                role = None
            else:
                role = text[_role_start(text, start) : name_start - 1]
            return [_Mention(name_start, name_start + len(" ".join(rest)), tuple(rest), False, "person", role, sex)]
        if not rest and not (
            words[-1] in _SURNAME_TITLE and not all(_is_office(w) for w in words[:-1]) and len(words) > 1
        ):
            return []
    if all(word in _DEMONYM or word in _TITLE or word in _BEFORE_TITLE for word in words):
        return []
    kind = None
    if (
        words[-1] in _ORG_HEAD
        and len(words) > 1
        or any(w in ("of", "for", "on", "against") and words[i - 1] in _ORG_OF for i, w in enumerate(words) if i)
    ):
        kind = "organisation"
    elif (words[-1] in _PLACE_HEAD and len(words) > 1) or words[0] in _PLACE_FIRST and len(words) > 1:
        kind = "place"
    elif len(words) == 1 and words[0] in _ORG_HEAD | _PLACE_HEAD | _FIELD:
        if initial:
            return []
        kind = "organisation" if words[0] in _ORG_HEAD else None
    return [_mention(text, start, words, initial, kind)]


def _is_office(word: str) -> bool:
    return word in _TITLE or word in _BEFORE_TITLE or word in _DEMONYM or word in _KNOWN_PLACE or word.isupper()


def _mention(text: str, start: int, words: list[str], initial: bool, kind: str | None) -> _Mention:
    end = start + len(" ".join(words))
    role = sex = None
    before = text[text.rfind(" ", 0, max(start - 1, 0)) + 1 : start - 1] if start and text[start - 1] == " " else ""
    if before in _PARTICLES and words[0] not in _KNOWN_PLACE:
        start -= len(before) + 1
        words = [before, *words]
    if kind is None and before in _ROLE:
        at = _role_start(text, start)
        role = text[at : start - 1] if at < start else None
        kind = "person"
        sex = _SEX.get(before)
    return _Mention(start, end, tuple(words), initial, kind, role, sex)


def _role_start(text: str, end: int) -> int:
    """Where the title or role that ends before `end` begins: back over offices, demonyms and "X's"."""
    at = end
    while at > 1 and text[at - 1] == " ":
        left = text.rfind(" ", max(0, at - 40), at - 1) + 1
        left = max(left, text.rfind("\n", max(0, at - 40), at - 1) + 1)
        word = text[left : at - 1].lstrip("“\"‘'(—")
        if not word:
            break
        possessive = word.endswith(("'s", "’s"))
        if (
            word in _ROLE
            or word in _BEFORE_ROLE
            or (word[0].isupper() and word not in _OPENER and word not in _CALENDAR and word[-1].isalnum())
        ):
            at = at - 1 - len(word)
            if possessive:
                break
            continue
        break
    return at


def _evidence(text: str, mention: _Mention) -> dict[str, int]:
    """What the words around a mention say about its kind."""
    votes: dict[str, int] = defaultdict(int)
    start, end = mention.start, mention.end
    if mention.kind:
        votes[mention.kind] += 4
    after = text[end : end + 40]
    space = text[start - 1 : start] == " "
    before = text[text.rfind(" ", 0, max(start - 1, 0)) + 1 : start - 1] if start and space else ""
    following = _noun_phrase(after)
    word_after = following[0] if following else ""
    body_after = any(word in _ORG_AFTER for word in following)
    possessive = after[:2] in ("'s", "’s")
    acronym = len(mention.words) == 1 and mention.words[0].isupper() and len(mention.words[0]) > 1
    if _PLACE_LEFT.search(text[max(0, start - 30) : start]):
        votes["place"] += 4
    if word_after in _PLACE_AFTER and not body_after:
        votes["place"] += 3
    if before in _IN_FRONT and not possessive and not following:
        votes["place"] += 2 if before in ("in", "near", "at") else 1
    if acronym and (body_after or before.lower() in _DETERMINERS or possessive):
        votes["organisation"] += 2
    elif body_after:
        votes["organisation"] += 1
    if before.lower() in _DETERMINERS and not following and len(mention.words) > 1:
        votes["organisation"] += 2
    if _AGE.match(after) or after.startswith((", who ", " who ", ", whose ")):
        votes["person"] += 3
    if _SAY.match(after):
        votes["organisation" if acronym else "person"] += 1
    return votes


def _noun_phrase(after: str) -> list[str]:
    """The lower-case words that go on from a name to the head of its noun phrase: " refugee agency said" → refugee, agency."""
    out: list[str] = []
    for word in after.split(" ")[1:4] if after[:1] == " " else []:
        bare = word.rstrip(".,;:’'\n")
        if not bare.islower() or bare in _FUNCTION or not bare.isalpha():
            break
        out.append(bare)
        if bare != word:
            break
    return out


_FUNCTION = frozenset(word.lower() for word in _OPENER) | frozenset(
    "said says say told tells added be been being am does did has have had will would than that which who whose whom into "
    "onto per via".split()
)


def _resolve(text: str, mentions: list[_Mention]) -> list[Name]:
    """Kinds by the votes of all mentions of a name; short forms joined to full ones; roles given to the person."""
    votes: dict[tuple[str, ...], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    count: dict[tuple[str, ...], int] = defaultdict(int)
    middle = set()
    for mention in mentions:
        count[mention.words] += 1
        for kind, vote in _evidence(text, mention).items():
            votes[mention.words][kind] += vote
        if not mention.initial:
            middle.add(mention.words)
            middle.update((word,) for word in mention.words)
    singles = {words[0] for words in count if len(words) == 1}
    kinds: dict[tuple[str, ...], str | None] = {}
    for words in count:
        tally = votes[words]
        best = max(tally, key=lambda kind: tally[kind], default=None)
        if best is None and 2 <= len(words) <= 4 and _like_person(words):
            best = "person"
        elif (
            best == "organisation"
            and len(words) > 1
            and tally[best] <= 2
            and words[-1] in singles
            and _like_person(words)
        ):
            best = "person"
        kinds[words] = best
    expansions = _acronyms(text, kinds)
    people = [w for w, kind in kinds.items() if kind == "person" and len(w) > 1]
    organisations = [w for w, kind in kinds.items() if kind == "organisation" and len(w) > 1]
    full: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for words, kind in kinds.items():
        pool = people if kind != "organisation" else organisations
        longer = [p for p in pool if len(p) > len(words) and (p[-len(words) :] == words or _same_person(p, words))]
        if kind == "organisation" or (kind is None and not longer):
            longer = longer or [
                p
                for p in organisations
                if len(p) > len(words) and p[: len(words)] == words and len(words) == 1 and not words[0].isupper()
            ]
        full[words] = longer
    out, roles, sexes = [], {}, {}
    last_seen: dict[tuple[str, ...], int] = {}
    chosen: list[tuple[_Mention, tuple[str, ...]]] = []
    for mention in mentions:
        words = mention.words
        if words in expansions:
            target = expansions[words]
        else:
            options = full[words]
            target = _nearest(options, last_seen) if options else words
            if len(options) == 1:
                target = options[0]
        if (
            mention.initial
            and len(words) == 1
            and target == words
            and words not in middle
            and not _stands_alone(text, mention)
        ):
            continue
        last_seen[target] = mention.start
        chosen.append((mention, target))
        role, sex = mention.role, mention.sex
        if role is None and kinds.get(target) == "person":
            role = _role_after(text, mention.end)
        if role and target not in roles:
            roles[target] = role
        if sex and target not in sexes:
            sexes[target] = sex
    for mention, target in chosen:
        kind = kinds.get(target) or kinds.get(mention.words)
        if mention.words in expansions and kind != "place":
            kind = "organisation"
        person = kind == "person"
        out.append(
            Name(
                mention.start,
                mention.end,
                text[mention.start : mention.end],
                kind,
                " ".join(target),
                roles.get(target) if person else None,
                sexes.get(target) if person else None,
            )
        )
    return out


def _like_person(words: tuple[str, ...]) -> bool:
    return not any(
        w in _FIELD
        or w in _ORG_HEAD
        or w in _PLACE_HEAD
        or w in _DEMONYM
        or w in _TITLE
        or w in ("of", "and", "for")
        or w.isdigit()
        for w in words[:]
    ) and not any(w.isupper() and len(w) > 2 for w in words)


def _same_person(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Same first and last word, initials or middle names between: "Ann B. Roe" and "Ann Roe"."""
    return len(words) > 1 and longer[0] == words[0] and longer[-1] == words[-1]


def _nearest(options: list[tuple[str, ...]], last_seen: Mapping[tuple[str, ...], int]) -> tuple[str, ...]:
    return max(options, key=lambda option: (last_seen.get(option, -1), len(option)))


def _stands_alone(text: str, mention: _Mention) -> bool:
    """A single word that opens a sentence is a name all the same: a place of the list, an acronym, "X's", "X said"."""
    word = mention.words[0]
    after = text[mention.end : mention.end + 30]
    return mention.kind is not None or (word.isupper() and len(word) > 1) or bool(_SAY.match(after))


_BRACKETED = re.compile(rf"\s?(?:\(|, or |, known as |, also known as )(?:the )?([{_UP}][\w.&-]+)[),. ]")


def _acronyms(text: str, kinds: Mapping[tuple[str, ...], str | None]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Acronyms and the names they stand for: by their initials, where only one name of the text has them."""
    short = {words: words[0].replace(".", "") for words in kinds if len(words) == 1}
    short = {words: letters for words, letters in short.items() if letters.isupper() and len(letters) > 1}
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    if not short:
        return found
    by_initials: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in kinds:
        if len(words) > 1:
            content = [w for w in words if w[0].isupper()]
            by_initials["".join(w[0] for w in content)].append(words)
            by_initials["".join(w[0] for w in words).upper()].append(words)
    for words, letters in short.items():
        options = set(by_initials.get(letters, ()))
        if len(options) == 1:
            found[words] = options.pop()
    return found


def _role_after(text: str, end: int) -> str | None:
    """The role in an apposition: "X, the mayor of Y," or "X, UNHCR's representative in Z, said"."""
    found = _APPOSITION.match(text, end)
    if not found:
        return None
    role = found["role"].strip()
    head = re.split(r" (?:of|for|in|at|on|to|from|with|and|who|by) ", role, maxsplit=1)[0].split(" ")[-1]
    if head.lower() not in _ROLE and not (re.fullmatch(r"[a-z-]+(?:tative|man|woman|person|ist|ologist|er|or)", head)):
        return None
    return re.sub(r"^(?:the|an?|who is|who was) ", "", role)
