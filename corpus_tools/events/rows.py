"""The rows of one sentence: its figures, its changes without a figure, and what else its dates belong to.

A scene goes in, events come out: a row for each figure, for each change stated without one, and for each further fact
that a date belongs to. What a row says is in `event.py`.
"""

import re

from corpus_tools.events.changes import find_changes, with_amount
from corpus_tools.events.event import Event, event_at
from corpus_tools.events.verbs import Verb
from corpus_tools.events.words import (
    CHANGE_NOUNS,
    CHANGE_VERBS,
    SAYING,
    TRANSITIVE_CHANGE,
    Scene,
    Word,
    amount_before,
    dated_verbs,
    find_figures,
    word_of_figure,
    word_of_verb,
)
from corpus_tools.quantities import Quantity

_FROM = re.compile(r"\bfrom \Z")


def events_of(scene: Scene, paragraph: list[Event]) -> list[Event]:
    """The rows of one sentence: its figures, its changes without a figure, and what else its dates belong to."""
    events: list[Event] = []
    used: set[int] = set()
    for quantity in find_figures(scene):
        word = word_of_figure(scene, quantity)
        used.add(word.verb.start if word and word.verb else -1)
        events.append(_figure(scene, quantity, word, [*reversed(events), *paragraph]))
    events += find_changes(scene, [*reversed(events), *paragraph], used)
    dated = [verb for verb in dated_verbs(scene) if verb.start not in used]
    events += [_fact(scene, verb) for verb in dated if verb.lemma not in SAYING]
    told = [c for c in scene.citations if any(c.clause_start <= event.start < c.clause_end for event in events)]
    for verb in dated:
        # What was said on a day is a fact of that day, unless the rows for what was said carry the day already.
        if verb.lemma in SAYING and not any(c.cue_start <= verb.start < c.cue_end for c in told):
            events.append(_fact(scene, verb))
    return events


def _figure(scene: Scene, quantity: Quantity, word: Word | None, earlier: list[Event]) -> Event:
    lemma = word.lemma if word else ""
    is_verb = word is not None and word.verb is not None and word.start == word.verb.start
    stated = CHANGE_VERBS.get(lemma) if is_verb and _changes_by(scene, quantity, word) else None
    if not is_verb:
        stated = CHANGE_NOUNS.get(lemma) or CHANGE_VERBS.get(lemma)
    best, low, high = quantity.value, quantity.low, quantity.high
    if (
        stated == "up"
        and None not in (low, high)
        and _FROM.search(scene.text, max(0, quantity.start - 6), quantity.start)
    ):
        best, low, high = high, None, None  # "rose from 1,200 to 3,500": the figure is where it rose to
    event = event_at(scene, quantity.start, quantity.end, word, behind=quantity.counted_end)._replace(
        counted=_counted(scene, quantity, word, earlier),
        best=best,
        low=low,
        high=high,
        change=(quantity.change or stated) if stated or not _is_subject_of_change(word, quantity) else None,
    )
    if (
        event.counted is None
        and is_verb
        and word is not None
        and lemma in SAYING
        and 0 <= quantity.start - word.end <= 1
    ):
        return _told_again(scene, event, earlier)
    amount = None if event.counted else amount_before(scene, quantity)
    return with_amount(scene, event, amount, earlier) if amount else event


def _told_again(scene: Scene, event: Event, earlier: list[Event]) -> Event:
    """ "Some 90 people fled, while the mayor reports 40": another count of what the figure before counts."""
    last = next((e for e in earlier if e.sentence_start == scene.span.start and e.counted), None)
    return event if last is None else event._replace(what=last.what, counted=last.counted)


def _counted(scene: Scene, quantity: Quantity, word: Word | None, earlier: list[Event]) -> str | None:
    """What a figure counts; in "40 died and 60 face trial" the verb is no part of it, but the noun is that before."""
    if word is None or word.verb is None or quantity.counted_start != word.verb.start or word.start != word.verb.start:
        return quantity.counted or quantity.unit
    return next((event.counted for event in earlier if event.sentence_start == scene.span.start), None)


def _is_subject_of_change(word: Word | None, quantity: Quantity) -> bool:
    """ "90 mm of rain fell", "three jurors fell ill": what falls is counted, its number does not change."""
    return word is not None and word.verb is not None and word.lemma in CHANGE_VERBS and word.start >= quantity.end


def _changes_by(scene: Scene, quantity: Quantity, word: Word | None) -> bool:
    """Whether a verb of change says how a figure changes: "fell by 40", "cut from 22 to 12"; not "40 trees fell"."""
    if word is None or word.verb is None or word.start != word.verb.start:
        return True
    before = scene.text[max(0, quantity.start - 6) : quantity.start]
    if word.lemma in TRANSITIVE_CHANGE:
        return before.endswith((" to ", " by "))
    return word.verb.end <= quantity.start or amount_before(scene, quantity) is not None


def _fact(scene: Scene, verb: Verb) -> Event:
    word = word_of_verb(scene, verb)
    event = event_at(scene, word.start, word.end, word)
    if verb.lemma in SAYING and event.cited is None:
        said = next((c for c in scene.citations if c.cue_start <= verb.start < c.cue_end), None)
        if said and said.start is not None:
            event = event._replace(cited=said.text, cited_start=said.start, cited_end=said.end)
    return event
