"""People, organisations and places named in a text, from the text alone.

In goes an article's text, out comes a table of mentions, each with the fullest form of its name in that article and,
for people, the role the text gives. The idea: every mention says what it can about the kind of its name, all mentions
of a name vote, and short forms (surnames, acronyms, "the Council") are joined to the one full form they can stand for.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from corpus_tools.columns import make_table
from corpus_tools.names import words as w
from corpus_tools.names.kinds import Key, kinds_of, name_key, says, vote
from corpus_tools.names.mentions import Mention, find_mentions
from corpus_tools.names.roles import role_before
from corpus_tools.names.short_forms import full_forms
from corpus_tools.segment import each_article

Aliases = Mapping[str, tuple[str, str | None]]


class Name(NamedTuple):
    """A mention of a name: `text[start:end]`.

    `kind` is person, organisation, place, or None where the text leaves it open; `name` the fullest form in the text;
    `sex` "he" or "she" where a title, a word of kin or the given name tells.
    """

    start: int
    end: int
    text: str
    kind: str | None
    name: str
    role: str | None = None
    sex: str | None = None


def find_names(text: str, *, aliases: pd.DataFrame | str | Path | Aliases | None = None) -> list[Name]:
    """The names in `text`, in order of position.

    Parameters
    ----------
    text
        An article's body.
    aliases
        Names of the user's that the text does not join by itself: a table, or the path of a CSV file, with the columns
        `alias, name` and, if wanted, `kind`.

    Returns
    -------
    list of Name
        The mentions; they do not overlap.

    Examples
    --------
    >>> [(n.text, n.kind, n.name, n.role) for n in find_names("Deputy Mayor Ann Roe spoke. Then Roe left.")]
    [('Ann Roe', 'person', 'Ann Roe', 'Deputy Mayor'), ('Roe', 'person', 'Ann Roe', 'Deputy Mayor')]
    """
    names = _resolve(text)
    known = read_aliases(aliases)
    return [_with_alias(name, known) for name in names] if known else names


def extract_names(
    articles: pd.DataFrame,
    *,
    aliases: pd.DataFrame | str | Path | None = None,
    names: Sequence[Sequence[Name]] | None = None,
) -> pd.DataFrame:
    """The names in each article.

    Parameters
    ----------
    articles
        A table with `doc_id` and `text`.
    aliases
        As `find_names` takes them.
    names
        What `names_of` found in these articles; looked up where not given.

    Returns
    -------
    DataFrame
        `doc_id, start, end, text, kind, name, role`, one row a mention, as `columns.TABLES["names"]` has them. `kind`
        is null where the text leaves it open.
    """
    found = names_of(articles, aliases=aliases) if names is None else names
    ids = each_article(articles, "doc_id")
    return make_table("names", ((doc_id, *n[:6]) for (doc_id,), inside in zip(ids, found, strict=True) for n in inside))


def names_of(articles: pd.DataFrame, *, aliases: pd.DataFrame | str | Path | Aliases | None = None) -> list[list[Name]]:
    """The names in each article that the extractors read, in order: found once for those that ask for them."""
    known = read_aliases(aliases)
    return [find_names(text, aliases=known) for (text,) in each_article(articles, "text")]


def read_aliases(aliases: pd.DataFrame | str | Path | Aliases | None) -> Aliases:
    """The user's aliases as {alias: (name, kind or None)}.

    Raises
    ------
    ValueError
        A column is missing.
    """
    if aliases is None or isinstance(aliases, Mapping):
        return aliases or {}
    table = aliases if isinstance(aliases, pd.DataFrame) else pd.read_csv(aliases, dtype="str")
    missing = sorted({"alias", "name"} - set(table.columns))
    if missing:
        where = "" if table is aliases else f"{aliases}: "
        raise ValueError(f"{where}aliases need the columns alias and name (and kind, if wanted); missing: {missing}")
    kinds = table["kind"] if "kind" in table.columns else [None] * len(table)
    return {
        alias: (name, kind if isinstance(kind, str) else None)
        for alias, name, kind in zip(table["alias"], table["name"], kinds, strict=True)
        if isinstance(alias, str) and isinstance(name, str)
    }


def _with_alias(name: Name, known: Aliases) -> Name:
    full = known.get(name.text) or known.get(name.name)
    return name._replace(name=full[0], kind=full[1] or name.kind) if full else name


def _resolve(text: str) -> list[Name]:
    mentions, headlines, lower = find_mentions(text)
    keyed = [(name_key(mention.words), mention) for mention in mentions]
    keyed = _without_openers(_with_shared_surnames(text, keyed))
    words: dict[Key, tuple[str, ...]] = {}  # each name as first written, not in capitals if there is a choice
    votes: dict[Key, Counter] = {}
    inside: set[Key] = set()  # names with a mention that owes its capital to no sentence's start
    listed = len(text)
    for key, mention in keyed:
        if key not in words:
            words[key], votes[key] = mention.words, Counter()
        elif _shouted(words[key]) and not _shouted(mention.words):
            words[key] = mention.words
        listed = vote(votes[key], text, mention, listed)
        if not mention.opens:
            inside.add(key)
            inside.update((word,) for word in key)
    kinds = kinds_of(words, votes, lower)
    if headlines:
        surnames = {key[-1:]: words[key][-1:] for key, kind in kinds.items() if kind == "person"}
        again = _in_headlines(text, headlines, words.keys() | surnames.keys())
        keyed = sorted(keyed + again, key=lambda pair: pair[1].start)
        words = surnames | words
        kinds = {**dict.fromkeys(surnames, "person"), **kinds}
    chosen = []
    for (key, mention), target in zip(keyed, full_forms(text, words, kinds, keyed), strict=True):
        if target == key and not mention.titled and key not in inside and not _stands_alone(text, key, mention, kinds):
            continue
        chosen.append((mention, key, target))
    roles, sexes = _roles_and_sexes(text, chosen, kinds)
    return [
        Name(
            mention.start,
            mention.end,
            text[mention.start : mention.end],
            kind := kinds[target] or kinds[key],
            _written(words[target]),
            roles.get(target) if kind == "person" else None,
            sexes.get(target) if kind == "person" else None,
        )
        for mention, key, target in chosen
    ]


def _with_shared_surnames(text: str, keyed: list[tuple[Key, Mention]]) -> list[tuple[Key, Mention]]:
    """Given names that share the surname of the next: of "Ann and Bob Roe" the first is Ann Roe."""
    out = list(keyed)
    for i, ((key, mention), (following, other)) in enumerate(pairwise(keyed)):
        if len(key) != 1 or len(following) != 2 or text[mention.end : other.start] != " and ":
            continue
        if mention.words[0] in w.GIVEN and other.words[0] in w.GIVEN:
            words = (mention.words[0], other.words[-1])
            out[i] = name_key(words), mention._replace(words=words, kind="person")
    return out


def _without_openers(keyed: list[tuple[Key, Mention]]) -> list[tuple[Key, Mention]]:
    """Surnames behind a word that opens the sentence: "See Roe" is no namesake of the Ann Roe named elsewhere."""
    named = {
        key[-1]: key for key, mention in keyed if len(key) > 1 and (not mention.opens or mention.words[0] in w.GIVEN)
    }
    out = list(keyed)
    for i, (key, mention) in enumerate(keyed):
        first = mention.words[0]
        if len(key) == 2 and mention.opens and first not in w.GIVEN and named.get(key[1], key)[0] != key[0]:
            words, start = mention.words[1:], mention.start + len(first) + 1
            out[i] = name_key(words), mention._replace(words=words, start=start, opens=False, kind=None)
    return out


def _shouted(words: tuple[str, ...]) -> bool:
    return words[0].isupper() and len("".join(words)) > 3 and all(word.isupper() for word in words)


def _written(words: tuple[str, ...]) -> str:
    name = " ".join(words)
    return name.title() if _shouted(words) and name.title() in w.KNOWN_PLACE else name


def _in_headlines(text: str, spans: list[tuple[int, int]], known: Set[Key]) -> list[tuple[Key, Mention]]:
    """Names of the body found again in headlines, where every word is capitalised; longest first."""
    out = []
    for start, end in spans:
        run, at, i = text[start:end].split(" "), start, 0
        while i < len(run):
            for n in range(min(5, len(run) - i), 0, -1):
                key = name_key(tuple(run[i : i + n]))
                if key in known or n == 1:
                    break
            length = len(" ".join(run[i : i + n]))
            if key in known:
                out.append((key, Mention(at, at + length, tuple(run[i : i + n]), False)))
            at, i = at + length + 1, i + n
    return out


def _stands_alone(text: str, key: Key, mention: Mention, kinds: Mapping[Key, str | None]) -> bool:
    """A name seen only at the start of sentences is one if its kind is known, or it owns or says something."""
    if len(key) > 1 or mention.kind or (mention.words[0].isupper() and len(key[0]) > 1):
        return True
    if text[mention.end : mention.end + 2] in ("'s", "’s"):
        return True
    return not key[0].endswith("s") and (kinds.get(key) == "place" or says(text, mention.end))


def _roles_and_sexes(
    text: str, chosen: list[tuple[Mention, Key, Key]], kinds: Mapping[Key, str | None]
) -> tuple[dict[Key, str], dict[Key, str]]:
    """The first role the text gives each person; "he" or "she" where titles and kin agree or the given name tells."""
    roles: dict[Key, str] = {}
    sexes: dict[Key, set[str]] = {}
    for mention, _, target in chosen:
        if kinds.get(target, "person") != "person":
            continue
        role = mention.role or mention.apposition or role_before(text, mention.start, mention.end)
        if role and target not in roles:
            roles[target] = role
        heads = () if mention.role or not role else re.split(" (?:of|for|in|at|with) ", role, maxsplit=1)[0].split(" ")
        sexes.setdefault(target, set()).update(filter(None, (mention.sex, *map(w.SEX.get, heads))))
    told = {target: sex for target, found in sexes.items() for sex in found if len(found) == 1}
    people = {target for _, _, target in chosen if len(target) > 1}
    given = {target: sex for target in people if (sex := w.GIVEN.get(target[0].title()))}
    return roles, given | told
