"""Who is cited for a row, and on which day the source said so.

A citation, or the clause of a figure, goes in, the words that name the source come out with their span. A source is
whom the text cites for what the clause says, or who counts: "the mayor put the number at 40".
"""

import re

from corpus_tools.events.clauses import Clause, clause_at
from corpus_tools.events.days import Days
from corpus_tools.events.verbs import Verb
from corpus_tools.events.words import Scene
from corpus_tools.speakers import Citation

_BY_AT = re.compile(r" by (?P<who>[^,;]+?) at ")
_COUNTING = frozenset({"confirm", "document", "log", "report", "tally", "verify"})
_SUBJECT = re.compile(r"\W*(?:(?:and|but|while|whereas) )?(?P<who>\w[^,;]*?)\s*", re.IGNORECASE)
_NAMED = re.compile(r", (?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}), ")  # "the fire chief, Ann Roe, said"
_APPOSED = re.compile(rf"\W*\w[^,;]*{_NAMED.pattern}")
_NAMED_LAST = re.compile(rf"{_NAMED.pattern[:-2]}(?=[.,;])")  # "…, said the fire chief, Ann Roe."


def cited_words(text: str, citation: Citation) -> tuple[str, int, int] | None:
    """The words that say who is cited, with their span; for a pronoun the name behind it, if that is known."""
    if citation.text is None or citation.start is None or citation.end is None:
        return None
    ahead = citation.cue_start >= citation.end
    named = _NAMED.fullmatch(text, citation.end, citation.cue_start) if ahead else _NAMED_LAST.match(text, citation.end)
    if named:
        return named["name"], named.start("name"), named.end("name")
    pronoun = citation.text.lower() in {"he", "she", "it", "they"}
    return (citation.name if pronoun and citation.name else citation.text), citation.start, citation.end


def who_counts(scene: Scene, clause: Clause, verb: Verb | None, start: int) -> tuple[str, int, int] | None:
    """ "The city put the number at 40", "The group has verified 40 deaths": who counts is the source of a figure."""
    if verb is None or start < verb.end:
        return None
    put = verb.lemma in {"put", "place", "estimate"} and scene.text[max(0, start - 4) : start] == " at "
    if put and (agent := _BY_AT.search(scene.text, verb.end, start)):  # "was put by the mayor at 40"
        return agent["who"], agent.start("who"), agent.end("who")
    counts = verb.lemma in _COUNTING and start - verb.end <= 1
    if not put and not counts:
        return None
    if named := _APPOSED.fullmatch(scene.text, clause.pieces[0][0], verb.first):  # "The mayor, Ann Roe, put it at 40"
        return named["name"], named.start("name"), named.end("name")
    subject = _SUBJECT.fullmatch(scene.text, clause.pieces[0][0], verb.first)
    return (subject["who"], subject.start("who"), subject.end("who")) if subject else None


def day_reported(scene: Scene, citation: Citation) -> Days | None:
    """The day a source said so: the date beside the words of saying, or "a report sent on …"."""
    verbs = [verb for clause in scene.clauses for verb in clause.verbs]
    saying = next((v for v in verbs if citation.cue_start <= v.start < citation.cue_end), None)
    if saying and saying.start in scene.calendar.owned:
        return scene.calendar.owned[saying.start]
    # "according to a report sent on Friday", "said in a report published on Friday"
    since = saying.end if saying else citation.start
    if since is None:
        return None
    verbs = [v for v in scene.clauses[clause_at(scene.clauses, since - 1)].verbs if since <= v.start]
    return next((scene.calendar.owned[v.start] for v in verbs if v.start in scene.calendar.owned), None)
