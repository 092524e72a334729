"""What a verb of saying can govern.

Tokens behind a verb and the verb's classes go in, a yes or no comes out: whether a word can open the content of such a
verb ("vowed to", "praised the"), and whether the tokens are a clause, words, or a mere thing.
"""

from corpus_tools.speech import words as w
from corpus_tools.speech.cues import PLEDGES, CueForm
from corpus_tools.speech.endings import OBJECTS
from corpus_tools.speech.words import Sentence


def can_open(sentence: Sentence, i: int, cue: CueForm) -> bool:
    """Whether token `i` can open what this class of verbs governs."""
    token, classes = sentence[i], cue.classes
    if token.kinds & w.QUOTE or sentence[i - 1].text == ":":
        return True
    if token.low == "by" or (token.kinds & w.AUXILIARY and not sentence[i - 1].kinds & w.COMMA):
        return False  # "worried by", "which he said were"
    if classes <= OBJECTS and token.kinds & w.PREPOSITION and token.low not in ("as", "about", "to"):
        return False
    if token.low == "that":
        return not classes <= {"urge", "manner"}
    if token.kinds & w.QUESTION:
        return not classes <= {"judge", "urge", "call", "manner"}
    if classes <= {"commit"}:
        return token.low == "to" or (token.low == "not" and i + 1 < len(sentence) and sentence[i + 1].low == "to")
    if token.low == "to":
        return takes_infinitive(cue) or bool(classes & {"tell", "ask"})
    if classes <= {"see", "raise"} and "see" in classes:
        return any(word.low == "as" for word in sentence[i + 1 : i + 12])
    if classes <= {"urge"}:
        return any(word.low == "to" or word.kinds & w.QUOTE for word in sentence[i + 1 : i + 16])
    return True


def takes_infinitive(cue: CueForm) -> bool:
    """Whether "to" can open the content: "vowed to leave", "is believed to have left"."""
    return cue.lemma in PLEDGES or cue.form == "passive"


def is_clause(sentence: Sentence, start: int, end: int, *, lax: bool) -> bool:
    """Whether the tokens can be a clause: a word that opens one, or a word that can be its verb, "-s" if `lax`."""
    first = sentence[start]
    if (
        first.kinds & (w.QUOTE | w.QUESTION | w.PRONOUN | w.AUXILIARY)
        or first.low in ("that", "to")
        or sentence[start - 1].text == ":"
    ):
        return True
    return any(
        word.kinds & w.QUOTE or (lax and word.low.endswith("s")) for word in sentence[start + 1 : end]
    ) or has_verb(sentence, start + 1, end)


def is_of_words(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the tokens are words or what is said in words: “a gift”, "claims that it failed", "the claims"."""
    if sentence[start].kinds & w.QUESTION:
        return True
    for k in range(start, end):
        said = sentence[k].kinds & w.SAYING and k < start + 4
        if sentence[k].kinds & w.QUOTE or (said and not sentence[k].low.startswith("report")):
            return True
        if sentence[k].low == "that" and sentence[k - 1].kinds & w.SAYING:
            return True
    return False


def has_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a finite verb, or a word of saying that may be one, is among the tokens."""
    return any(
        word.kinds & w.FINITE
        or (word.kinds & w.CUE and not (k and sentence[k - 1].kinds & w.DETERMINER))  # not "an offer"
        for k, word in enumerate(sentence[start:end], start)
    )
