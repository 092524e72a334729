"""The verbs of a sentence: where each stands, its lemma and its form.

A sentence goes in, its verb groups come out ("have since been transferred" is one, its head "transferred"). No tagger
is used: a word is a verb if it is an inflected form of a known verb, or ends in -ed, and the words on both sides agree
("of accused men" and "the attack" are no verbs, "men accused of it" and "they attack" are).
"""

import re
from itertools import pairwise
from typing import NamedTuple

from corpus_tools.events.present import is_past, is_present, is_present_of_plural
from corpus_tools.events.verb_forms import event_nouns, guess_form, verb_forms
from corpus_tools.events.word_classes import (
    ACCUSING,
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    BE,
    COMPOUND_AFTER,
    CONJUNCTIONS,
    DETERMINERS,
    DO,
    FUTURE,
    HAVE,
    MODAL,
    NO_OBJECT,
    NO_PLURALS,
    NOT_A_NOUN,
    OF_A_NOUN,
    PLURAL_NOUN,
    PLURALS,
    PREPOSITIONS,
    Token,
)


class Verb(NamedTuple):
    """A verb group; `start:end` is its head, `first` where its auxiliaries begin."""

    start: int
    end: int
    first: int
    lemma: str
    form: str  # finite, participle (a past form without auxiliary may be either), infinitive or gerund
    perfect: bool  # have, has or had leads it
    past_perfect: bool
    future: bool


_PREPOSITIONAL = frozenset(
    "including excluding according following regarding concerning during pending notwithstanding".split()
)
_TO_DO = MODAL | DO | {"to"}
_BEFORE_BASE = _TO_DO | ADVERBS | {"they", "we", "you", "i", "who", "and"}
_TOKEN = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?(?:\.[^\W\d_]\b\.?)*|\d(?:[\d,.]*\d)?|[^\w\s]")


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of `text[start:end]`; a possessive ’s stays with its word."""
    return [
        Token(
            m.start(),
            m.end(),
            word := m[0],
            word if (word.isupper() and len(word) > 1) or (word == "May" and m.start() > start) else word.lower(),
        )
        for m in _TOKEN.finditer(text, start, end)
    ]


def find_verbs(tokens: list[Token]) -> list[Verb]:
    """The verb groups among the tokens of one sentence, in order.

    Auxiliaries that lead no other verb are verbs themselves (lemma be, have, do).
    """
    found: list[Verb] = []
    heads = {i: head for i in range(len(tokens)) if (head := _head(tokens, i))}
    used = -1
    for i, (lemma, tag) in heads.items():
        first = _group_start(tokens, i, used)
        before = {tokens[j].lower for j in range(first, i)}
        form = _form(tag, before)
        if form is None:
            continue
        perfect = tag == "past" and bool(before & HAVE)
        future = bool(before & FUTURE) and not perfect  # "would have left" is no plan
        found.append(
            Verb(
                tokens[i].start,
                tokens[i].end,
                tokens[first].start,
                lemma,
                form,
                perfect,
                "had" in before and perfect,
                future,
            )
        )
        used = i
    return sorted(found + _lone_auxiliaries(tokens, found))


def _head(tokens: list[Token], i: int) -> tuple[str, str] | None:
    """(lemma, tag) if token `i` can head a verb group; tag is base, s, ing or past."""
    word = tokens[i].lower
    if tokens[i].text[0].isupper() and i > 0 and tokens[i - 1].text[0].isalnum():
        return None
    led = tokens[i - 1].lower if i else ""
    entry = verb_forms().get(word)
    if entry is None and (led in MODAL or word.endswith(("ed", "ing"))):
        entry = guess_form(word, after_modal=led in MODAL and word not in NOT_A_NOUN, after_be=led in BE)
    if entry is None or word in _PREPOSITIONAL or word in AUXILIARIES:
        return None
    before, after = tokens[i - 1].lower if i else "", tokens[i + 1] if i + 1 < len(tokens) else None
    noun_like = before in DETERMINERS or before in PREPOSITIONS or before.endswith(("’s", "'s")) or before[:1].isdigit()
    followed_by_noun = after is not None and after.text[0].isalpha() and after.lower not in NOT_A_NOUN
    lemma, tags = entry
    opens = before in {"", ";", ":", "“", '"'}
    described = (
        before.endswith("ly") and word.endswith("ed") and tokens[i - 2].lower in ARTICLES
    )  # "a seasonally adjusted 5 percent"
    adjective = before in ARTICLES or described or (followed_by_noun and opens)  # "the wounded", "Armed men fled"
    if "past" in tags and not adjective and not (noun_like and before != "to" and (followed_by_noun or "base" in tags)):
        return lemma, "base" if "base" in tags and before in _TO_DO else "past"
    if "ing" in tags and (before in BE or not (_is_noun(tokens, i) or _is_bare(tokens, i))):
        return lemma, "ing"
    if "base" in tags and (
        before in _BEFORE_BASE
        or is_present(tokens, i, lemma)
        or is_present_of_plural(tokens, i)
        or (PLURAL_NOUN.search(before) and not followed_by_noun and (_plural_before(tokens, i) or _goes_on(tokens, i)))
    ):
        return lemma, "base"
    if "s" in tags and not noun_like and _takes_object(tokens, i, lemma):
        return lemma, "s"
    return None


def _is_noun(tokens: list[Token], i: int) -> bool:
    """A form in -ing that is a noun: "the killing", "Roe's hearing", "killing of", "the Vale Street bombing", "days of
    street fighting"."""
    if i + 1 < len(tokens) and tokens[i + 1].lower == "of":
        return True
    word = tokens[i - 1].text if i > 1 else ""
    if (
        word.islower()
        and word not in NOT_A_NOUN
        and not PLURAL_NOUN.search(word)
        and tokens[i - 2].lower in COMPOUND_AFTER
    ):
        return True
    j = i - 1
    while j > 0 and tokens[j].text[0].isupper():
        j -= 1
    return j >= 0 and (tokens[j].lower in DETERMINERS or tokens[i - 1].lower.endswith(("’s", "'s")))


def _is_bare(tokens: list[Token], i: int) -> bool:
    """ "killed by shelling in X", "arrested for looting and burning": behind a preposition a gerund with no object is a
    noun, and what follows belongs to the verb before; but "accused of looting in May" says when it was looted."""
    j = i - 2 if i > 2 and tokens[i - 1].lower in {"and", "or"} and tokens[i - 2].lower.endswith("ing") else i
    if j < 1 or tokens[j - 1].lower not in COMPOUND_AFTER:
        return False
    before = [verb_forms().get(token.lower, (token.lower,))[0] for token in tokens[max(0, j - 5) : j - 1]]
    charged = tokens[j - 1].lower == "of" and not ACCUSING.isdisjoint(before)
    return not charged and (i + 1 == len(tokens) or tokens[i + 1].lower in NO_OBJECT)


def _takes_object(tokens: list[Token], i: int, lemma: str) -> bool:
    """An -s form after a noun: "the mandate expires Nov. 14", but "rebel attacks in the north" is a noun."""
    before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    if before is not None and before.text == "," and lemma not in event_nouns().values():
        # "Roe, the mayor, goes on trial": the clause goes on behind the aside
        return after is not None and after.lower in NOT_A_NOUN and any(token.text == "," for token in tokens[: i - 1])
    if before is None or not before.text[0].isalpha() or after is None:
        return False
    if _is_subject(tokens, i):
        return False
    if lemma in event_nouns().values():
        return after.lower in DETERMINERS | {"that", "to"} or after.text[0].isupper()
    past = after.text.islower() and (is_past(after.lower) or is_present_of_plural(tokens, i + 1))
    return not _plural_before(tokens, i) and not past and not _behind_preposition(tokens, i)


def _is_subject(tokens: list[Token], i: int) -> bool:
    """ "Loans in January fell": behind a noun and its preposition comes the verb."""
    if tokens[i + 1].lower not in OF_A_NOUN:
        return False
    for before, token in pairwise(tokens[i + 1 : i + 8]):
        if not token.text[0].isalnum() or token.lower in CONJUNCTIONS | {"who", "which", "that", "when", "as"}:
            return False
        if is_past(token.lower) and before.lower not in DETERMINERS | PREPOSITIONS:
            return True
    return False


def _goes_on(tokens: list[Token], i: int) -> bool:
    """ "The talks begin on May 29", "Voters go to the polls": a plural that opens the clause, and a preposition."""
    if i + 1 == len(tokens):
        return False
    opens = i < 2 or (tokens[i - 2].lower in DETERMINERS and (i < 3 or not tokens[i - 3].text[0].isalnum()))
    return opens and tokens[i - 1].lower not in NO_PLURALS and tokens[i + 1].lower in PREPOSITIONS


def _behind_preposition(tokens: list[Token], i: int) -> bool:
    """ "to bring in fresh faces in May": words right behind a preposition, with no determiner, are its noun phrase."""
    for token in reversed(tokens[max(0, i - 4) : i]):
        if token.text[0].isupper() or not token.text[0].isalpha() or token.lower.endswith(("’s", "'s")):
            return False
        if token.lower in NOT_A_NOUN:
            return token.lower in PREPOSITIONS - {"to"}
    return False


def _plural_before(tokens: list[Token], i: int) -> bool:
    """A plural takes no -s form: in "40 young suspects from" the last word is a noun."""
    for token in reversed(tokens[max(0, i - 5) : i]):
        if token.text[0].isdigit() or token.lower in PLURALS:
            return True
        if token.lower in NOT_A_NOUN or not token.text[0].isalpha():
            return False
    return False


def _group_start(tokens: list[Token], head: int, used: int) -> int:
    first = head
    while first - 1 > used and (
        tokens[first - 1].lower in AUXILIARIES
        or tokens[first - 1].lower in ADVERBS
        or tokens[first - 1].lower == "to"
        or (tokens[first - 1].lower.endswith("ly") and len(tokens[first - 1].lower) > 4)
    ):
        first -= 1
    return first


def _form(tag: str, before: set[str]) -> str | None:
    if before & {"having", "being"} and not before & BE - {"being"}:
        return "gerund"
    if tag == "base":
        return "infinitive" if "to" in before else "finite"
    if tag == "ing":
        return "finite" if before & BE else "gerund"
    if tag == "past":
        if "to" in before and not before & (AUXILIARIES - MODAL):
            return None  # "to armed men"
        return "infinitive" if "to" in before else "finite" if before & AUXILIARIES else "participle"
    return "finite"


def _lone_auxiliaries(tokens: list[Token], found: list[Verb]) -> list[Verb]:
    taken = [(verb.first, verb.end) for verb in found]
    lone: list[Verb] = []
    for token in tokens:
        lemma = "be" if token.lower in BE else "have" if token.lower in HAVE else "do" if token.lower in DO else None
        if lemma is None or token.lower in {"'s", "’s"} or any(a <= token.start < b for a, b in taken):
            continue
        if lone and not text_between(tokens, lone[-1].end, token.start):
            lone.pop()  # "has been": the last auxiliary stands for the group
        lone.append(Verb(token.start, token.end, token.start, lemma, "finite", False, False, False))
    return lone


def text_between(tokens: list[Token], start: int, end: int) -> list[Token]:
    """The tokens that lie in `start:end`."""
    return [token for token in tokens if start <= token.start and token.end <= end]
