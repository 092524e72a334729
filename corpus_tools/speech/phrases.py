"""Noun phrases beside a verb: who is the subject.

The tokens of a sentence and the place of a verb go in, the tokens of its subject come out. Without a parser the subject
is found by walking left from the verb: over an aside between commas, over a relative clause, over phrases that a
preposition ties to a noun, to the word where a noun phrase must begin.
"""

from collections.abc import Iterator
from typing import NamedTuple

from corpus_tools.speech import words as w
from corpus_tools.speech.asides import over_age, over_asides, over_time
from corpus_tools.speech.cues import CUES
from corpus_tools.speech.words import Sentence, Token


class Subject(NamedTuple):
    """The tokens `start:end` of a subject, whether its verb is in a relative clause, the word that opens its clause.

    `pronoun` is the token of "who" or "which" where that is the subject, `start:end` what it stands for.
    """

    start: int
    end: int
    relative: bool = False
    opener: str = ""
    pronoun: int | None = None


RELATIVE = frozenset({"who", "which", "that", "whose"})
_JOINING = frozenset({"and", "but", "or", "yet", "so"})
_NO_SUBJECT = frozenset({"there", "that", "this", "which", "what", "it"})
_WITHIN = frozenset("&'’%$€£#@/")  # marks that can stand in a noun phrase


def find_subject(sentence: Sentence, verb: int) -> Subject | None:
    """The subject of the verb group that begins at token `verb`; None where none stands before it.

    "Ed Roe, 31, who runs the shop, said": Ed Roe. "a spokesman for the ministry said": all of it.
    """
    last = over_asides(sentence, verb - 1)
    if (time := over_time(sentence, last)) < last:
        last = over_asides(sentence, time)
    if last < 0:
        return None
    token = sentence[last]
    if token.kinds & (w.MARK | w.QUOTE | w.PREPOSITION):
        return None
    if token.low in RELATIVE and token.low != "whose":
        return _antecedent(sentence, last)
    if token.kinds & w.PERSONAL:
        return Subject(last, last + 1, False, _opener(sentence, last))
    start, relative = phrase_start(sentence, last)
    if not relative and last < verb - 1 and (name := _name_before(sentence, start)) is not None:
        last, token = name, sentence[name]
        start, relative = phrase_start(sentence, last)
    while start < last and sentence[start].kinds & (w.ADVERB | w.CONJUNCTION):
        start += 1
    first = sentence[start]
    if start > last or first.kinds & w.CONJUNCTION or token.kinds & w.GENITIVE:
        return None
    if (token.kinds & w.DETERMINER and not token.kinds & w.PRONOUN) or (first.low in _NO_SUBJECT and start == last):
        return None
    if start == last and first.kinds & (w.PREPOSITION | w.AUXILIARY | w.ADVERB | w.CALENDAR):
        return None
    before = sentence[start - 1].kinds if start and not relative else 0
    if (
        before & (w.FINITE | w.PREPOSITION)
        and not before & (w.SUBORDINATOR | w.CUE | w.CAPITAL)
        and not first.kinds & w.NUMBER
        and sentence[start - 1].low != "with"
    ):
        return None  # "to a website called", "had signs": the object of another verb
    if not relative and start > 1 and sentence[start - 1].low == "and":
        start = _joined_start(sentence, start, verb)
    return Subject(start, last + 1, relative, _opener(sentence, start))


def _joined_start(sentence: Sentence, start: int, verb: int) -> int:
    """Where "Roe Mills and | its owners have vowed" begins: two names, or two phrases with the verb of many.

    `start` where the words before "and" are no noun phrase, but the end of another clause: "Roe left and | Doe said".
    """
    if verb < len(sentence) and sentence[verb].low in ("is", "has", "was", "does"):
        return start
    first, relative = phrase_start(sentence, start - 2)
    words = sentence[first : start - 1]
    before = sentence[first - 1] if first else None
    if relative or not words or (before and not before.kinds & (w.COMMA | w.QUOTE | w.SUBORDINATOR)):
        return start
    if any(word.kinds & (w.PREPOSITION | w.PRONOUN | w.CUE | w.FINITE | w.CALENDAR | w.MARK) for word in words):
        return start
    named = all(word.kinds & w.CAPITAL for word in (*words, sentence[start])) and not words[0].kinds & w.DETERMINER
    of_many = verb < len(sentence) and sentence[verb].low in ("are", "have", "were")
    short = len(words) == 1 + bool(words[0].kinds & w.DETERMINER) and not (before and before.kinds & w.COMMA)
    return first if named or short or (of_many and len(words) <= 3) else start  # short: "Police and the army"


def main_subject(sentence: Sentence, before: int) -> Subject | None:
    """The subject of the last main clause that begins before token `before`: "Roe sang, and Doe left and | said"."""
    opens = before > 1 and sentence[0].low in CUES and sentence[1].kinds & w.CAPITAL
    found = Subject(1, max(2, phrase_end(sentence, 1))) if opens else None  # "Said Roe: …"
    for subject in main_subjects(sentence, before):
        parted = sentence[subject.start - 1].kinds & (w.COMMA | w.SUBORDINATOR)
        if found is None or (parted and subject.start > found.end):
            found = subject
    return found


def main_subjects(sentence: Sentence, before: int) -> Iterator[Subject]:
    """The subjects of main clauses that begin before token `before`, in order."""
    end = -1
    for i in range(1, before):
        kinds = sentence[i].kinds
        if kinds & w.FINITE or (kinds & w.CUE and CUES[sentence[i].low][0].form in ("s", "past", "past participle")):
            first = group_start(sentence, i)
            subject = find_subject(sentence, first) if first > end else None
            if subject and not subject.relative and subject.opener in ("", *_JOINING):
                end = subject.end
                yield subject


def group_start(sentence: Sentence, verb: int) -> int:
    """Where the verb group begins whose head is token `verb`: "has | also said"."""
    while verb and (
        sentence[verb - 1].kinds & w.AUXILIARY
        or (sentence[verb - 1].kinds & w.ADVERB and not sentence[verb - 1].kinds & (w.CAPITAL | w.TIME_NOUN))
    ):
        verb -= 1
    return verb


def phrase_start(sentence: Sentence, last: int) -> tuple[int, bool]:
    """Where the noun phrase begins that ends with token `last`, and whether a relative clause lies within."""
    k, start, relative = last, last + 1, False
    while k >= 0:
        token = sentence[k]
        kinds = token.kinds
        if token.text == "." and k and sentence[k - 1].kinds & w.CAPITAL:  # an abbreviation's
            k -= 1
            continue
        if (kinds & w.MARK and token.text not in _WITHIN) or kinds & w.QUOTE:
            break
        if kinds & (w.AUXILIARY | w.IRREGULAR_PAST) or (
            k < last and kinds & w.CUE and not kinds & w.CAPITAL and _is_past(token)
        ):
            pronoun = _relative_before(sentence, k)
            if pronoun is None:
                break
            relative = True
            k = pronoun - 1
            start = pronoun
            if k >= 0 and sentence[k].kinds & w.COMMA:
                k -= 1
            continue
        if kinds & w.CONJUNCTION:
            break
        if token.low == "that" and k and not sentence[k - 1].kinds & (w.MARK | w.PREPOSITION | w.SUBORDINATOR):
            break
        if kinds & w.CALENDAR and k < last and not _is_tied(sentence, k):
            break
        if kinds & w.PREPOSITION and (
            k == 0 or sentence[k - 1].kinds & (w.MARK | w.QUOTE | w.SUBORDINATOR | w.AUXILIARY)
        ):
            break
        start = k
        if (kinds & w.DETERMINER or (kinds & w.TITLE and k < last)) and not _is_tied(sentence, k):
            break
        k -= 1
    return start, relative


def phrase_end(sentence: Sentence, first: int) -> int:
    """One past the noun phrase that begins at token `first`, without appositions and clauses behind it."""
    k = first
    while k < len(sentence):
        token = sentence[k]
        kinds = token.kinds
        if token.text == "." and k > first and k + 1 < len(sentence) and len(sentence[k - 1].text) <= 4:
            k += 1
            continue
        if kinds & (w.QUOTE | w.AUXILIARY | w.CONJUNCTION):
            break
        if kinds & w.MARK and token.text not in _WITHIN:
            break
        if k > first and (kinds & w.CALENDAR or token.low in ("in", "on", "at", "during", "who", "which", "that")):
            break
        if k > first and _is_shortened(sentence, k):
            break
        k += 1
        if kinds & w.PERSONAL:
            break
    while k > first and sentence[k - 1].kinds & (w.ADVERB | w.PREPOSITION):
        k -= 1
    return k


def _name_before(sentence: Sentence, start: int) -> int | None:
    """The end of the name that a phrase is apposed to: "Ann Roe | , 61, a nurse in Elm, Ohio, said"."""
    if (
        start < 2
        or not sentence[start - 1].kinds & w.COMMA
        or sentence[start].kinds & (w.CAPITAL | w.PRONOUN) & ~w.DETERMINER
    ):
        return None
    if not sentence[start - 2].kinds & (w.CAPITAL | w.NUMBER) or sentence[start - 2].kinds & w.CALENDAR:
        return None
    last = over_age(sentence, over_asides(sentence, start - 2))
    if last < 0 or not sentence[last].kinds & w.CAPITAL:
        return None
    name = phrase_start(sentence, last)[0]
    return last if name == 0 or sentence[name - 1].kinds & (w.COMMA | w.QUOTE) else None


def _antecedent(sentence: Sentence, pronoun: int) -> Subject:
    """The noun phrase before "who"; the pronoun itself where there is none."""
    last = pronoun - 1
    if last >= 0 and sentence[last].kinds & w.COMMA:
        last = over_asides(sentence, last - 1)
    if last < 0 or sentence[last].kinds & (w.MARK | w.QUOTE | w.AUXILIARY | w.SUBORDINATOR | w.PREPOSITION):
        return Subject(pronoun, pronoun + 1, True, "", pronoun)
    return Subject(phrase_start(sentence, last)[0], last + 1, True, "", pronoun)


def _opener(sentence: Sentence, start: int) -> str:
    """The subordinating word that opens the clause of the subject at token `start`, "" for a main clause."""
    k = start - 1
    while k >= 0 and sentence[k].kinds & w.ADVERB:
        k -= 1
    return sentence[k].low if k >= 0 and sentence[k].kinds & w.SUBORDINATOR else ""


def _is_tied(sentence: Sentence, k: int) -> bool:
    """Whether a preposition ties token `k` to a noun before it: "a spokesman for | the ministry"."""
    if k and sentence[k - 1].text == "." and sentence[k].kinds & w.CAPITAL:
        return True
    return (
        k >= 2
        and sentence[k - 1].kinds & (w.PREPOSITION | w.SUBORDINATOR) == w.PREPOSITION
        and not sentence[k - 2].kinds & (w.MARK | w.QUOTE | w.SUBORDINATOR)
    )


def _relative_before(sentence: Sentence, k: int) -> int | None:
    while k >= 0 and sentence[k].text not in (";", ":", "(") and not sentence[k].kinds & w.QUOTE:
        if sentence[k].low in RELATIVE:
            return k
        k -= 1
    return None


def _is_past(token: Token) -> bool:
    return CUES[token.low][0].form in ("past", "past participle")


def _is_shortened(sentence: Sentence, k: int) -> bool:
    """Whether token `k` opens a shortened relative clause: "a report | sent to the council"."""
    token = sentence[k]
    participle = token.kinds & (w.ED | w.IRREGULAR_PAST) or (
        token.kinds & w.CUE and "participle" in CUES[token.low][0].form
    )
    return bool(
        participle
        and not token.kinds & w.CAPITAL
        and k + 1 < len(sentence)
        and sentence[k + 1].kinds & (w.PREPOSITION | w.CALENDAR | w.TIME_NOUN | w.TIME_ADVERB)
    )
