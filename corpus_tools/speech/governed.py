"""What goes with a verb of saying: its subject by number, its content by class.

Tokens beside a verb and the verb's form or classes go in, a yes or no comes out: whether it can have this subject
("officials say"), whether a word can open its content ("vowed to", "praised the"), whether that is a clause, words or a
mere thing.
"""

from corpus_tools.speech import words as w
from corpus_tools.speech.cues import PLEDGES, CueForm
from corpus_tools.speech.endings import OBJECTS
from corpus_tools.speech.phrases import RELATIVE, Subject
from corpus_tools.speech.words import Sentence

_MANY = frozenset({"many", "most", "some", "few", "several", "all", "these", "those", "both", "other", "two", "three"})
_PEOPLE = frozenset({"people", "men", "women", "police", "children", "percent", "majority", "half", "group"})
_ONE_OR_MANY = frozenset({"headquarters", "news", "series", "works", "mathematics", "politics", "crossroads"})


def agrees(sentence: Sentence, subject: Subject, form: str) -> bool:
    """Whether a verb in its base or third-person form can have this subject: "officials say", "she says"."""
    first, last = sentence[subject.start], sentence[subject.end - 1]
    if subject.end - subject.start == 1 and last.kinds & w.PRONOUN:
        return bool(last.kinds & w.PLURAL) == (form == "base") or last.low in RELATIVE
    inside = range(subject.start + 1, subject.end)
    head = next((k for k in inside if sentence[k].kinds & w.PREPOSITION), subject.end) - 1
    noun = sentence[head].low
    plural = (noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s"))) or noun in _PEOPLE
    if noun in _ONE_OR_MANY:
        return True
    joined = any(token.low == "and" for token in sentence[subject.start : subject.end])
    if form == "base":
        return plural or joined or first.low in _MANY
    return not (first.low in _MANY or (plural and not sentence[head].kinds & w.CAPITAL))


def can_open(sentence: Sentence, i: int, cue: CueForm) -> bool:
    """Whether token `i` can open what this class of verbs governs."""
    token, classes = sentence[i], cue.classes
    if token.kinds & w.QUOTE:
        return True
    if token.kinds & w.AUXILIARY and not sentence[i - 1].kinds & w.COMMA:
        return False  # "which he said were"
    if classes <= OBJECTS and token.kinds & w.PREPOSITION and token.low not in ("as", "about", "to"):
        return False
    if token.low == "that":
        return not classes <= {"urge", "manner"}
    if token.kinds & w.QUESTION:
        return not classes <= {"judge", "urge", "call", "manner"}
    if classes <= {"commit"}:
        return token.low in ("to", "not")
    if token.low == "to":
        return takes_infinitive(cue) or bool(classes & {"tell", "ask"})
    if "see" in classes and classes <= {"see", "raise"}:
        return any(word.low == "as" for word in sentence[i + 1 : i + 12])
    if classes <= {"urge"}:
        return any(word.low == "to" or word.kinds & w.QUOTE for word in sentence[i + 1 : i + 16])
    return True


def takes_infinitive(cue: CueForm) -> bool:
    """Whether "to" can open the content: "vowed to leave", "is believed to have left"."""
    return cue.lemma in PLEDGES or cue.form == "passive"


def is_clause(sentence: Sentence, start: int, end: int, *, lax: bool) -> bool:
    """Whether the tokens can be a clause: a word that opens one, or a word that can be its verb, "-s" if `lax`."""
    first, inside = sentence[start], sentence[start + 1 : end]
    opens = first.kinds & (w.QUOTE | w.QUESTION | w.PRONOUN | w.AUXILIARY) or first.low in ("that", "to")
    if opens or sentence[start - 1].text == ":" or has_verb(sentence, start + 1, end):
        return True
    return any(word.kinds & w.QUOTE or (lax and word.low.endswith("s")) for word in inside)


def is_of_words(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the tokens are words or what is said in words: “a gift”, "claims that it failed", "the claims"."""
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
