"""Where the content of a report ends.

The tokens of a sentence, a verb of saying and the token where its content begins go in, the token where it ends comes
out: the end of the sentence, or the point where another report of the same rank, a source, or the clause around it
takes over.
"""

from corpus_tools.speech import words as w
from corpus_tools.speech.cues import CUES
from corpus_tools.speech.phrases import Subject
from corpus_tools.speech.words import Sentence, Token, Verb

TRAILING = frozenset(".!?…;,")
# Classes of verbs that govern a thing rather than a clause: "praised the plan".
OBJECTS = frozenset({"judge", "urge", "call", "see", "raise", "commit", "manner"})
# Classes whose verbs, joined to a report, open the next: "said it closed and told her to leave".
_RANK = frozenset({"say", "tell", "ask", "judge", "call", "urge"})
_FINITE_FORMS = ("past", "past participle", "s")
_JOINING = frozenset({"and", "but", "or", "so", "yet"})
# What opens a clause of the narrator's after a comma.
_BREAKS = frozenset({"according", "though", "although", "compared", "which"})
# What opens a clause that another one follows: "While Roe said it closed, | Doe left".
_DEPENDENT = frozenset(
    {"as", "while", "when", "if", "after", "before", "since", "because", "although", "though", "once", "until"}
)


def content_end(verb: Verb, start: int, last: int, subject: Subject | None) -> int:
    """One past the last token of the content that begins at token `start`, at most `last`."""
    sentence = verb.sentence
    thing = verb.cue.classes <= OBJECTS and sentence[start].low not in ("to", "as")
    relative, opener = (subject.relative, subject.opener) if subject else (False, "")
    inner = relative or opener == "which" or opener in _DEPENDENT or _is_within(sentence, start)
    infinitive = sentence[start].low == "to"
    within = 0  # brackets
    for k in range(start + 1, last):
        token = sentence[k]
        comma = token.kinds & w.COMMA
        within = max(0, within + (token.text in ("(", "[")) - (token.text in (")", "]")))
        if within:
            continue
        if token.text == ";" or (thing and token.text in w.DASHES):
            return k
        if infinitive and token.text in w.DASHES and k + 1 < last and sentence[k + 1].low in _JOINING:
            return k  # "hopes to leave - but she is tired"
        if thing and relative and token.kinds & w.AUXILIARY:
            return k  # "a man who rejected the plan | will": the sentence goes on
        if infinitive and _tells_when(sentence, k, last):
            return k  # "wants to stop | as she opened her shop"
        if not comma and token.low not in ("and", "but"):
            continue
        if thing and not comma and k + 1 < last and sentence[k + 1].kinds & w.FINITE:
            return k  # "blamed the weather and | left"
        if comma and _comma_ends(verb, start, k, last, thing=thing, inner=inner):
            return k
        if _report_follows(sentence, k, last):
            return k
    while last > start and sentence[last - 1].text in TRAILING:
        last -= 1
    return last


def _is_within(sentence: Sentence, start: int) -> bool:
    """Whether the sentence opens with a dependent clause that has not ended before token `start`."""
    return sentence[0].low in _DEPENDENT and not any(word.kinds & w.COMMA for word in sentence[:start])


def _comma_ends(verb: Verb, start: int, comma: int, last: int, *, thing: bool, inner: bool) -> bool:
    """Whether the content ends at a comma, as far as the clause it stands in goes."""
    sentence = verb.sentence
    if thing:
        return not _is_list(sentence, comma + 1, last)
    if inner and _goes_on(sentence, comma + 1, last):
        return True
    if comma + 1 == last or sentence[start].low != "to":
        return False
    following = sentence[comma + 1]
    return bool(following.kinds & w.SUBORDINATOR) and following.low not in _JOINING  # "vowed to leave, when …"


def _tells_when(sentence: Sentence, k: int, last: int) -> bool:
    """Whether "as she opened" is at token `k`: what was done is no part of what somebody will do."""
    if sentence[k].low not in ("as", "while") or k + 2 >= last:
        return False
    return bool(sentence[k + 1].kinds & w.PERSONAL and sentence[k + 2].kinds & (w.ED | w.IRREGULAR_PAST))


def _is_list(sentence: Sentence, i: int, last: int) -> bool:
    """Whether a comma goes on with things of one list: "the plan, | the board and the mayor"."""
    joined = False
    for k in range(i, last):
        token = sentence[k]
        if k > i and token.low in ("and", "or") and not joined:
            joined = True
        elif sentence[k - 1].kinds & w.DETERMINER:
            continue  # "the state"
        elif token.kinds & (w.FINITE | w.CUE | w.SUBORDINATOR | w.PRONOUN | w.QUOTE):
            return False
    return joined and sentence[i].kinds & w.DETERMINER > 0


def _goes_on(sentence: Sentence, i: int, last: int) -> bool:
    """Whether a verb or a subject with its verb follows: the clause that the report depends on."""
    for k in range(i, min(i + 7, last)):
        if sentence[k].kinds & (w.FINITE | w.CUE):
            return k > i or not sentence[k].kinds & w.ED
        if sentence[k].kinds & (w.MARK | w.QUOTE):
            return False
    return False


def _report_follows(sentence: Sentence, k: int, last: int) -> bool:
    """Whether a comma or "and" at token `k` parts two reports: ", adding that", "and said", ", but she said"."""
    comma = sentence[k].kinds & w.COMMA
    m = k + 1
    while m < last and (
        sentence[m].low in ("and", "but", "or", "yet", "while", "then") or sentence[m].kinds & w.ADVERB
    ):
        m += 1
    if m >= last:
        return False
    form, classes = _form(sentence[m])
    if comma and ((form == "ing" and classes & _RANK) or sentence[m].low in _BREAKS):
        return True
    if comma and sentence[k + 1].low not in ("and", "but", "while"):
        return False
    if form in _FINITE_FORMS and classes & _RANK:
        return True
    for n in range(m + 1, min(m + 6, last)):
        form, classes = _form(sentence[n])
        if sentence[n].kinds & (w.MARK | w.QUOTE):
            return False
        if form in _FINITE_FORMS and classes & _RANK:
            return bool(sentence[m].kinds & (w.PRONOUN | w.CAPITAL | w.DETERMINER))
    return False


def _form(token: Token) -> tuple[str, frozenset[str]]:
    if not token.kinds & w.CUE:
        return "", frozenset()
    forms = CUES[token.low]
    return forms[0].form, frozenset().union(*(form.classes for form in forms))
