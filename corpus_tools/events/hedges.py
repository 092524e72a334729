"""What a text does not vouch for: alleged, denied and planned events.

The clauses of a sentence and the verb of an event go in, a hedge comes out. A word of doubt counts where it governs the
event ("is believed to have fled", "plans to move 500 families") or describes the event's noun ("an alleged attack that
killed 12"), not where it describes a person ("alleged rebels killed 12").
"""

import re
from itertools import takewhile

from corpus_tools.events.clauses import RELATIVE, Clause
from corpus_tools.events.verb_forms import event_nouns
from corpus_tools.events.verbs import PREPOSITIONS, Verb
from corpus_tools.lexicons import load_lexicon

_LEXICON = load_lexicon("hedges")


def _any_of(*sections: str) -> str:
    return "|".join(sorted((re.escape(word) for s in sections for word in _LEXICON[s]), key=len, reverse=True))


# Only an adverb may open a sentence, and "in May have" is no "may have".
_ACCUSED = r"accus(?:es?|ed|ing) [^,;]*of|(?:charg|suspect)(?:e|ed|ing|s)? [^,;]*(?:with|of)"  # "charged Roe with …"
_ALLEGED = re.compile(rf"\b(?:(?i:{_any_of('adverb of doubt')})|{_any_of('verb of doubt')}|{_ACCUSED})\b")
_ADJECTIVE = re.compile(rf"\b(?:{_any_of('adjective of doubt')})(?P<behind>(?:\s+[\w’'-]+){{1,5}})", re.IGNORECASE)
_ALLEGING = re.compile(rf"\b(?:{_any_of('verb of accusation')})\b")
_PLANNING = frozenset(_LEXICON["verb of planning"])
_TO_BE = re.compile(r"(?:is|are|was|were) to\b")
_DENIED = re.compile(rf"\b(?:{_any_of('denial')})\b", re.IGNORECASE)
_PLANNED = re.compile(
    rf"\b(?:{_any_of('plan')}|(?<!in )(?:{_any_of('noun of planning')})(?: [\w.]+){{0,2}} to)\b", re.IGNORECASE
)


def find_hedge(text: str, clauses: list[Clause], c: int, verb: Verb | None) -> str | None:
    """alleged, denied or planned for the event that `verb` names in `clauses[c]`; None where the text states it."""
    own = " ".join(text[start:end] for start, end in clauses[c].pieces)
    parent = clauses[c].parent
    above = " ".join(text[start:end] for start, end in clauses[parent].pieces) if parent is not None else ""
    reported = clauses[c].opener in {"that", "whether", "if"}
    if reported and _DENIED.search(above):
        return "denied"
    if verb is not None and (verb.lemma in _PLANNING or _TO_BE.match(text[verb.first : verb.end])):
        return "planned"
    if verb is not None and (
        verb.future
        or (
            verb.form == "infinitive"
            and (_is_intended(clauses[c], verb) or _PLANNED.search(_before(text, clauses[c], verb)))
        )
    ):
        return "planned"
    if reported and _ALLEGING.search(above):
        return "alleged"
    if _ALLEGED.search(_before(text, clauses[c], verb)) or _doubted_noun(
        own if clauses[c].opener not in RELATIVE | {"that"} else above
    ):
        return "alleged"
    return None


def _is_intended(clause: Clause, verb: Verb) -> bool:
    """ "promised after the accident to double it": the verb before is one of planning."""
    before = [other for other in clause.verbs if other.end <= verb.first]
    return bool(before) and before[-1].lemma in _PLANNING


def _before(text: str, clause: Clause, verb: Verb | None) -> str:
    """The clause up to and with its verb; all of it without one."""
    return " ".join(text[start : min(end, verb.end) if verb else end] for start, end in clause.pieces)


def _doubted_noun(stretch: str) -> bool:
    """ "an alleged gas attack": one of the next words, up to a preposition, is an event noun."""
    for match in _ADJECTIVE.finditer(stretch):
        words = takewhile(lambda word: word not in PREPOSITIONS, match["behind"].lower().split())
        if any(word in event_nouns() for word in words):
            return True
    return False
