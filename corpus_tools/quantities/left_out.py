"""What the text leaves out behind a figure because it stands elsewhere: the noun counted, the limit, the unit.

A reading with the readings before it goes in, the reading completed comes out. The noun may be the label before a colon
("Families moved: 40"), that of "the number of …", a group ("a crew of six"), or that of the figure before ("400 people
came and 30 have left"); where nothing of this holds, nothing is guessed.
"""

import re

from corpus_tools.lexicons import load_lexicon, words_of
from corpus_tools.quantities.counted import PEOPLE, find_counted, is_closed
from corpus_tools.quantities.limits import is_change_verb
from corpus_tools.quantities.ranges import Reading
from corpus_tools.segment import Span

_AGAIN = re.compile(r",? or |,? ?[(/] ?|,? or about ")
_SENTENCE_END = re.compile(r"[.!?][”’\"')]*\s|\n")
_TOO_FAR, _NEAR = 160, 60  # characters


def complete(text: str, last: Reading, read: Reading) -> Reading:
    """A reading with the limit, change or unit of the one before, `last`, where both state the same thing."""
    gap = text[last.end : read.start]
    # "more than 100 kilometres (62 miles)", "lost 190 points, or 0.6%": one figure in two units
    if read.unit and last.unit and read.unit != last.unit and read.bound == "=" and _AGAIN.fullmatch(gap):
        if last.bound == "~" and "or" in gap:
            return read
        return read._replace(bound=last.bound, change=last.change)
    if len(gap) > _TOO_FAR or _SENTENCE_END.search(gap):
        return read
    # "shares were down 2.3%, those of others by 2.6%"
    if read.before == "by" and read.change is None and read.unit == last.unit:
        return read._replace(change=last.change)
    if is_alone(read) and last.unit == "year of age" and gap in (" and ", " to ", " or ", ", "):
        return read._replace(unit=last.unit)  # "aged 4, 6 and 9"
    return read


def is_alone(read: Reading) -> bool:
    """Neither unit nor noun, and no share."""
    return read.unit is None and read.counted is None and read.number.kind != "part"


def name_counted(text: str, read: Reading, last: Reading | None, counting: Reading | None) -> Reading:
    """A reading that stands alone with what it counts; `last` stands before it, `counting` last counted things."""
    if not is_alone(read):
        return read
    counted = _label(text, read) or _number_of(text, read) or _group(text, read) or _subject(text, read)
    if not counted and last and counting and _is_of_those(text, last, counting, read):
        counted = counting.counted
    return read._replace(counted=counted)


_LABEL = re.compile(
    r"(?:^|(?<=[.;•|\n])\s*)(?:the )?(?:total )?(?:numbers? of )?([^.;:•|\n,]{3,80}): ?\Z", re.IGNORECASE
)
_LABELLED = re.compile(r"\s*(?:[.;,(|•\n]|\Z)")


def _label(text: str, read: Reading) -> Span | None:
    """ "Families moved: 40;" """
    if not text[max(0, read.start - 3) : read.start].rstrip().endswith(":") or not _LABELLED.match(text, read.end):
        return None
    label = _LABEL.search(text, max(0, read.start - 90), read.start)
    return find_counted(text, label.start(1), plural=True) if label else None


_LINKS = frozenset(
    ["to", "at", "from", "was", "is", "were", "be", "than", "reached", "hit", "passed", "exceeded", "past"]
)
_NUMBER_OF = re.compile(r"\b(?:(?:numbers?|total|toll)(?= of )|population)\b")

_NUMBER_BEHIND = re.compile(r" the (?:total )?number(?= of )")  # "which brings to nine the number of people held"


def _number_of(text: str, read: Reading) -> Span | None:
    """ "The number of people displaced rose to 730,000", "the population is put at 310,000"."""
    if behind := _NUMBER_BEHIND.match(text, read.end):
        return find_counted(text, behind.end())
    if read.before not in _LINKS and not is_change_verb(read.before):
        return None
    begin = max(0, read.start - _TOO_FAR)
    begin = max([begin, *(end.end() for end in _SENTENCE_END.finditer(text, begin, read.start))])
    found = list(_NUMBER_OF.finditer(text, begin, read.start))
    if not found:
        return None
    return Span(*found[-1].span()) if found[-1][0] == "population" else find_counted(text, found[-1].end())


_GROUP = re.compile(rf"\b((?:{'|'.join(load_lexicon('number_words')['group'])})s?) of \Z")


def _group(text: str, read: Reading) -> Span | None:
    """ "A crew of six": the number counts the members."""
    group = read.before == "of" and _GROUP.search(text, max(0, read.start - 20), read.start)
    return Span(*group.span(1)) if group else None


_COUNT_VERBS = frozenset("number numbers numbered numbering totals totalled totaled totalling totaling".split())
_CLAUSE = re.compile(r"(?:\A|[.,;:\n—–])\s*")
_CLOSED_WORD = re.compile(r"([A-Za-z]+) ")


def _subject(text: str, read: Reading) -> Span | None:
    """ "The displaced families now number 400"."""
    if read.before not in _COUNT_VERBS:
        return None
    clauses = [clause.end() for clause in _CLAUSE.finditer(text, max(0, read.start - _TOO_FAR), read.start)]
    if not clauses:
        return None
    begin = clauses[-1]
    while (word := _CLOSED_WORD.match(text, begin)) and is_closed(word[1]):
        begin = word.end()
    subject = find_counted(text, begin, plural=True)
    return subject if subject and 0 < read.start - subject.end < _NEAR / 2 else None


_VERBS = "|".join(sorted(words_of("function_words", "verb", "irregular past", "present")))
_VERB = re.compile(rf" (?:more |others )?(?:(?:then|now|still|also|already|later) )?(?:{_VERBS}|[a-z]+ed)\b")
_OF_PEOPLE = re.compile(rf"[a-z ]{{1,24}}?\b(?:{'|'.join(sorted(words_of('function_words', 'of people')))})\b")
_COMPARED = frozenset(["from", "to", "with", "against", "versus", "than"])
# "another 12", "the remaining 350", "and then fifty", "that makes 58", "together 70", "including 12", "the others, 12"
_OPENS = frozenset(
    "another further additional remaining first other others then including together makes making totalling".split()
)
_PREPOSITIONS = words_of("function_words", "preposition")
_OF_THEM = re.compile(r",? of (?:them|whom|which|these|those)\b")
_SOMEWHERE = re.compile(
    r" (?:(?:in|at|on|from|to|with|without|under|near|inside|outside|across) |(?:abroad|elsewhere|overseas)\b)"
)
_TOTAL = re.compile(
    r"\b(?:(?:total|tally|count)(?: now)? (?:to|of|at|is|was|stands at|stood at|reaches|reached)"
    r"|(?:increase|rise|jump|gain|fall|drop|decline|decrease|loss) of) \Z"
)
_PER = re.compile(r" (?:an?|per|each|every) (?:hour|day|night|week|month|year)\b(?! (?:ago|earlier|before|later)\b)")
_MORE = re.compile(r" (?:more|others)\b(?! than)")


def _is_of_those(text: str, last: Reading, counting: Reading, read: Reading) -> bool:
    """The figure counts what `counting` counts, in the same sentence or the one before."""
    assert counting.counted
    gap = text[counting.counted.end : read.start]
    ends = len(_SENTENCE_END.findall(gap))
    if len(gap) > 2 * _TOO_FAR or ends > 1 or (read.value or 0) % 1:
        return False
    if _OF_THEM.match(text, read.end):
        return True  # "70,000 of them"
    # "63 cases, compared with 40 a year earlier", "of the 9 men, 3 …", "12 in the north and 30 in the south", "8 a day"
    listed = read.before in ("and", "then", "were", "are") or read.before.endswith((",", ";"))
    if not ends and (
        (read.before in _COMPARED and last.figure == counting.figure and (read.before != "to" or len(gap) < _NEAR))
        or read.before.endswith(":")
        or _PER.match(text, read.end)
        or text[counting.end : read.start] == ", "
        or (listed and _SOMEWHERE.match(text, read.end))
    ):
        return True
    # "another 12", "some 500 more", "which brings the total to 70", "an increase of 30", "30 have left"
    if (
        read.before.rstrip(",") in _OPENS
        or _MORE.match(text, read.end)
        or _TOTAL.search(text, max(0, read.start - 30), read.start)
    ):
        return True
    verb = read.before not in _PREPOSITIONS and read.before != "those" and _VERB.match(text, read.end)
    if not verb:
        return False
    noun = text[counting.counted.start : counting.counted.end].rpartition(" ")[2].lower()
    return noun in PEOPLE or not _OF_PEOPLE.match(text, read.end)  # not "burned 40 homes; 12 were killed"


_PLACE = frozenset(
    ["in", "at", "across", "from", "to", "into", "on", "over", "near", "within", "for", "by", "with", "of"]
)


def follows(text: str, counting: Reading | None, read: Reading) -> Reading | None:
    """Which of two goes on counting: a place or means in the same sentence does not, "40 homes in 3 villages"."""
    if not read.counted or read.unit or read.number.kind == "part" or text.endswith("times", 0, read.counted.end):
        return counting
    if (
        counting
        and (read.before in _PLACE or text[read.start - 1 : read.start] == "(")
        and not _SENTENCE_END.search(text, counting.end, read.start)
    ):
        return counting
    return read
