"""What figures count, and a title that names it.

Rows of the table of events go in, words come out, all of them the table's own: a title names what all of the rows
drawn have in common, and says so where only most of them do.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from corpus_tools.plots.wording import count_words
from corpus_tools.quantities import find_quantities

_WHERE = r"\b((?:in|at|on|near|inside|outside|around|across)\s+(?:the\s+)?)"  # "living at the mill"


class Thing(NamedTuple):
    """What some events count, by its commonest name, or their unit, and their rows."""

    name: str
    unit: bool
    rows: pd.DataFrame


def by_thing(events: pd.DataFrame) -> list[Thing]:
    """The events by what they count: most events first, those that do not say last of as many."""
    found = [thing_of(event) for event in events.to_dict("records")]
    keys = [_key(name, unit) for name, unit in found]
    things = []
    for key in dict.fromkeys(keys):
        names = [name for (name, _), other in zip(found, keys, strict=True) if other == key]
        things.append(Thing(max(names, key=names.count), key[1], events[[other == key for other in keys]]))
    return sorted(things, key=lambda thing: (-len(thing.rows), thing.name == ""))


def _key(name: str, unit: bool) -> tuple[str, bool]:
    """What is one thing: "home" and "homes"."""
    return re.sub(r"(?<=\w\w)s$", "", name.casefold()), unit


def thing_of(event: dict) -> tuple[str, bool]:
    """What a figure may share an axis with: its unit (and True), or the head of what it counts.

    Examples
    --------
    >>> thing_of({"text": "40%", "counted": "town"}), thing_of({"text": "At least 14", "counted": "young men"})
    (('percent', True), ('men', False))
    """
    unit = next((found.unit for found in find_quantities(event["text"]) if found.unit), None)
    if unit:
        return unit, True
    return (str(event["counted"]).split()[-1], False) if pd.notna(event["counted"]) else ("", False)


def list_things(things: Sequence[Thing]) -> str:
    """The first six with how many figures they have, and how many there are of others."""
    listed = ", ".join(f"{thing.name or 'nothing named'} ({len(thing.rows):,})" for thing in things[:6])
    more = sum(len(thing.rows) for thing in things[6:])
    return listed + (f" and {count_words(more, 'figure')} of other things" if more else "")


def name_series(rows: pd.DataFrame, things: Sequence[Thing]) -> str:
    """A title for a series: the event word, if all rows share it, what is counted, and where.

    Parameters
    ----------
    rows
        The events drawn.
    things
        What the figures count; changes told without one may be of others, named where there are few.
    """
    known = {_key(thing.name, thing.unit) for thing in things}
    others = [thing for thing in by_thing(rows) if thing.name and _key(thing.name, thing.unit) not in known]
    few = len(things) + len(others) <= 3
    named = [thing for thing in (*things, *(others if few else ())) if thing.name]
    nouns, units = ([thing.name for thing in named if thing.unit is kind] for kind in (False, True))
    asked = [f"how many {_listed(nouns)}"] if nouns or not units else []
    asked += [f"how much ({', '.join(units)})"] if units else []
    return _titled(rows, " and ".join(asked).strip()) + (", and other things" if named and others and not few else "")


def name_sources(rows: pd.DataFrame) -> str:
    """A title for figures side by side: the event word, if all share it, what most of them count, and where."""
    asked, named = "how many", [thing for thing in by_thing(rows) if thing.name]
    if named and len(named[0].rows) * 2 > len(rows):
        name, unit, _ = named[0]
        asked = "how much" if unit else "how many"
        asked += ("" if len(named) == 1 else ", mostly") + (f" ({name})" if unit else f" {name}")
    return f"{_titled(rows, asked, mostly=False)}, source by source"


def _titled(rows: pd.DataFrame, asked: str, *, mostly: bool = True) -> str:
    """The question, behind the event word that all rows share and before the place."""
    what, share = _commonest(rows["what"])
    words = f"{what}: {asked}" if what and share == 1 else asked[:1].upper() + asked[1:]
    return f"{words} {_place_words(rows, mostly)}".strip()


def _place_words(rows: pd.DataFrame, mostly: bool) -> str:
    """Where, with the preposition of the sentences, if all (or most) of the rows agree."""
    told = rows.dropna(subset=["place"])
    common, share = _commonest(rows["place"])
    if not common or (share < 1 and not (mostly and share > 0.5)):
        return ""
    pattern = re.compile(_WHERE + re.escape(common) + r"\b", re.IGNORECASE)
    found = [pattern.search(sentence) for sentence in told.loc[told["place"] == common, "sentence"]]
    before = next((" ".join(match.group(1).lower().split()) for match in found if match), "")
    words = f"{before} {common}" if before else f"({common})"
    return words if share == 1 else f"(mostly {words.strip('()')})"


def _commonest(values: pd.Series) -> tuple[str, float]:
    """The most frequent value, the first of several, and its share of all, those that are null too."""
    counts = values.value_counts(sort=False)
    if counts.empty:
        return "", 0.0
    return str(counts.idxmax()), float(counts.max() / len(values))


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
