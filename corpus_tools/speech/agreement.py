"""Whether a verb can have this subject by its number.

The tokens of a sentence, a subject and the form of its verb go in, a yes or no comes out: "officials say", "she says".
English shows it in the third person of the present only, which is enough to tell "the state reports" from a report.
"""

from corpus_tools.speech import words as w
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
    head = subject.end - 1
    for k in range(subject.start + 1, subject.end):
        if sentence[k].kinds & w.PREPOSITION:
            head = k - 1
            break
    noun = sentence[head].low
    plural = (noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s"))) or noun in _PEOPLE
    if noun in _ONE_OR_MANY:
        return True
    joined = any(token.low == "and" for token in sentence[subject.start : subject.end])
    if form == "base":
        return plural or joined or first.low in _MANY
    return not (first.low in _MANY or (plural and not sentence[head].kinds & w.CAPITAL))
