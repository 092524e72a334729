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
_DEMANDING = frozenset(_LEXICON["verb of demanding"])
_TO_BE = re.compile(r"(?:is|are|was|were) to\b")
_DENIED = re.compile(
    rf"\b(?:{_any_of('denial')}|(?:{_any_of('verb of rejection')}) [^,;]*(?:{_any_of('what is rejected')}))\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    rf"\b(?:{_any_of('plan')}|(?<!in )(?:{_any_of('noun of planning')})(?: [\w.]+){{0,2}} to)\b", re.IGNORECASE
)
_SUPPOSED = rf"(?:{_any_of('verb of supposing')})"
_IMPERSONAL = re.compile(rf"\bit (?:is|was|has been) (?:widely )?{_SUPPOSED}\b", re.IGNORECASE)  # "it is feared that"
_PASSIVE = re.compile(rf"(?:is|are|was|were) (?:[a-z]+ly )?{_SUPPOSED}")  # "are feared dead"
_UNCONFIRMED = re.compile(r"\b(?:unconfirmed|unverified)\b", re.IGNORECASE)


def find_hedge(
    text: str, clauses: list[Clause], c: int, verb: Verb | None, *, noun: bool = False, figure: int | None = None
) -> str | None:
    """alleged, denied or planned for the event that `verb` names in `clauses[c]`; None where the text states it.

    `noun` says that a noun names the event, and the verb only governs it ("called for the release of 40"); `figure` is
    where a figure of the event stands ("on trial for allegedly taking 40").
    """
    own = " ".join(text[start:end] for start, end in clauses[c].pieces)
    parent = clauses[c].parent
    above = " ".join(text[start:end] for start, end in clauses[parent].pieces) if parent is not None else ""
    reported = clauses[c].opener in {"that", "whether", "if"}
    led_by = _verb_before(clauses[c], verb) if verb else None
    if (reported and _DENIED.search(above)) or (led_by == "deny" and verb and verb.form == "gerund"):
        return "denied"
    if verb is not None and _is_planned(text, clauses[c], verb, led_by, noun):
        return "planned"
    if reported and (_ALLEGING.search(above) or _IMPERSONAL.search(above)):
        return "alleged"
    before = _before(text, clauses[c], verb, figure)
    passive = verb is not None and _PASSIVE.fullmatch(text, verb.first, verb.end)
    doubted = _doubted_noun(own if clauses[c].opener not in RELATIVE | {"that"} else above)
    if passive or doubted or _ALLEGED.search(before) or any(map(_UNCONFIRMED.search, (own, above))):
        return "alleged"
    return None


def _is_planned(text: str, clause: Clause, verb: Verb, led_by: str | None, noun: bool) -> bool:
    if verb.future or verb.lemma in _PLANNING or _TO_BE.match(text[verb.first : verb.end]):
        return True
    if noun and verb.lemma in _DEMANDING:
        return True
    if verb.form in {"infinitive", "gerund"} and led_by in _PLANNING:  # "promised after the accident to double it"
        return True
    return verb.form == "infinitive" and _PLANNED.search(_before(text, clause, verb)) is not None


def _verb_before(clause: Clause, verb: Verb) -> str | None:
    """The lemma of the verb before in the same clause."""
    return next((other.lemma for other in reversed(clause.verbs) if other.end <= verb.first), None)


def _before(text: str, clause: Clause, verb: Verb | None, figure: int | None = None) -> str:
    """The clause up to and with its verb, or up to its figure; all of it without one."""
    until = max(verb.end, figure or 0) if verb else clause.pieces[-1][1]
    return " ".join(text[start : min(end, until)] for start, end in clause.pieces)


def _doubted_noun(stretch: str) -> bool:
    """ "an alleged gas attack": one of the next words, up to a preposition, is an event noun."""
    for match in _ADJECTIVE.finditer(stretch):
        words = takewhile(lambda word: word not in PREPOSITIONS, match["behind"].lower().split())
        if any(word in event_nouns() for word in words):
            return True
    return False
