"""The kind of a name: person, organisation or place, by the votes of all its mentions.

In go mentions with the text around them, out comes one kind for each name, None where nothing tells. The idea: words
beside a name ("in X", "X militants", "X, who", "the town of X") each say a little; the sum decides for all mentions.
"""

import re
from collections import Counter
from collections.abc import Mapping, Set

from corpus_tools.names import words as w
from corpus_tools.names.capital_runs import word_before
from corpus_tools.names.mentions import Mention, like_name
from corpus_tools.names.roles import is_body_behind

Key = tuple[str, ...]

_SUFFIX = frozenset(("jr", "sr", "ii", "iii", "iv"))
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,}s?$")
_NUMBER = re.compile(r" \d")  # "in Chapter 11"
_NO_SURNAME = w.KNOWN_PLACE | w.SURNAME_HEAD | w.THING_HEAD
_NO_FIRST_NAME = w.KNOWN_PLACE | w.PLACE_FIRST_PERHAPS
_PLACE_LEFT = re.compile(rf"(?:^|[ (])(?:{'|'.join(w.PLACE_OF)}) of $")
_PLACE_SIDE = frozenset(w.COMPASS) | {"nearby", "neighbouring", "neighboring", "capital"}
# "X, a town of 9,000", "X, the capital", "X, some 40 km north of Y"
_PLACE_BEHIND = re.compile(
    rf", (?:(?:an?|the|its) (?:(?!(?:of|from|in|at|on|for|and) )[\w-]+ ){{0,3}}?(?:{'|'.join(w.PLACE_OF)})"
    r"(?= (?:of|in|on|near|where|that|with)\b|[,.\n])|(?:\w+ )?\d+ ?(?:km|kilomet\w+|miles?) )"
)
_PLACE_OWNED = re.compile(rf"['’]s (?:[a-z-]+ )?(?:{'|'.join(w.PLACE_OWNED)})\b")
_IN_A_LIST = frozenset("in near across around throughout outside".split())
_LIST_GAPS = frozenset((", ", " and ", ", and ", " or "))
_AGE = re.compile(r"(?:,| \() ?\d\d(?:\)|,|\.|;)")
_SAYS = re.compile(
    r" (?:also |has |had |have )?(?:said|says|say|told|tells|added|adds|argued|argues|wrote|writes|asked|asks|claimed"
    r"|insisted|announced|warned|stated|replied|noted|testified|tweeted|recalled|explained|believes|thinks|reported)\b"
)
_THEY_SAID = re.compile(r", (?:an?|the|his|her|their|its) [\w -]{3,60}? said\b")
_DIVISION = re.compile(
    rf", (?:{'|'.join(re.escape(name) for name in sorted(w.DIVISION, key=len, reverse=True))})(?=[,.;)\s])(?!['’])"
)
_DATELINE = re.compile(r"(?: ?/ ?[A-Z. ]+)?(?:, [A-Z][\w. ]+)? ?(?:\([^)\n]{2,20}\) ?)?(?::|[–—]|--|- )")


def name_key(words: tuple[str, ...]) -> Key:
    """A name for comparison: words in lower case, without full stops and without "Jr" and its like."""
    key = tuple(word.replace(".", "").rstrip(",").lower() for word in words)
    return key[:-1] if len(key) > 2 and key[-1] in _SUFFIX else key


def says(text: str, end: int) -> bool:
    """Whether a verb of saying follows at `end`."""
    return _SAYS.match(text, end) is not None


def vote(votes: Counter, text: str, mention: Mention, listed: int) -> int:
    """Add to `votes` what the mention and the words around it say about its kind.

    "in X, Y and Z": what a preposition says of the first name it says of the others too. `listed` is where the name
    ends that a list of places may go on from; the same for the next mention is returned, the end of the text for none.
    """
    start, end = mention.start, mention.end
    if mention.kind:
        votes[mention.kind] += 5 if mention.titled or mention.kind != "person" else 3
    after, before = text[end : end + 40], word_before(text, start)
    nouns = nouns_behind(after)
    body = any(noun in w.ORGANISATION_AFTER for noun in nouns)
    single = len(mention.words) == 1
    acronym = single and _ACRONYM.match(mention.words[0]) is not None
    votes["mentions"] += 1
    owner = after[:2] in ("'s", "’s")
    head = nouns[: 2 if before.lower() == "the" else 1]
    votes["weak place"] += 2 * after.startswith(", where ")
    owns = owner and _PLACE_OWNED.match(text, end) is not None
    if owns or (not (body or acronym) and any(noun.removesuffix("s") in w.PLACE_AFTER for noun in head)):
        votes["place"] += 3  # "X's airport", "X camp", "the X air base"
    elif body:
        votes["organisation"] += 1  # "X militants"
    capital = after[:1] == "," and before[:-1] in w.PLACE_OF and before[-1:] == ","  # "the capital, X, is"
    if capital or before in _PLACE_SIDE or (before == "of" and _PLACE_LEFT.search(text, max(0, start - 30), start)):
        votes["place"] += 4  # "southern X", "the town of X"
    elif before in ("of", "for", "at", "with") and (role := _role_left(text, start - len(before) - 1)):
        votes["place" if role in w.PLACE_ROLE else "organisation"] += 2  # "the mayor of X", "an analyst at X"
    elif before in w.IN_FRONT and not owner and not nouns and not acronym:
        verb = word_before(text, start - len(before) - 1)
        if verb in ("stake", "stakes", "share", "shares"):
            votes["organisation"] += 2
        elif verb not in w.NO_PLACE_BEHIND and not _NUMBER.match(after):
            votes["place" if before in ("in", "near") else "weak place"] += 2
    if after[:2] == ", " and not mention.titled:
        if not acronym and (_DIVISION.match(after) or _PLACE_BEHIND.match(text, end)):
            votes["place"] += 4  # "X, Ohio"
        elif is_body_behind(text, end):
            votes["organisation"] += 3  # "X, a maker of"
        elif mention.apposition and not (before in w.IN_FRONT and _THEY_SAID.match(text, end)):
            votes["person"] += 3  # "X, the mayor of", but not "in X, the mayor said"
    if acronym and (owner or before.lower() == "the" or before == "told"):
        votes["organisation"] += 2
    elif before.lower() == "the" and not nouns:
        votes["the" if single else "organisation"] += 2  # people are not called "the X Y"
    if _AGE.match(after) or after.startswith((", who ", " who ", ", whose ")):
        votes["person"] += 3
    if says(text, end):
        votes["says"] += 1
    if mention.words[0].isupper() and _is_dateline(text, mention):
        votes["place"] += 5
    goes_on = text[listed:start] in _LIST_GAPS and not nouns
    if goes_on and not mention.kind:
        votes["weak place"] += 2
    opens = before in _IN_A_LIST or (before in w.IN_FRONT and mention.kind == "place")
    return end if mention.kind in (None, "place") and (goes_on or opens) else len(text)


def _is_dateline(text: str, mention: Mention) -> bool:
    """As in "VILLE: The mayor", which opens a text, "VILLE/ OTHERVILLE (AP) — The mayor", which opens a line."""
    start, end = mention.start, mention.end
    if (start and text[start - 1] not in "\n/ ") or not _DATELINE.match(text, end):
        return False
    left = max(0, start - 60)
    line = text[max(text.rfind("\n", left, start) + 1, left) : end]
    opener = any(word.title() in w.OPENER for word in mention.words)
    return line.isupper() and not opener and (len(line) == end or text[end] != ":")


def _role_left(text: str, at: int) -> str | None:
    word = word_before(text, at)
    return word if word in w.ROLE or word in w.PLACE_ROLE or word.rstrip("s") in w.ROLE else None


def kinds_of(
    words: Mapping[Key, tuple[str, ...]], votes: Mapping[Key, Counter], lower: Set[str]
) -> dict[Key, str | None]:
    """One kind for each name.

    Where no mention tells, a run of two to four words that may be a person's name is a person, unless its first word is
    used alone and its last is not, as companies are shortened, or its words are common ones (`lower` has those that the
    text writes in lower case).
    """
    kinds: dict[Key, str | None] = {}
    for key, written in words.items():
        tally = votes[key]
        strong = [(tally[kind], kind) for kind in ("person", "place", "organisation") if tally[kind]]
        best = max(strong)[1] if strong else None
        alone = key[-1:] in words and written[-1] not in _NO_SURNAME and not votes[key[-1:]]["the"]
        if 1 < len(key) <= 4 and tally[best] <= 2 and (alone or best in (None, "organisation")):
            plain = best != "organisation" and not _is_common(written, key, words, lower)
            if _may_be_person(written) and (written[0] in w.GIVEN or alone or plain):
                best = "person"
            elif best is None:
                # "Xi Jinping", if "President Xi" is found; companies are shortened to their first word
                best = "person" if votes.get(key[:1], tally)["person"] else _by_head(written, key, words)
        elif best == "person" and tally[best] <= 3 and not alone and written[-1] in w.THING_HEAD and key[-1] in lower:
            best = None  # "Booker Prize": a given name, but no person
        placeable = best is None and written[0] not in w.GIVEN and written[0] not in w.DEMONYM
        if placeable and tally["weak place"] > max(2 * tally["says"], 0.6 * tally["mentions"]):
            best = "place"
        kinds[key] = best
    bodies = {key[0] for key, kind in kinds.items() if kind == "organisation" and len(key) > 1}
    surnames = {key[-1] for key, kind in kinds.items() if kind == "person" and len(key) > 1}
    for key, kind in kinds.items():
        if len(key) > 1 or words[key][0] in w.KNOWN_PLACE or votes[key][kind] > 3:
            continue
        if key[0] in surnames:
            kinds[key] = "person"
        elif kind is None and key[0] in bodies and _ACRONYM.match(words[key][0]):
            kinds[key] = "organisation"  # "WHO", where "WHO Council" is one
        elif votes[key]["says"] and kind in (None, "place"):
            kinds[key] = "organisation"  # a single word that speaks and is nobody's surname
    return kinds


def _may_be_person(written: tuple[str, ...]) -> bool:
    return like_name(written) and written[0] not in _NO_FIRST_NAME


def _is_common(written: tuple[str, ...], key: Key, words: Mapping[Key, object], lower: Set[str]) -> bool:
    """Made of words that are no one's name ("Rain Prize"), or shortened to its first word, as people are not."""
    common = written[-1] in w.THING_HEAD or key[-1] in lower or written[0] in w.THING_OPENER
    return common or written[-1] in w.SURNAME_HEAD or key[:1] in words


def _by_head(written: tuple[str, ...], key: Key, words: Mapping[Key, object]) -> str | None:
    """The kind of a name no mention tells of: by a head that may also be a surname, or shortened as companies are."""
    if written[-1] in w.ORGANISATION_HEAD or (key[:1] in words and written[0] not in w.GIVEN):
        return "organisation"
    return "place" if written[-1] in w.PLACE_HEAD or written[0] in w.PLACE_FIRST_PERHAPS else None


def nouns_behind(after: str) -> list[str]:
    """The lower-case words that go on from a name to its head: " refugee agency said" → refugee, agency."""
    out: list[str] = []
    for word in after.partition("\n")[0].split(" ", 4)[1:4] if after[:1] == " " else ():
        bare = word.rstrip(".,;:’'")
        past = bare in w.PAST or (bare.endswith("ed") and bare != "armed")
        if not bare.isalpha() or not bare.islower() or bare in w.FUNCTION or past:
            break
        out.append(bare)
        if bare != word:
            break
    return out
