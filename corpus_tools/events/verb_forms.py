"""The forms of verbs, and the nouns that name events.

A word goes in, its lemma and what form of it the word can be come out, from the list of verbs or, for a verb that no
list holds, from the ending.
"""

import re
from collections.abc import Iterator
from functools import cache

from corpus_tools.lexicons import load_lexicon

# Where a stem must have lost an e before its ending: "circulat-", "indulg-", "rezon-".
_DROPPED_E = re.compile(
    r"(?:[^eo]at|[^n]g|[aeiouy][csuvz]|[lnr]s|[^aeioul]l|[^aeiou][aeiou][bdk]|[^aeiou][aou]t|nit|[^aeiou]am|^[^aeiou]+[ei]t"
    r"|^[^aeiou]+[ou]n|[^eo][au]r|[^a]ir|[^aeo]in)$"
)
_NO_VERBS = frozenset("hatred naked wicked rugged ragged wretched watershed bloodshed crooked beloved jagged".split())


@cache
def event_nouns() -> dict[str, str]:
    """Nouns that name an event, singular and plural, and the verb of each ("killings" → "kill")."""
    pairs = dict(line.split() for line in load_lexicon("events")["event noun"])
    plural = {
        noun[:-1] + "ies" if noun.endswith("ty") or noun.endswith("ry") else noun + "s": verb
        for noun, verb in pairs.items()
    }
    return pairs | plural


@cache
def verb_forms() -> dict[str, tuple[str, frozenset[str]]]:
    """Inflected form → (lemma, its tags). Where spelling may double a consonant both spellings are listed."""
    forms: dict[str, tuple[str, set[str]]] = {}

    def add(form: str, lemma: str, tag: str) -> None:
        forms.setdefault(form, (lemma, set()))[1].add(tag)

    lexicon = load_lexicon("verbs")
    irregular = [line.split() for line in lexicon["irregular"]]
    for base, *past in irregular:
        for form in past:
            add(form, base, "past")
    bases = [base for base, *_ in irregular] + list(lexicon["regular"])
    for base in bases:
        add(base, base, "base")
        stems = [base] + ([base + base[-1]] if re.search(r"[^aeiou][aeiou][^aeiouwxy]$|[aeiou]l$", base) else [])
        if base.endswith("e"):
            stems = [base[:-1]]
        add(re.sub(r"(s|x|z|ch|sh|o)$", r"\1e", re.sub(r"([^aeiou])y$", r"\1ie", base)) + "s", base, "s")
        for stem in stems:
            add(stem + "ing", base, "ing")
            if base in lexicon["regular"]:
                add(re.sub(r"([^aeiou])y$", r"\1i", stem) + "ed", base, "past")
    for form, prefixed, tag in _prefixed(irregular, frozenset(lexicon["no verb with a prefix"])):
        if tag == "past" or form not in forms:
            add(form, prefixed, tag)
    return {form: (lemma, frozenset(tags)) for form, (lemma, tags) in forms.items()}


def _prefixed(irregular: list[list[str]], not_verbs: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """ "retook", "overridden", "withstood": forms of an irregular verb behind a prefix, but for nouns like "outset"."""
    for base, *past in irregular:
        if base == past[0]:
            continue  # "outset", "output"
        for prefix in load_lexicon("verbs")["prefix of an irregular verb"]:
            for form in past:
                if form != base and prefix + form not in not_verbs:
                    yield prefix + form, prefix + base, "past"
            if prefix != "out" and prefix + base not in not_verbs:  # "outlay" is a noun
                yield prefix + base, prefix + base, "base"


def guess_form(word: str, *, after_modal: bool, after_be: bool) -> tuple[str, frozenset[str]] | None:
    """A form of a verb that no list holds: "rezoned" → rezone; -ing counts only behind be ("was rezoning")."""
    if after_modal and word.isalpha() and not word.endswith(("ly", "ed")):
        return word, frozenset({"base"})  # "will rezone"
    if (
        not word.endswith(("ed", "ing"))
        or len(word) < 5
        or not word.isalpha()
        or word in _NO_VERBS
        or word.startswith("un")
        or word.endswith(("eed", "dred", "cred"))
    ):
        return None
    if word.endswith("ed"):
        stem, tag = word[:-2], "past"
    elif word.endswith("ing") and after_be:
        stem, tag = word[:-3], "ing"
    else:
        return None
    if stem.endswith("i") and tag == "past":
        lemma = stem[:-1] + "y"
    elif stem[-1] == stem[-2] and stem[-1] not in "slzoe":
        lemma = stem[:-1]
    elif _DROPPED_E.search(stem):
        lemma = stem + "e"
    else:
        lemma = stem
    return lemma, frozenset({tag})
