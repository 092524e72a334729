"""The words of a sentence that name events: for a figure, for a date, and for what a light verb only carries.

A sentence with its clauses, dates and quantities goes in (a `Scene`), words come out, each with the verb whose tense
and dates are its own. A figure belongs to the verb it is the object or the subject of, a date to the verb beside it.
"""

import re
from typing import NamedTuple

import pandas as pd

from corpus_tools.events.clauses import Clause, clause_at
from corpus_tools.events.days import Calendar, Days, from_temporal_clause, precision
from corpus_tools.events.verb_forms import event_nouns
from corpus_tools.events.verbs import Verb
from corpus_tools.lexicons import load_lexicon
from corpus_tools.names import Name
from corpus_tools.quantities import Quantity
from corpus_tools.segment import Span
from corpus_tools.speakers import Citation


class Scene(NamedTuple):
    """A sentence with all that stands in it."""

    text: str
    span: Span
    clauses: list[Clause]
    calendar: Calendar
    quantities: list[Quantity]
    places: list[Name]
    citations: list[Citation]
    dateline: str | None
    published: pd.Timestamp | None


class Word(NamedTuple):
    """The word that names an event, and the verb whose tense and dates are its own."""

    start: int
    end: int
    lemma: str
    verb: Verb | None


_LEXICON = load_lexicon("events")
_LIGHT = frozenset(_LEXICON["light verb"])
# Which way a verb or a noun of change points.
CHANGE_VERBS = dict.fromkeys(_LEXICON["change up"], "up") | dict.fromkeys(_LEXICON["change down"], "down")
# Verbs that may do something else to a figure: "cut 300 jobs" is no change of a figure, "cut from 22 to 12" is.
TRANSITIVE_CHANGE = frozenset(_LEXICON["change of something"])
UP_OR_DOWN, SEEING = (frozenset(_LEXICON[name]) for name in ("verb with up or down", "verb of seeing a change"))
CHANGE_NOUNS = dict.fromkeys(_LEXICON["change noun up"], "up") | dict.fromkeys(_LEXICON["change noun down"], "down")
_AMOUNTS = "|".join(_LEXICON["amount noun"])
AMOUNT = re.compile(
    rf"\b(?:{_AMOUNTS})\b(?: of (?P<counted>(?:[a-z-]+ ){{0,3}}?[a-z-]+s\b|people|children|women|men))?", re.IGNORECASE
)
_NOUN_OF = re.compile(
    r"\b(?P<noun>[a-z]+) (?:of|on|against) (?:at least |about |some |as many as |(?:a|the) total of )?$", re.IGNORECASE
)
_NOUN_BEHIND = re.compile(r"\s+(?:(?:net|sharp|further|annual|overall) )?(?P<noun>[a-z]+)\b")
_DESCRIBING = frozenset("from in of across at among on with".split())
_LIGHT_OBJECT = re.compile(
    r"\s+(?:(?:a|an|the|its|his|her|their|another|new|first|second|third)\s+)+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z]+)\b"
)
# Verbs of change that can mean nothing else, and so need no noun of amount beside them.
PLAIN_CHANGE = frozenset(
    "decline decrease diminish double dwindle grow increase plummet quadruple shrink soar surge triple".split()
)
_NOT_DONE = frozenset({"refuse", "fail", "decline", "forget"})  # "40 people refused to leave" is no leaving
_SHARE_OF = re.compile(
    r"(?:\b(?:half|thirds?|quarters?|most|some|none|all|percent)|%|\d) of (?:the |its |their )?$", re.IGNORECASE
)
# "a 13-nation bloc" counts no nations, "a town 40 km north of the capital" no km, "three times as many" no times
_IS_ATTRIBUTE = re.compile(
    r"-|(?: to the)? (?:north|south|east|west)(?:east|west)?\b| (?:away|outside|off)\b| times (?:as|more|higher)\b"
)
_LENGTHS = frozenset({"km", "kilometre", "kilometer", "mile", "metre", "meter", "foot", "yard"})
_ASIDE = re.compile(
    r", (?:with (?:an?|the|its)|worth|aged) [^,]*$"
)  # "the drugs, with a value of 40 million, were burnt"
_SUPERLATIVE = re.compile(r" the (?:[a-z]+-)?(?:[a-z]+est|worst|best|most|first|second|third|only|last)\b")
_FOR = re.compile(r" for (?:late |early )?")
_AND = re.compile(r"\band $")
_ELSEWHERE = re.compile(r" (?:in|at|near|on|from) ")
_PEOPLED = re.compile(r"\b(?:town|city|village|crowd|army|force|community|population) of (?:about |some |nearly )?$")
_LEADS_TO = re.compile(r" (?:(?:due|about|likely|unlikely|able|ready) )?")  # "were due to be moved"
_ACCORDING = re.compile(r"\baccording to (?:the |its )?\Z", re.IGNORECASE)
_THERE = re.compile(r"\bthere \Z", re.IGNORECASE)  # "there was an explosion"
_JOINED = re.compile(r"\b(?:and|but|or)\b")
_CUES = load_lexicon("cue_verbs")


def _lemmas(*sections: str) -> frozenset[str]:
    return frozenset(entry.split("/")[0] for section in sections for entry in _CUES[section] if " " not in entry)


SAYING = _lemmas("say", "tell")
WITH_CLAUSE = SAYING | _lemmas("think", "show")  # verbs that a "that" may be left out after


def find_figures(scene: Scene) -> list[Quantity]:
    """The quantities that count by themselves: not "one of …", "half of 90", or the second in "12 men from 6 towns"."""
    figures: list[Quantity] = []
    for quantity in scene.quantities:
        if quantity.unit == "year of age":
            continue  # "a 13-year-old" describes
        if _IS_ATTRIBUTE.match(scene.text, quantity.end) or (
            quantity.unit in _LENGTHS and scene.text.startswith(" from ", quantity.end)
        ):
            continue
        if _ACCORDING.search(scene.text, max(scene.span.start, quantity.start - 16), quantity.start):
            continue  # "according to two residents"; but "62 percent of voters say" is a figure
        share = quantity.unit is None and quantity.value is not None and quantity.value <= 1
        if share and re.match(r" of\b|.*\bof the\b", scene.text[quantity.end : quantity.end + 8]):
            continue
        bare = quantity.counted is None and quantity.unit is None and quantity.change is None and quantity.bound == "="
        if bare and not _may_be_bare(scene, quantity, figures):
            continue  # a number without a noun may be anything
        before = scene.text[max(scene.span.start, quantity.start - 40) : quantity.start]
        if _SHARE_OF.search(before) or (figures and _describes(scene, figures[-1], quantity)):
            continue
        figures.append(quantity)
    return figures


def word_of_figure(scene: Scene, quantity: Quantity) -> Word | None:
    """The event word of a figure: the verb it is object or else subject of; the noun in "the transfer of 40"."""
    text, clause = scene.text, scene.clauses[clause_at(scene.clauses, quantity.start)]
    before = [verb for verb in clause.verbs if verb.end <= quantity.start]
    after = [verb for verb in clause.verbs if verb.start >= quantity.end]
    inside = next((verb for verb in clause.verbs if quantity.start <= verb.start < quantity.end), None)
    if inside:  # "never exceeded 5 percent"
        return Word(inside.start, inside.end, inside.lemma, inside)
    subject = not before or _opens_clause(scene, quantity, after)
    if (
        subject
        and _ASIDE.search(text, clause.pieces[0][0], quantity.start)
        and "," in text[quantity.end : after[0].first if after else 0]
    ):
        return None
    verb = _main(text, after) if subject else before[-1]
    if verb and verb.lemma == "be" and after and 0 < after[0].start - (quantity.counted_end or quantity.end) <= 2:
        verb = after[0] if after[0].form == "participle" else verb  # "was among 26 herders killed in a raid"
    behind = _NOUN_BEHIND.match(text, quantity.end)
    if behind and behind["noun"] in CHANGE_NOUNS:  # "a 3% increase in May"
        return Word(behind.start("noun"), behind.end("noun"), behind["noun"], None)
    start = clause.pieces[0][0] if subject or verb is None else verb.end
    noun = _NOUN_OF.search(text[start : quantity.start])
    if noun and noun["noun"].lower() in event_nouns():
        return Word(start + noun.start("noun"), start + noun.end("noun"), event_nouns()[noun["noun"].lower()], verb)
    head = (quantity.counted or "").split()[-1:]
    if head and head[0].lower() in event_nouns() and (verb is None or verb.lemma in _LIGHT | SAYING | {"be"}):
        return Word(quantity.start, quantity.end, event_nouns()[head[0].lower()], verb)
    verb = verb or _before_colon(scene, quantity)
    return Word(verb.start, verb.end, verb.lemma, verb) if verb else None


def _before_colon(scene: Scene, quantity: Quantity) -> Verb | None:
    """ "Families relocated: 240": the verb that a colon parts from its figure."""
    verbs = [verb for clause in scene.clauses for verb in clause.verbs if verb.end <= quantity.start]
    return next((verb for verb in verbs if scene.text[verb.end : quantity.start] == ": "), None)


def _opens_clause(scene: Scene, quantity: Quantity, after: list[Verb]) -> bool:
    """ "… and three others were hurt": behind a conjunction and right before a verb a figure is a subject again."""
    joined = re.search(
        r"\b(?:and|but|or|while) (?:[a-z]+ ){0,3}$", scene.text[max(0, quantity.start - 30) : quantity.start]
    )
    between = scene.text[quantity.end : after[0].first] if after else ""
    return bool(after and joined) and len(between.split()) <= 4 and not re.search(r"[,;]|\b(?:and|or|on|in)\b", between)


def word_of_verb(scene: Scene, verb: Verb) -> Word:
    """The verb itself, or the noun that a light verb leaves the meaning to: "cast a veto"."""
    there = verb.lemma == "be" and _THERE.search(scene.text, scene.span.start, verb.first)
    if verb.lemma in _LIGHT or there:
        noun = _LIGHT_OBJECT.match(scene.text, verb.end, scene.span.end)
        if noun and noun["noun"].lower() in event_nouns():
            return Word(noun.start("noun"), noun.end("noun"), event_nouns()[noun["noun"].lower()], verb)
    return Word(verb.start, verb.end, verb.lemma, verb)


def dated_verbs(scene: Scene) -> list[Verb]:
    """The verbs a date belongs to, and those that a clause of time dates ("fled when the town fell last month")."""
    found = []
    for c, clause in enumerate(scene.clauses):
        for verb in clause.verbs:
            owned = scene.calendar.owned.get(verb.start)
            superlative = verb.lemma == "be" and _SUPERLATIVE.match(scene.text, verb.end)
            vague = precision(owned) is None and not verb.future
            if owned and verb.lemma in {"be", "have", "do"} and (superlative or vague):
                continue  # "the worst since 1987" says nothing of 1987
            said = verb.lemma in SAYING and verb.form != "infinitive" and not verb.future
            ahead = _lies_ahead(owned, scene.published) if owned else True
            if said and ahead and not _is_set_for(scene, verb):
                continue  # "will run until May, he said": no day of saying so
            tensed = verb.form in {"finite", "participle"} or verb.perfect
            if verb.form == "gerund" and verb != clause.verbs[0]:
                continue  # "in early trading on Monday" names no event; "after losing it on Monday" does
            if owned or (
                tensed and verb == clause.verbs[-1] and from_temporal_clause(scene.calendar, scene.clauses, c)
            ):
                found.append(verb)
    return found


def _is_set_for(scene: Scene, verb: Verb) -> bool:
    """ "Snow is forecast for Tuesday": what is told of lies ahead, not the telling."""
    return any(_FOR.fullmatch(scene.text, verb.end, at) for at, _ in scene.calendar.behind.get(verb.start, ()))


def _lies_ahead(days: Days, published: pd.Timestamp | None) -> bool:
    return published is not None and days.earliest is not None and days.earliest > published


def amount_before(scene: Scene, quantity: Quantity) -> re.Match | None:
    """ "The toll rose to 58": the noun of amount that a bare number is a value of."""
    clause = scene.clauses[clause_at(scene.clauses, quantity.start)]
    found = [m for a, b in clause.pieces for m in AMOUNT.finditer(scene.text, a, min(b, quantity.start))]
    return found[-1] if found else None


def _may_be_bare(scene: Scene, quantity: Quantity, figures: list[Quantity]) -> bool:
    """A number without a noun counts as the value of an amount, beside a verb, and where the noun is left out: "40 died
    in X and 12 in Y", "a town of 60,000"."""
    before, after = (
        scene.text[max(0, quantity.start - 24) : quantity.start],
        scene.text[quantity.end : quantity.end + 6],
    )
    again = figures and figures[-1].unit is None and _AND.search(before) and _ELSEWHERE.match(after)
    peopled = _PEOPLED.search(before)
    return bool(again or peopled or amount_before(scene, quantity) or _beside_verb(scene, quantity))


def _beside_verb(scene: Scene, quantity: Quantity) -> bool:
    """ "and wounded 32", "Nine died", "40 more were held": the verb says what is counted."""
    verbs = [verb for clause in scene.clauses for verb in clause.verbs]
    end = quantity.end + 5 * scene.text.startswith(" more ", quantity.end)
    return any(0 < quantity.start - verb.end <= 1 or 0 < verb.first - end <= 1 for verb in verbs)


def _describes(scene: Scene, first: Quantity, second: Quantity) -> bool:
    between = scene.text[first.counted_end or first.end : second.start]
    verbs = [v for clause in scene.clauses for v in clause.verbs if first.end <= v.start < second.start]
    counts = second.counted_start is not None and second.counted_start >= second.end
    words = between.lower().split()
    attached = 0 < len(words) <= 3 and words[0] in _DESCRIBING and not any(word in event_nouns() for word in words)
    return counts and not verbs and attached and not re.search("[,;:—–]", between)


def _main(text: str, verbs: list[Verb]) -> Verb | None:
    """The first verb of a subject, past one that only describes it ("40 people detained there were freed") and on to
    the one it leads to ("are believed to have fled")."""
    led = len(verbs) > 1 and verbs[0].form == "participle" and verbs[1].form == "finite"
    if led and verbs[1].first != verbs[1].start and not _JOINED.search(text, verbs[0].end, verbs[1].first):
        verbs = verbs[1:]
    if len(verbs) > 1 and verbs[0].form == "gerund" and verbs[1].form in {"finite", "participle"}:
        verbs = verbs[1:]  # "14 buses carrying families left"
    to = len(verbs) > 1 and verbs[1].form == "infinitive" and _LEADS_TO.fullmatch(text, verbs[0].end, verbs[1].first)
    if to and verbs[0].lemma not in _NOT_DONE:
        verbs = verbs[1:]
    return verbs[0] if verbs else None
