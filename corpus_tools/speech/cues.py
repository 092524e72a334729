"""Words of saying.

The list `lexicons/cue_verbs.txt` goes in, look-up tables come out: every inflected form of every cue verb with its
classes, nouns of saying, and what else the list says of a verb.
"""

import re
from typing import NamedTuple

from corpus_tools.lexicons import load_lexicon


class CueForm(NamedTuple):
    """A form of a cue verb: its lemma with its particle, the classes of the lexicon it is in, which form it is."""

    lemma: str
    particle: str
    classes: frozenset[str]
    form: str  # base, s, ing, past or participle; "past participle" where one form is both
    noun: bool  # a noun too: "the claim", "state reports"


def inflect(entry: str) -> dict[str, str]:
    """The forms of a lexicon entry, `lemma[/past[/participle[/ing]]]`, each with its name.

    Examples
    --------
    >>> inflect("deny")
    {'deny': 'base', 'denies': 's', 'denying': 'ing', 'denied': 'past participle'}
    >>> list(inflect("admit/admitted"))
    ['admit', 'admits', 'admitting', 'admitted']
    """
    lemma, *irregular = entry.split("/")
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) else lemma
    soft = lemma.endswith("y") and lemma[-2] not in "aeiou"
    ending = "es" if lemma.endswith(("s", "x", "z", "ch", "sh", "go")) else "s"
    third = f"{lemma[:-1]}ies" if soft else f"{lemma}{ending}"
    past = irregular[0] if irregular else f"{lemma[:-1]}ied" if soft else f"{lemma.removesuffix('e')}ed"
    doubled = re.fullmatch(rf"{lemma}({lemma[-1]})ed", past)
    ing = irregular[2] if len(irregular) > 2 else f"{stem}{doubled[1] if doubled else ''}ing"
    participle = irregular[1] if len(irregular) > 1 else past
    forms = {lemma: "base", third: "s", ing: "ing"}
    forms |= {past: "past participle"} if past == participle else {past: "past", participle: "participle"}
    return forms


def _load_cues() -> dict[str, tuple[CueForm, ...]]:
    classes: dict[str, set[str]] = {}
    for section, entries in load_lexicon("cue_verbs").items():
        for entry in entries if section not in _PROPERTIES else ():
            classes.setdefault(entry, set()).add(section)
    cues: dict[str, list[CueForm]] = {}
    for entry, sections in classes.items():
        verb, _, particle = entry.partition(" ")
        lemma = " ".join(filter(None, [verb.partition("/")[0], particle]))
        for form, name in inflect(verb).items():
            noun = lemma in NOUN_TOO and name in ("base", "s")
            cues.setdefault(form, []).append(CueForm(lemma, particle, frozenset(sections), name, noun))
    # "pointed out" before "pointed"
    return {form: tuple(sorted(entries, key=lambda e: -len(e.particle))) for form, entries in cues.items()}


def _lemmas(section: str) -> frozenset[str]:
    return frozenset(entry.partition("/")[0] for entry in load_lexicon("cue_verbs")[section])


_PROPERTIES = ("also a noun", "noun", "clause only", "an act too")  # sections that are no classes of verbs
NOUN_TOO, CLAUSE_ONLY, ACTS = map(_lemmas, ("also a noun", "clause only", "an act too"))
PLEDGES = _lemmas("commit")  # their content can be an infinitive: "vowed to"
NOUNS = frozenset(form for noun in load_lexicon("cue_verbs")["noun"] for form in (noun, f"{noun}s"))
CUES = _load_cues()
