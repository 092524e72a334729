"""Changes of an amount that are stated without a figure: "the number has declined", "prices went up".

A sentence goes in, the rows of its changes come out. A word of change counts where it tells of an amount, or where it
can mean nothing else and stands right behind its subject; "wage cuts" only names a change.
"""

import re

from corpus_tools.events.clauses import Clause, clause_at
from corpus_tools.events.event import Event, event_at
from corpus_tools.events.hedges import find_hedge
from corpus_tools.events.words import AMOUNT, CHANGE_NOUNS, CHANGE_VERBS, PLAIN_CHANGE, SEEING, UP_OR_DOWN, Scene, Word

_PLURAL_SUBJECT = re.compile(
    r"(?:^|\b(?:that|and|but|the|The|its|their|his|her) |[,;:] )"
    r"(?P<what>(?!Although|While|When|Though|This|His|Its|Thus)(?:(?:[A-Za-z][a-z-]+ ){0,2}[a-z]+|[A-Z][a-z]+)[^s\s]s)"
    r"(?: (?:in|at|from|by) [A-Z]\w+)? $"  # "searches in Rome have grown"
)
_NO_OBJECT = re.compile(
    r"\W*$|[.,;:]| (?:in|since|over|to|by|for|from|between|during|last|this|within|on|and|as|while|after|[a-z]+ly)\b"
)
# "a drop in the number", "cut its size"
_CHANGES_AMOUNT = re.compile(r"(?: (?:in|of))?(?: (?:the|its|their|his|her))?(?: \w+)? ")
_WAY = re.compile(r" (?P<way>up|down)(?=[.,;]| (?:in|on|since|by|from|this|last|again|and|as)\b)")
_THE_ONE = re.compile(r" (?:to )?an? (?:[a-z]+ ){0,2}")
_IN_WHAT = re.compile(r" in (?:the )?(?P<what>(?:[a-z]+ ){0,2}?[a-z]+[^s\W]s\b|[a-z]+ )")
_AND = re.compile(r"\b(?:and|but)\b")
_CHANGE_NOUN = re.compile(rf"\b(?:{'|'.join(CHANGE_NOUNS)})s?\b", re.IGNORECASE)


def find_changes(scene: Scene, earlier: list[Event], used: set[int]) -> list[Event]:
    """Changes of an amount without a figure: "the number has declined", "a drop in the number of …"."""
    events = []
    for clause in scene.clauses:
        stretch = next((m for a, b in clause.pieces for m in AMOUNT.finditer(scene.text, a, b)), None)
        if stretch is None and not any(verb.lemma in PLAIN_CHANGE | SEEING for verb in clause.verbs):
            continue
        for word, direction in _change_words(scene, clause):
            if not _is_apart(scene, clause, word, used):
                continue  # a figure says by how much
            if stretch is None:
                events += _plain_change(scene, word, direction, used) or _seen_change(scene, word, direction)
                continue
            named = word.verb is None or word.start != word.verb.start  # "wage cuts" names a change, but tells of none
            behind = stretch.end() <= word.start and not (
                named and (word.verb is None or word.verb.lemma not in SEEING)
            )
            if behind or _changes_amount(scene, word, stretch):
                used.add(word.verb.start if word.verb else -1)
                event = event_at(scene, word.start, word.end, word)._replace(change=direction)
                within = scene.text[word.end : stretch.start()] == " in "  # "doubled in size"
                events.append(event if within else with_amount(scene, event, stretch, earlier))
                break
    return events


def _is_apart(scene: Scene, clause: Clause, word: Word, used: set[int]) -> bool:
    """Whether no figure belongs to a word of change: beside the verb of a figure only another one, joined to it, is."""
    figured = [verb for verb in clause.verbs if verb.start in used]
    if not figured:
        return not any(a <= q.start < b for a, b in clause.pieces for q in scene.quantities)
    if word.verb is None or word.start != word.verb.start or word.verb in figured:
        return False
    ends = [(min(v.end, word.start), max(v.end, word.start)) for v in figured]
    return all(_AND.search(scene.text, start, end) for start, end in ends)


def _changes_amount(scene: Scene, word: Word, amount: re.Match) -> bool:
    """ "a drop in the number", "cut its costs", "promised to double the number"; not "in order to cut costs"."""
    if not _CHANGES_AMOUNT.fullmatch(scene.text, word.end, max(word.end, amount.start())):
        return False
    if word.verb is None or word.start != word.verb.start or word.verb.form in {"finite", "participle"}:
        return True
    clause = clause_at(scene.clauses, word.start)
    return word.verb.form == "infinitive" and find_hedge(scene.text, scene.clauses, clause, word.verb) == "planned"


def _plain_change(scene: Scene, word: Word, direction: str, used: set[int]) -> list[Event]:
    """ "New infections have been declining": a plural subject right before a verb that can mean nothing else."""
    if word.verb is None or word.lemma not in PLAIN_CHANGE or not _NO_OBJECT.match(scene.text, word.end):
        return []
    subject = _PLURAL_SUBJECT.search(scene.text[max(scene.span.start, word.verb.first - 60) : word.verb.first])
    if subject is None:
        return []
    used.add(word.verb.start)
    return [event_at(scene, word.start, word.end, word)._replace(change=direction, counted=subject["what"])]


def _seen_change(scene: Scene, word: Word, direction: str) -> list[Event]:
    """ "There has been a sharp rise in cases", "the army reported a drop in attacks"."""
    verb, of = word.verb, _IN_WHAT.match(scene.text, word.end)
    if (
        verb is None
        or of is None
        or verb.lemma not in SEEING
        or not _THE_ONE.fullmatch(scene.text, verb.end, word.start)
    ):
        return []
    return [event_at(scene, word.start, word.end, word)._replace(change=direction, counted=of["what"])]


def _change_words(scene: Scene, clause: Clause) -> list[tuple[Word, str]]:
    found = [
        (Word(verb.start, verb.end, verb.lemma, verb), CHANGE_VERBS[verb.lemma])
        for verb in clause.verbs
        if verb.lemma in CHANGE_VERBS
    ]
    for verb in clause.verbs:
        way = _WAY.match(scene.text, verb.end) if verb.lemma in UP_OR_DOWN else None
        if way:  # "prices went up", "the number is down"
            found.append((Word(verb.start, verb.end, verb.lemma, verb), way["way"]))
    verbs = {verb.start for verb in clause.verbs}
    for start, end in clause.pieces:
        for noun in _CHANGE_NOUN.finditer(scene.text, start, end):
            if noun.start() in verbs:
                continue
            before = [verb for verb in clause.verbs if verb.end <= noun.start()]
            word = Word(noun.start(), noun.end(), noun[0].lower().removesuffix("s"), before[-1] if before else None)
            found.append((word, CHANGE_NOUNS[word.lemma]))
    return found


def with_amount(scene: Scene, event: Event, amount: re.Match, earlier: list[Event]) -> Event:
    """What an amount counts: "the number of X" says so; "the number" is that of the last figure in the paragraph.

    `earlier` are the events of the paragraph before this one, the last first.
    """
    if amount["counted"]:
        return event._replace(counted=amount["counted"])
    if not amount[0].lower().startswith("number"):
        return event._replace(counted=amount[0])
    last = next((e for e in earlier if e.counted and (e.best or e.low or e.high)), None)
    if last is None:
        return event
    open_place = last.place is not None and event.place_basis in {None, "dateline"}
    place, basis = (last.place, "figure before") if open_place else (event.place, event.place_basis)
    return event._replace(counted=last.counted, place=place, place_basis=basis)
