"""Who says what in one sentence.

The tokens of a sentence go in, with each quotation as one token; reports come out: the words of saying, the noun phrase
that is their subject, and the stretch that is said, quoted or not. Each word of saying is asked for its subject and for
what can be its content before and behind it; where one report lies in the content of another, the outer one stands.
"""

from typing import NamedTuple

from corpus_tools.asides import DASHES, Sentence
from corpus_tools.contents import content_before, content_behind, is_setting, is_title
from corpus_tools.cues import (
    AUXILIARY,
    BE,
    CAPITAL,
    COMMA,
    CUE,
    CUES,
    DETERMINER,
    ED,
    ING,
    MARK,
    NEGATION,
    NOUN_TOO,
    NUMBER,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    QUOTE,
    SAYING,
    SOURCE,
    SUBORDINATOR,
    Verb,
)
from corpus_tools.marks import find_marked
from corpus_tools.phrases import Subject, agrees, find_subject, group_start, main_subject, phrase_end

Span = tuple[int, int]


class Report(NamedTuple):
    """What is said, by whom, with which words: spans in the text."""

    content: tuple[Span, ...]  # two where the words of saying stand in the middle
    cue: Span | None  # None where only a colon or a comma ties the subject to a quotation
    subject: Span | None
    classes: frozenset[str] = frozenset({"say"})
    behind: bool = False  # the words of saying come after the (first) content
    past_perfect: bool = False
    stands_for: Span | None = None  # whom the subject "who" means


# Classes of verbs, see the lexicon: which take their content before them, stand before their subject, have a participle
# that reports, tell what is said of someone.
_TALK = frozenset({"say", "tell", "ask", "manner"})
_BEHIND = _TALK | {"think", "show"}
_PARTICIPLES = frozenset({"say", "tell", "ask", "judge", "call", "urge", "raise", "commit"})
_HEARSAY = frozenset({"say", "think", "tell", "ask", "call"})
_DEEDS = frozenset({"judge", "urge", "commit", "raise"})
_FINITE_FORMS = ("past participle", "past", "s")
_NARRATOR = frozenset({"i", "we", "you"})
_POSSESSORS = frozenset({"his", "her", "their", "its"})
_SIGNAL = CUE | SAYING | SOURCE


def find_reports(sentence: Sentence, text: str) -> list[Report]:
    """The reports of one sentence, in order; a report inside the content of another is left to the one around it."""
    found: list[Report] = []
    for i, word in enumerate(sentence):
        if not (word.kinds & _SIGNAL or (i == 0 and word.low in CUES)):
            continue
        report = None
        for cue in CUES.get(word.low, ()) if word.kinds & CUE or i == 0 else ():
            if report := _read_verb(Verb(sentence, text, cue, i), found):
                break
        if report is None and word.kinds & SOURCE:
            report = _read_according(sentence, i, text)
        if report is None and word.kinds & SAYING:
            report = _read_noun(sentence, i, text)
        if report:
            found.append(report)
    found = _outermost(found) if len(found) > 1 else found
    if any(word.kinds & QUOTE for word in sentence):
        covered = [span for report in found for span in report.content]
        for quotation, subject in find_marked(sentence, covered, text):
            found.append(Report((quotation,), None, _span(sentence, subject), frozenset()))
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
    sentence, text, cue, at = verb
    behind = verb.behind
    if behind is None:
        return None
    if at == 0:
        return _read_opening(verb, behind)
    first = group_start(sentence, at)
    group = sentence[first:at]
    if any(word.kinds & NEGATION for word in group):  # "did not say": nothing is said
        return None
    be = any(word.kinds & BE for word in group)
    if cue.lemma == "quote" and (report := _read_quoted_as_saying(verb, first, be)):
        return report
    if sentence[first - 1].low == "to" and first:
        return _read_infinitive(verb, behind, first - 1)
    if cue.form == "ing" and not be:
        return _read_participle(verb, behind, first, found)
    if not _fits_auxiliary(group, cue.form):  # "had reasons"
        return None
    if be and "participle" in cue.form:
        return _read_passive(verb, behind)
    if cue.form == "participle" and not group:  # "the words spoken"
        return None
    if subject := _inverted(verb, behind):
        before = content_before(sentence, at, text, quoted=True)
        return _report(verb, subject, before=before)
    subject = find_subject(sentence, first)
    shared = subject is None and first > 2 and sentence[first - 1].low in ("and", "but", "then", "or")
    if shared:  # "Roe left and said"
        subject = main_subject(sentence, first - 1)
    if subject is None or sentence[subject.start].low in _NARRATOR:
        return None
    if cue.form in ("base", "s") and not group and not agrees(sentence, subject, cue.form):
        return None
    if subject.pronoun and cue.classes <= _DEEDS and not sentence[subject.pronoun - 1].kinds & COMMA:
        return None  # "members who endorsed Roe": which ones, not what they said
    after = content_behind(verb, behind, subject)
    if cue.lemma in NOUN_TOO and cue.form in ("base", "s") and not group:
        if shared or (after and not _is_surely_verb(sentence, after[0], subject)):
            return None
    before = None if shared or subject.relative else _said_before(verb, subject.start, behind, after)
    if after and not _is_said_behind(verb, behind, subject, before, after):
        after = None
    return _report(verb, subject, before=before, after=after)


def _report(
    verb: Verb, subject: Subject | None, *, before: Span | None = None, after: Span | None = None
) -> Report | None:
    """The report of a verb, from the tokens of its content; None without content."""
    sentence = verb.sentence
    contents = tuple((sentence[a].start, sentence[b - 1].end) for a, b in filter(None, (before, after)))
    if not contents or verb.behind is None:
        return None
    words = sentence[verb.at].start, sentence[verb.behind - 1].end
    span = _span(sentence, subject) if subject else None
    who = sentence[subject.pronoun][:2] if subject and subject.pronoun is not None else None
    perfect = bool(after) and _is_past_perfect(sentence, *after)
    return Report(contents, words, who or span, verb.cue.classes, bool(before), perfect, span if who else None)


def _is_past_perfect(sentence: Sentence, start: int, end: int) -> bool:
    verb = next((word.low for word in sentence[start:end] if word.kinds & AUXILIARY), "")
    return verb in ("had", "hadn't")


def _span(sentence: Sentence, subject: Subject) -> Span:
    return sentence[subject.start].start, sentence[subject.end - 1].end


def _fits_auxiliary(group: Sentence, form: str) -> bool:
    """Whether the last auxiliary of a verb group can stand before this form: "has said", "would say", "is saying"."""
    last = next((word for word in reversed(group) if word.kinds & AUXILIARY), None)
    if last is None:
        return True
    if last.low in ("has", "have", "had", "having", "hadn't", "hasn't", "haven't"):
        return "participle" in form
    return form in ("ing", "past participle", "participle") if last.kinds & BE else form == "base"


def _is_surely_verb(sentence: Sentence, start: int, subject: Subject) -> bool:
    """Whether "states", "claims", "report" is a verb: a clause or a noun phrase follows, the subject is whole."""
    kinds = sentence[start].kinds
    if sentence[start - 1].text == ":" or kinds & QUOTE:
        return True
    words = sentence[subject.start : subject.end]
    if not subject.relative and (words[0].kinds & ING or any(word.kinds & ED for word in words)):
        return False  # "the shooting sparked violent protests", "recalling details"
    return bool(kinds & (DETERMINER | PRONOUN | CAPITAL | NUMBER | QUESTION)) or sentence[start].low in ("to", "that")


def _said_before(verb: Verb, end: int, behind: int, after: Span | None) -> Span | None:
    """What is said before "…, Roe said", where it is clear that something is."""
    sentence, text, cue, _ = verb
    if not end or not cue.classes & _BEHIND:
        return None
    mark = sentence[end - 1]
    if not (mark.kinds & (COMMA | QUOTE) or mark.text in DASHES):
        return None
    if mark.kinds & QUOTE and not sentence[end].kinds & (CAPITAL | DETERMINER | PRONOUN):
        return None  # “Long Road” star Ann Roe said
    quoted = bool(mark.kinds & QUOTE or (end > 1 and sentence[end - 2].kinds & QUOTE))
    if not quoted and (cue.classes <= {"manner"} or (after and not sentence[behind].kinds & COMMA)):
        return None
    return content_before(sentence, end, text, quoted=quoted)


def _is_said_behind(verb: Verb, behind: int, subject: Subject, before: Span | None, after: Span) -> bool:
    """Whether what follows is content, given that something may be said before the verb."""
    opener, comma = verb.sentence[after[0]], verb.sentence[behind].kinds & COMMA
    if opener.kinds & QUOTE:
        titled = is_title(verb.sentence, (after[0], after[0] + 1), verb.text)
        return not (titled and verb.cue.classes <= {"manner", "raise"})
    if "manner" in verb.cue.classes and verb.cue.classes <= _TALK:
        return False
    if subject.opener == "as" and comma:  # "as Roe said, the plan failed": the narrator agrees
        return False
    return not before or bool(comma) or opener.low == "that"


def _read_opening(verb: Verb, behind: int) -> Report | None:
    """As in "Said Roe: “…”"."""
    sentence = verb.sentence
    end = phrase_end(sentence, behind)
    if end == behind or not verb.cue.classes & _TALK or verb.cue.form not in _FINITE_FORMS:
        return None
    quotation = next((k for k in range(end, len(sentence)) if sentence[k].kinds & QUOTE), 0)
    if not quotation or not (sentence[quotation - 1].kinds & COMMA or sentence[quotation - 1].text == ":"):
        return None
    return _report(verb, Subject(behind, end), after=(quotation, quotation + 1))


def _inverted(verb: Verb, behind: int) -> Subject | None:
    """The subject that follows its verb: "“…,” said Roe"."""
    sentence, _, cue, at = verb
    if cue.form not in _FINITE_FORMS or not cue.classes & _BEHIND or behind >= len(sentence):
        return None
    before, opener = sentence[at - 1], sentence[behind]
    if not before.kinds & (COMMA | QUOTE) and before.text not in DASHES:
        return None
    end = phrase_end(sentence, behind)
    if end == behind or (opener.kinds & (SUBORDINATOR | PREPOSITION) and not opener.kinds & DETERMINER):
        return None
    if not (before.kinds & QUOTE or (at > 1 and sentence[at - 2].kinds & QUOTE)):
        follows = sentence[end] if end < len(sentence) else None
        named = sentence[end - 1].kinds & CAPITAL and "tell" not in cue.classes
        if follows and follows.text not in (",", ".") and follows.low not in ("who", "in", "on", "at"):
            return None
        if not named and find_subject(sentence, at):
            return None
    return Subject(behind, end)


def _read_passive(verb: Verb, behind: int) -> Report | None:
    """As in "Roe is said to have left", "was told that …", "was described by Doe as …": whoever says so stands behind "by"."""
    sentence, cue = verb.sentence, verb.cue
    speaker = None
    if behind + 1 < len(sentence) and sentence[behind].low == "by":
        end = phrase_end(sentence, behind + 1)
        speaker, behind = (Subject(behind + 1, end) if end > behind + 1 else None), end
    if behind >= len(sentence) or not cue.classes & _HEARSAY:
        return None
    opener = sentence[behind]
    if not (opener.low in ("to", "that") or opener.kinds & QUESTION or (opener.low == "as" and "call" in cue.classes)):
        return None
    after = content_behind(verb._replace(cue=cue._replace(form="passive")), behind, None)
    return _report(verb, speaker, after=after) if after and after[0] == behind else None


def _read_infinitive(verb: Verb, behind: int, to: int) -> Report | None:
    """As in "Roe went on to say that …", "…, which led her to declare “…”": content that a word or glyph opens."""
    sentence = verb.sentence
    after = content_behind(verb, behind, None)
    if after is None or verb.cue.form != "base" or not to:
        return None
    if not (sentence[after[0]].kinds & QUOTE or (sentence[after[0]].low == "that" and after[0] == behind)):
        return None
    subject = find_subject(sentence, group_start(sentence, to - 1)) or main_subject(sentence, to)
    return _report(verb, subject, after=after)


def _read_participle(verb: Verb, behind: int, first: int, found: list[Report]) -> Report | None:
    """As in "…, saying that …" takes the subject of the sentence, "with Roe saying …" has its own."""
    sentence = verb.sentence
    after = content_behind(verb, behind, None)
    quoted = after and sentence[after[0]].kinds & QUOTE
    if after is None or not first or not (quoted or verb.cue.classes & _PARTICIPLES):
        return None
    before = sentence[first - 1]
    if before.kinds & COMMA and found and found[-1].behind:  # "“…,” said Roe, adding that …"
        report = _report(verb, None, after=after)
        return report and report._replace(subject=found[-1].subject, stands_for=found[-1].stands_for)
    if before.kinds & (MARK | QUOTE | SUBORDINATOR):
        return _report(verb, main_subject(sentence, verb.at), after=after)
    if before.kinds & PREPOSITION:
        by = quoted or before.low in ("by", "in", "without")
        return _report(verb, main_subject(sentence, verb.at), after=after) if by else None
    # "the highest calling" and "her reporting often" are no verbs
    own = before.kinds & (CAPITAL | PRONOUN | NUMBER) or before.low.endswith(("s", "percent"))
    subject = find_subject(sentence, first) if own and verb.cue.classes & _TALK else None
    return _report(verb, subject, after=after) if subject else None


def _read_quoted_as_saying(verb: Verb, first: int, be: bool) -> Report | None:
    """The speaker of "the agency quoted Roe as saying" is the object, that of "Roe was quoted as saying" the subject."""
    sentence, text, _, at = verb
    for k in range(at + 1, min(at + 12, len(sentence) - 1)):
        if sentence[k].low == "as" and sentence[k + 1].low in ("saying", "telling"):
            break
    else:
        return None
    agency = find_subject(sentence, first)
    speaker = agency if be else Subject(at + 1, k) if k > at + 1 else None
    if speaker is None:
        return None
    after = content_behind(Verb(sentence, text, CUES["saying"][0], k + 1), k + 2, None)
    before = None
    if agency and agency.start and sentence[agency.start - 1].kinds & COMMA:
        before = content_before(sentence, agency.start, text, quoted=True)
    report = _report(verb, speaker, before=before, after=after)
    return report and report._replace(cue=(sentence[at].start, sentence[k + 1].end), classes=frozenset({"say"}))


def _read_according(sentence: Sentence, i: int, text: str) -> Report | None:
    """As in "…, according to a report": the noun phrase is the source, the rest of the sentence the content."""
    if i + 2 >= len(sentence) or sentence[i + 1].low != "to" or (end := phrase_end(sentence, i + 2)) == i + 2:
        return None
    words, source = (sentence[i].start, sentence[i + 1].end), (sentence[i + 2].start, sentence[end - 1].end)
    if i > 1 and not (end < len(sentence) and sentence[end].kinds & COMMA and is_setting(sentence, 0, i - 1)):
        content, before = content_before(sentence, i, text, quoted=True), True
    else:
        comma = next((k for k in range(end, len(sentence)) if sentence[k].kinds & COMMA), len(sentence))
        content, before = content_behind(Verb(sentence, text, CUES["said"][0], i), comma + 1, None), False
    if content is None:
        return None
    return Report(((sentence[content[0]].start, sentence[content[1] - 1].end),), words, source, behind=before)


def _read_noun(sentence: Sentence, i: int, text: str) -> Report | None:
    """As in "her claim that …", "the mayor's suggestion that …": the possessor is the speaker."""
    if i + 1 >= len(sentence) or sentence[i + 1].low != "that":
        return None
    after = content_behind(Verb(sentence, text, CUES["said"][0], i), i + 1, None)
    k = i - 1
    while (
        k > 0
        and i - k < 4
        and not (sentence[k].kinds & (MARK | PREPOSITION | DETERMINER) or _is_genitive(sentence[k].low))
    ):
        k -= 1
    if after is None or k < 0 or not (_is_genitive(sentence[k].low) or sentence[k].low in _POSSESSORS):
        return None
    start, end = k, sentence[k].end
    if _is_genitive(sentence[k].low):
        end -= 2 if sentence[k].low.endswith("s") else 1
        while start and sentence[start - 1].kinds & (CAPITAL | DETERMINER) and not sentence[start].kinds & DETERMINER:
            start -= 1
    content = sentence[after[0]].start, sentence[after[1] - 1].end
    return Report((content,), sentence[i][:2], (sentence[start].start, end))


def _is_genitive(word: str) -> bool:
    return word.endswith(("'s", "s'"))
