"""Who says what in one sentence.

The tokens of a sentence go in, with each quotation as one token; reports come out: the words of saying, the noun phrase
that is their subject, and the stretch that is said, quoted or not. Each word of saying is asked for its subject and for
what can be its content before and behind it; where one report lies in the content of another, the outer one stands.
"""

from corpus_tools.speech import nonfinite
from corpus_tools.speech import words as w
from corpus_tools.speech.contents import content_before, content_behind, is_setting, is_title
from corpus_tools.speech.cues import CUES
from corpus_tools.speech.governed import agrees
from corpus_tools.speech.nonfinite import TALK, Report, Span, has_quotation, report_of
from corpus_tools.speech.phrases import Subject, find_subject, group_start, main_subject, phrase_end
from corpus_tools.speech.words import Sentence, Token, Verb

_BEHIND = TALK | {"think", "show"}  # classes of verbs, see the lexicon, whose content can stand before them
_DEEDS = frozenset({"judge", "urge", "commit", "raise"})
_FINITE_FORMS = ("past participle", "past", "s")
_NARRATOR = frozenset({"i", "we", "you"})
_SUPPOSED = frozenset({"will", "would", "may", "might", "should", "must"})
_SIGNAL = w.CUE | w.SAYING | w.SOURCE


def find_reports(sentence: Sentence, text: str) -> list[Report]:
    """The reports of one sentence, in order; a report inside the content of another is left to the one around it."""
    found: list[Report] = []
    for i in [i for i, word in enumerate(sentence) if word.kinds & _SIGNAL]:
        word, report = sentence[i], None
        for cue in CUES[word.low] if word.kinds & w.CUE and i else ():
            behind = i + 1 + bool(cue.particle)
            follows = not cue.particle or any(other.low == cue.particle for other in sentence[i + 1 : behind])
            if follows and (report := _read_verb(Verb(sentence, text, cue, i, behind), found)):
                break
        if report is None and word.kinds & w.SOURCE:
            report = nonfinite.read_according(sentence, i, text)
        if report is None and word.kinds & w.SAYING:
            report = nonfinite.read_noun(sentence, i, text)
        if report:
            found.append(report)
    found = _outermost(found) if len(found) > 1 else found
    covered = [span for report in found for span in report.content]
    found += nonfinite.read_marks(sentence, covered, text)
    return sorted(found, key=lambda report: report.content)


def _outermost(found: list[Report]) -> list[Report]:
    """Without the reports whose words of saying stand in the content of another.

    Of two that claim each other, the last one whose content stands before it governs: "Roe says they asked, Doe said".
    """
    kept: list[Report] = []
    for report in reversed(found):
        if report.behind and not any(_covers(other, report) for other in kept):
            kept = [other for other in kept if not _covers(report, other)] + [report]
    for report in found:
        if not report.behind and not any(_covers(other, report) for other in kept):
            kept.append(report)
    return kept


def _covers(outer: Report, inner: Report) -> bool:
    return inner.cue is not None and any(start <= inner.cue[0] < end for start, end in outer.content)


def _read_verb(verb: Verb, found: list[Report]) -> Report | None:
    """The report of a verb of saying, whatever its form and order."""
    sentence, text, cue, at, behind = verb
    if cue.noun and cue.form == "s" and behind < len(sentence) and _is_verb_of_many(sentence[behind]):
        return None  # "official figures show"
    first = group_start(sentence, at)
    group = sentence[first:at]
    if any(word.kinds & w.NEGATION for word in group):  # "did not say": nothing is said
        return None
    be = any(word.kinds & w.BE for word in group)
    if cue.classes <= {"think"} and any(word.low in _SUPPOSED for word in group):  # "readers will understand it"
        return None
    if cue.lemma == "quote" and (report := nonfinite.read_quoted_as_saying(verb, first, be)):
        return report
    if sentence[first - 1].low == "to" and first:
        return nonfinite.read_infinitive(verb, first - 1)
    if cue.form == "ing" and not be:
        return nonfinite.read_participle(verb, first, found)
    if be and "participle" in cue.form:
        return nonfinite.read_passive(verb)
    if cue.form == "participle" and not group:  # "the words spoken"
        return None
    if subject := _inverted(verb):
        return report_of(verb, subject, before=content_before(sentence, at, text))
    subject = find_subject(sentence, first)
    shared = subject is None and first > 2 and sentence[first - 1].low in ("and", "but", "then", "or")
    if shared:  # "Roe left and said"
        subject = main_subject(sentence, first - 1)
    if subject is None or sentence[subject.start].low in _NARRATOR:
        return None
    if cue.form in ("base", "s") and not group and not agrees(sentence, subject, cue.form):
        return None
    if subject.pronoun and cue.classes <= _DEEDS and not sentence[subject.pronoun - 1].kinds & w.COMMA:
        return None  # "members who endorsed Roe": which ones, not what they said
    after = content_behind(verb, subject)
    quoted = after is not None and has_quotation(sentence, *after)
    if subject.opener in ("that", "whether") and not (quoted or cue.classes & TALK):
        return None  # "… that he thinks it failed" is what somebody else says
    if subject.opener in ("if", "unless") and not quoted:
        return None  # "if the owner says that it must": nobody says so yet
    if cue.noun and not group and (shared or (after and not _is_surely_verb(sentence, after[0], subject))):
        return None
    before = None if shared or subject.relative else _said_before(verb, subject.start, after)
    if after and not _is_said_behind(verb, subject, before, after):
        after = None
    return report_of(verb, subject, before=before, after=after)


def _is_verb_of_many(token: Token) -> bool:
    """Whether a token is a verb of saying that goes with a plural: "figures show", "reports said"."""
    if not token.kinds & w.CUE:
        return False
    cue = CUES[token.low][0]
    return cue.form not in ("s", "ing") and (cue.lemma == "show" or not cue.noun)


def _is_surely_verb(sentence: Sentence, start: int, subject: Subject) -> bool:
    """Whether "states", "claims", "report" is a verb: a clause or a noun phrase follows, the subject is whole."""
    kinds = sentence[start].kinds
    if sentence[start - 1].text == ":" or kinds & w.QUOTE:
        return True
    words = sentence[subject.start : subject.end]
    if not subject.relative and (words[0].kinds & w.ING or any(word.kinds & w.ED for word in words)):
        return False  # "the shooting sparked violent protests", "recalling details"
    if sentence[subject.start - 1].kinds & w.COMMA and sentence[start - 1].kinds & w.COMMA and subject.start:
        return True  # "In its place, the board fears, is a town"
    phrase = kinds & (w.DETERMINER | w.PRONOUN | w.CAPITAL | w.NUMBER | w.QUESTION)
    return bool(phrase) or sentence[start].low in ("to", "that")


def _said_before(verb: Verb, end: int, after: Span | None) -> Span | None:
    """What is said before "…, Roe said", where it is clear that something is."""
    sentence, text, cue, _, behind = verb
    if not end or not cue.classes & _BEHIND or sentence[end].kinds & w.NUMBER:
        return None  # "Of the 30 polled, 9 reported growth": nine of them
    mark = sentence[end - 1]
    if not (mark.kinds & (w.COMMA | w.QUOTE) or mark.text in w.DASHES):
        return None
    if mark.kinds & w.QUOTE and not sentence[end].kinds & (w.CAPITAL | w.DETERMINER | w.PRONOUN):
        return None  # “Long Road” star Ann Roe said
    quoted = bool(mark.kinds & w.QUOTE or (end > 1 and sentence[end - 2].kinds & w.QUOTE))
    if not quoted and (cue.classes <= {"manner"} or (after and not sentence[behind].kinds & w.COMMA)):
        return None
    goes_on = behind < len(sentence) and not sentence[behind].kinds & w.COMMA
    opens_quotation = after and sentence[after[0]].kinds & w.QUOTE
    if not quoted and (goes_on or opens_quotation) and is_setting(sentence, end - 1):
        return None  # "Last year, Roe said, “…”", "In May 2013, Roe accepted the plan"
    return content_before(sentence, end, text)


def _is_said_behind(verb: Verb, subject: Subject, before: Span | None, after: Span) -> bool:
    """Whether what follows is content, given that something may be said before the verb."""
    opener, comma = verb.sentence[after[0]], verb.sentence[verb.behind].kinds & w.COMMA
    if opener.kinds & w.QUOTE:
        thing = verb.cue.noun or verb.cue.classes <= {"manner", "raise"}  # "the show, “The Long Road”"
        return not (thing and is_title(verb.sentence, after[0], verb.text))
    if "manner" in verb.cue.classes and verb.cue.classes <= TALK:
        return False
    return not before or bool(comma) or opener.low == "that"


def _inverted(verb: Verb) -> Subject | None:
    """The subject that follows its verb: "“…,” said Roe"."""
    sentence, _, cue, at, behind = verb
    if cue.form not in _FINITE_FORMS or not cue.classes & _BEHIND or behind >= len(sentence):
        return None
    before, opener = sentence[at - 1], sentence[behind]
    if not before.kinds & (w.COMMA | w.QUOTE) and before.text not in w.DASHES:
        return None
    end = phrase_end(sentence, behind)
    if end < len(sentence) and sentence[end].kinds & (w.FINITE | w.CUE):
        return None  # "“…,” said the plan would": the phrase is the subject of what is said
    if end == behind or (opener.kinds & (w.CONJUNCTION | w.PREPOSITION) and not opener.kinds & w.DETERMINER):
        return None
    if not (before.kinds & w.QUOTE or (at > 1 and sentence[at - 2].kinds & w.QUOTE)):
        if _has_own_verb(sentence, end):
            return None  # "Roe, 61, said the number of people in shelters had risen"
        if end < len(sentence) and sentence[end].low not in (",", ".", "who", "in", "on", "at"):
            return None
        named = sentence[end - 1].kinds & w.CAPITAL and "tell" not in cue.classes
        if not named and find_subject(sentence, at):
            return None
    return Subject(behind, end)


def _has_own_verb(sentence: Sentence, i: int) -> bool:
    """Whether a finite verb follows before the next mark, with no "who" between."""
    for word in sentence[i:]:  # not "in a note she had sent"
        if word.kinds & (w.MARK | w.QUOTE | w.PERSONAL) or word.low in ("who", "which", "that", "when"):
            return False
        if word.kinds & (w.AUXILIARY | w.IRREGULAR_PAST):
            return True
    return False
