"""Which words of a text are an expression of time, and what they say by themselves.

A string goes in, readings come out: where an expression stands, its TIMEX3 type and value as far as the words give
it, and what has to be asked to fill it in (the tense, the day of publication, an earlier date). The idea is SynTime's
(Zhong and others, ACL 2017): each word has a class, and a few rules over classes do the work.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from corpus_tools.dates import lengths
from corpus_tools.dates import readings as r
from corpus_tools.dates.meanings import meaning
from corpus_tools.dates.readings import Reading
from corpus_tools.dates.words import YEAR_BC, compile_rule, encode, is_name, with_old_years


class Found(NamedTuple):
    """An expression of time: `text[start:end]`, its reading and the name of the rule that found it."""

    start: int
    end: int
    reading: Reading
    rule: str


class Rule(NamedTuple):
    """A pattern over words (see `time_words.compile_rule`) with an example that it finds in full."""

    name: str
    read: Callable[[dict], Reading | None]
    example: str | None  # None where it needs words before it
    words: str


def find_readings(text: str) -> Iterator[Found]:
    """The expressions of time in `text`, in order, none inside another."""
    tokens, starts, codes = encode(text)
    ancient = "BC" if YEAR_BC.search(text) else None  # the era of a year without one: there "in 431" is a year
    if ancient:
        codes = with_old_years(tokens, codes)
    at = 0
    for run in _RUN.finditer(codes):
        at = max(at, run.start())
        while at < run.end():
            hit = _ANY_RULE.match(codes, at)
            if not hit:
                at += 1
                continue
            rule, own, groups = _COMPILED[(hit.lastindex or 1) - 1]
            match = own.match(codes, at) or hit
            says = {}
            for name, kind in groups.items():
                first, last = match.span(name)
                if first < last:
                    says[name.rstrip("2345")] = meaning(kind, text[starts[first] : starts[last]].rstrip())
            last = match.end() - 1
            if (reading := rule.read(says)) and (rule.read is r.a_feast or not _in_a_title(tokens, at, last)):
                if ancient is not None and rule.read is r.an_era:
                    ancient = reading.value[:2] if reading.value.startswith("BC") else ""
                elif ancient is not None and rule.name not in ("decade", "century") and _OLD_YEAR.match(reading.value):
                    reading = reading._replace(value=f"{ancient}0{reading.value}")
                yield Found(starts[at], starts[last] + len(tokens[last].rstrip()), reading, rule.name)
            at = match.end()


_OLD_YEAR = re.compile(r"[1-9]\d\d(?!\d)")


def _in_a_title(tokens: list[str], first: int, last: int) -> bool:
    """True where a common word of time is written as a name: "60 Minutes", "the Thirty Years’ War", "USA Today"."""
    word = tokens[last].rstrip()
    if not word.istitle() or word.isupper() or any(is_name(token.rstrip()) for token in tokens[first : last + 1]):
        return False
    return last > first or (first > 0 and tokens[first - 1].rstrip()[-1:].isalnum())


# What may stand before a date ("10 p.m.", "late", "the end of") and behind a day ("morning", "at noon").
_AT = """(?: (?: mod5:APPROX (?= HOUR ) )? hour:HOUR ZONE? (?: local time )? COMMA? (?: on | of )? )?
    (?: (?: the )? (?: part3:EARLYHOURS of
        | (?: EARLY HYPHEN? )? part2:PART (?: of | on )? (?: from:DAY HYPHEN (?= DAY ) )? ) )?"""
_LEFT = """(?: (?: the )? early:EARLY HYPHEN? (?: (?: in | on ) (?= the | THIS | LAST | WEEKDAY | MONTHNAME | YEAR ) )?
    | (?: the | its )? (?: very )? (?: early2:EDGE | early3:HALFOF ) of )?"""
_THEN = "(?: part:PART | COMMA? at hour2:HOUR ZONE? )?"
_HOUR_BEHIND = "(?: COMMA? at hour2:HOUR ZONE? )?"
_BOUND = "(?: mod:MORE | mod2:LESS | mod3:APPROX )?"
_THIS_PAST = "(?: this (?= past | coming ) | the (?= previous ) )?"
_NO_TIME_BEFORE = """(?<! in | since | until | of | by | from | to | through | throughout | and | for | during
    | late | early | mid )"""
_TO = "(?: HYPHEN | to | and | or | through | until )"
_NAMED = "(?: (?: this coming | next | this | last )? weekday:WEEKDAY DOT? COMMA? )?"
_OF_YEAR = "(?: year:ANYYEAR POSS? | of:WHICH year POSS )?"
_OF_YEAR_BEHIND = "(?: of (?: fiscal )? (?: year2:ANYYEAR | of2:OFYEAR year ) | COMMA year3:ANYYEAR )?"

# At a word the first rule that matches wins, so what is longer or an exception stands first.
RULES = (
    Rule("age", r.nothing, "6-year-old", "(?: the | a )? COUNT HYPHEN? ANYUNIT HYPHEN? (?: old | of age )"),
    Rule("the Friday paper", r.nothing, "the Sunday Times", "the WEEKDAY (?= CAPITAL | times )"),
    Rule("Christmas", r.a_feast, "Christmas Eve",
         "(?: this past | which:WHICH )? feast:FEAST (?! CAPITAL ) (?: (?: COMMA | of )? year:ANYYEAR )?"),
    Rule("Bloody Sunday", r.nothing, "Black Friday", "(?: black | bloody | super ) WEEKDAY"),
    Rule("title and name", r.nothing, "Mrs. May", "(?: mr | mrs | ms | dr | miss | sir | lady ) DOT? MONTH"),
    Rule("years of life", r.nothing, "his early 30s", "(?: his | her | their | my ) EARLY? HYPHEN? DECADE"),
    Rule("as soon as", r.nothing, "as soon as", "as soon as"),
    Rule("ISO date", r.a_written_date, "2017-11-08", "iso:ISO"),
    Rule("slashed date", r.a_written_date, "11/28/2017", "slashed:SLASHED"),
    Rule("BC", r.an_era, "15 March 44 BC",
         f"""(?: the )? (?: early4:EARLY )? season2:SEASON (?: of )? year3:DIGITS HYPHEN DIGITS era2:ERA
         | (?: (?: the )? (?: early5:EARLY )? season:SEASON (?: of )?
         | (?: (?: the )? day:DAYNUM (?: of )? )? month:MONTHNAME COMMA?
         | {_LEFT} ) (?: year:DIGITS era:ERA | first:ERA year2:DIGITS )"""),
    Rule("BC of a range", r.an_era, None,
         """(?: (?: the )? season:SEASON (?: of )? )? (?: year:DIGITS (?= HYPHEN DIGITS era:ERA )
         | (?<= from | between ) year2:DIGITS (?= (?: to | and | until ) DIGITS era2:ERA ) )"""),
    Rule("an average July", r.nothing, "an average July",
         "(?: a | an | the )? (?: average | typical | normal | usual ) (?: MONTHNAME | SEASON | WEEKDAY )"),
    Rule("in May 30 people", r.one_of_many, None, "(?<= in ) month:MONTHNAME (?= DAY (?: OTHER | people | members ) )"),
    Rule("month of last year", r.one_of_many, "June of last year",
         f"""{_LEFT} (?: {_NAMED} month:MONTHNAME (?: day:DAYNUM COMMA? )? | (?: the )? day2:DAYNUM month2:MONTHNAME
         | (?: the )? season:SEASON ) (?: of )? (?: the )? of:WHICH year"""),
    Rule("month and day", r.a_date, "Tuesday, Nov. 14, 2017",
         f"""(?: mod3:APPROX (?= MONTHNAME ) )? {_AT} {_LEFT} {_NAMED} month:MONTHNAME
         (?: day:DAYNUM | the day2:ORDNUM | day3:SPOKENDAY ) (?! HYPHEN? ANYUNIT | PERCENT )
         (?: COMMA? (?: of )? year:ANYYEAR | (?= {_TO} (?: last:MONTHNAME )? DAYNUM COMMA year2:ANYYEAR ) )?
         {_THEN}"""),
    Rule("day of a range", r.a_day_of_that_month, None,
         f"""(?: (?<= MONTH DAY {_TO} ) | (?<= MONTHABBR DAY {_TO} ) | (?<= MONTHABBR DOT DAY {_TO} ) )
         day:DAY (?! HYPHEN? ANYUNIT | PERCENT ) (?: (?<= HYPHEN DAY ) | (?= STOP | in | at | was | were ) )
         (?: COMMA year:ANYYEAR )?"""),
    Rule("the 24th", r.a_day_of_that_month, None,
         """(?: (?<= on | by | until | from ) the | (?: the )? EARLY? part:PART (?: of | on ) the ) day:ORDNUM
         (?= STOP | a | an | the | his | its | their | he | she | it | they | and | but | after | before | at | in
         | when )"""),
    Rule("first day of a range", r.a_date, None,
         f"""(?<! PART of ) day:DAYNUM (?= {_TO} DAYNUM month:MONTHNAME (?: COMMA? year:ANYYEAR )? )"""),
    Rule("day and month", r.a_date, "14 November 2017",
         f"""{_AT} {_LEFT} {_NAMED} (?: (?: the )? day:DAYNUM (?: of )? | the day2:ORDINAL of ) month:MONTHNAME
         (?: COMMA? year:ANYYEAR | (?= {_TO} DAYNUM last:MONTHNAME COMMA? year2:ANYYEAR ) )? {_THEN}"""),
    Rule("month of a range", r.a_date, None,
         f"""{_LEFT} month:FULLMONTH
         (?= (?: COMMA MONTHNAME ){{0,4}} COMMA? {_TO} last:MONTHNAME (?: DAY COMMA )? year:ANYYEAR )"""),
    Rule("month and year", r.a_date, "September 2013", f"{_LEFT} month:MONTHNAME (?: COMMA | of )? year:ANYYEAR"),
    Rule("last day of May", r.an_end_of_a_month, "the last day of May 1945",
         "the edge:EDGEDAY of month:MONTHNAME (?: COMMA? (?: of )? year:ANYYEAR )?"),
    Rule("last week of May", r.part_of_month, "the last week of May",
         """the early:EDGEOF (?: few )? ANYUNIT (?<! quarter ) of
         (?: month:MONTHNAME (?: (?: COMMA | of )? year:ANYYEAR )? | year2:ANYYEAR )"""),
    Rule("last May", r.one_of_many, "last May",
         f"{_LEFT} {_THIS_PAST} (?: the )? which:WHICH month:MONTHNAME (?: day:DAYNUM | (?! YEAR ) )"),
    Rule("first name", r.nothing, "April Jones",
         "(?<! in | since | until | of | by | from | throughout | during | late | early | mid ) MONTH (?= CAPITAL )"),
    Rule("name that speaks", r.nothing, "May said",
         f"{_NO_TIME_BEFORE} MONTH (?: said | says | told | added | asked )"),
    Rule("may and march", r.nothing, "March for",
         f"{_NO_TIME_BEFORE} (?: march (?: for | of | on ) | may (?: i | he | she | we | they | you ) )"),
    Rule("surname", r.nothing, "Theresa May", "(?<= CAPITAL ) MONTH"),
    Rule("month", r.one_of_many, "early April", f"{_LEFT} month:FULLMONTH"),
    Rule("last Friday", r.one_of_many, "late last Friday",
         f"""{_AT} (?: (?= early | late | mid ) {_LEFT} )? {_THIS_PAST} (?: which:WHICH )? weekday:WEEKDAY {_THEN}"""),
    Rule("the day before yesterday", r.two_days_from_now, "the day before yesterday",
         "(?: the )? day (?: before | after ) deictic:DEICTIC"),
    Rule("yesterday", r.a_day_from_now, "yesterday afternoon", f"{_AT} {_LEFT} deictic:DEICTIC {_THEN}"),
    Rule("this morning", r.a_part_of_day, "10 o'clock last night",
         f"{_AT} {_LEFT} (?: the )? which:WHICH part:PART {_HOUR_BEHIND}"),
    Rule("first half", r.a_quarter, "the first half of 1990",
         f"""{_LEFT} (?: the )? {_OF_YEAR} (?: nth:NTH HYPHEN? | last ) half:HALF of (?: fiscal )?
         (?: year2:ANYYEAR | of2:OFYEAR year )"""),
    Rule("third-quarter", r.a_quarter, "fiscal third-quarter", "(?: fiscal HYPHEN? )? nth:NTH HYPHEN quarter"),
    Rule("quarter of a range", r.a_quarter, None,
         f"(?: the )? nth:NTH (?= {_TO} (?: the )? NTH (?: quarter | quarters ) )"),
    Rule("quarter", r.a_quarter, "the third quarter of 1990",
         f"""{_LEFT} (?: the )? {_OF_YEAR} (?: year HYPHEN? to:TO )? (?: fiscal HYPHEN? )?
         (?: nth:NTH (?: quarter | quarters ) {_OF_YEAR_BEHIND}
         | last quarter of (?: year4:ANYYEAR | of4:OFYEAR year ) )"""),
    Rule("Q4", r.a_numbered_quarter, "Q4 2012",
         f"""{_LEFT} (?: quarterno:QUARTERNO (?: of | COMMA | HYPHEN )? year:ANYYEAR?
         | year2:ANYYEAR quarterno2:QUARTERNO )"""),
    Rule("quarter ended", r.a_quarter_ended, None,
         """(?: the )? (?: latest )? quarter (?= (?: ended | ending | to | through ) (?: on )?
         (?: month:MONTHNAME (?: day:DAYNUM )? | day2:DAYNUM month2:MONTHNAME ) (?: COMMA? year:ANYYEAR )? )"""),
    Rule("latest quarter", r.that_quarter, "the latest quarter",
         """the (?: comparable )? (?: latest | year HYPHEN to:TO | corresponding | year:ANYYEAR | same | fiscal )?
         (?: quarter | (?<! the ) period ) (?: a year to2:TO | to3:LAST year )?"""),
    Rule("the winter before", r.the_season_before, "the winter before", "the season:SEASON before (?= STOP )"),
    Rule("season", r.one_of_many, "this summer",
         f"""{_LEFT} (?: {_THIS_PAST} (?: the )? which:WHICH season:SEASON
         | (?: the )? season2:SEASON (?: of )? year:ANYYEAR (?: HYPHEN (?: TWODIGITS | YEAR ) )?
         | the season3:SEASON (?! of ) )
         | (?: the )? early4:EARLY HYPHEN? season4:SEASON"""),
    Rule("in winter", r.one_of_many, None,
         """(?: (?<= in | by | since | until | during | throughout ) | (?<= SEASON and ) | (?<= SEASON or ) )
         season:SEASON (?<! fall )"""),
    Rule("in the morning", r.an_hour, None,
         """(?<= in | by | during | throughout ) the part:PART (?<= morning | afternoon | evening | night | day )
         | (?<= at | by | until | till | toward | towards | before | after | from | since | about | around )
         part2:PART (?<= morning | afternoon | evening | dawn | daybreak | sunrise | dusk | sunset | nightfall )"""),
    Rule("late afternoon", r.an_hour, "late afternoon", "(?: the )? EARLY HYPHEN? part:PART (?<! night | nights )"),
    Rule("fiscal year", r.a_year, "fiscal 1990",
         f"{_LEFT} (?: the )? (?: fiscal (?: year )? year:ANYYEAR | year2:ANYYEAR fiscal year )"),
    Rule("decade", r.a_year, "the early 1990s", f"(?: the )? {_LEFT} (?: the )? decade:DECADE"),
    Rule("century", r.a_century, "the 19th century",
         f"""{_LEFT} (?: the early4:EDGEOF (?: few )? (?: quarter | third | UNITS | decade ) of )?
         (?: the )? {_LEFT.replace('early', 'mod')} nth:NTH HYPHEN? (?: century | centuries ) era:ERA?"""),
    Rule("century of a range", r.a_century, None,
         f"(?: the )? nth:NTH (?= {_TO} (?: the )? NTH (?: century | centuries ) )"),
    Rule("year-earlier months", lengths.a_length, "the year-earlier six months",
         "(?: the )? year HYPHEN TO count:COUNT unit:UNITS"),
    Rule("weeks ago", r.a_step, "about two weeks ago",
         f"""{_BOUND} count:COUNT unit:ANYUNIT (?: or so )? to:TO (?: (?<! before | after ) | (?= STOP ) )
         (?! than )"""),
    Rule("the week before last", r.the_last_but_one, "the week before last",
         "the unit:UNIT to:BEYOND (?<! day before last ) (?! WEEKDAY | MONTH | UNIT )"),
    Rule("the year before", r.a_step, "the year before", "the unit:UNIT to:TO (?= STOP )"),
    Rule("years ago", r.fixed("PAST_REF"), "some time ago", "(?: UNITS | long | (?: some | a long ) time ) ago"),
    Rule("days later", lengths.a_vague_length, "days later",
         "(?: unit:UNITS (?: later | earlier ) | the unit2:UNITS ahead )"),
    Rule("year-ago", r.a_step, "year-earlier", "unit:UNIT HYPHEN to:TO"),
    Rule("the next year", r.a_period, "the next year", f"{_LEFT} the which:NEXT unit:UNIT (?: or so )?"),
    Rule("to this day", r.fixed("PRESENT_REF"), None, "(?<= to ) this day"),
    Rule("post-war year", r.a_year, None, "(?<= pre HYPHEN | post HYPHEN ) year:ANYYEAR"),
    Rule("the past year", lengths.a_length, "the past year",
         f"{_BOUND} the (?: past unit:UNIT | LAST unit2:UNIT (?<= decade ) ) (?: or so )?"),
    Rule("last month", r.a_period, "early next year",
         f"(?: sometime )? {_LEFT} (?: the | that (?= same ) )? which:WHICH (?: fiscal )? unit:UNIT (?: or so )?"),
    Rule("every Friday", lengths.a_repetition, "every Friday",
         """EVERY (?: every:ALTERNATE )? (?: day:DAYNUM month2:MONTHNAME | month3:MONTHNAME day2:DAYNUM
         | weekday:WEEKDAY part:PART? | month:MONTH | season:SEASON | part2:PART |
         count:COUNT unit:UNITS | unit2:UNIT )"""),
    Rule("Fridays", lengths.a_repetition, "Fridays", "weekday:WEEKDAYS"),
    Rule("daily", lengths.an_often, "daily", "often:OFTEN (?<! annual | quarterly )"),
    Rule("recent weeks", lengths.an_open_period, "recent weeks", "(?: the )? which:OPEN unit:UNITS (?: and UNITS )?"),
    Rule("the past two years", lengths.a_length, "the past two years",
         f"""{_BOUND} (?: the )? (?: ORDINAL | LAST | NEXT | THIS | final | latest ) count:COUNT
         (?: more )? unit:ANYUNIT (?: or so )?"""),
    Rule("two-year", lengths.a_length, "two-year",
         "(?: count:COUNT | (?: a )? count2:HALF ) HYPHEN unit:UNIT (?<! quarter )"),
    Rule("a year", lengths.a_repetition, None,
         """(?: (?: (?<= RATED ) | (?<= UNITS ) | (?<= RATED OTHER ) | (?<= RATED OTHER OTHER ) ) (?: a | an ) | per )
         unit:UNIT (?<! quarter ) (?! to )"""),
    Rule("another year", lengths.a_length, "another year", "another (?: count:COUNT unit:UNITS | unit2:UNIT )"),
    Rule("one day", r.fixed("FUTURE_REF"), None,
         "(?<= will | would | could | can | may | might | to ) (?: one | some ) day (?! HYPHEN )"),
    Rule("in two weeks", lengths.a_time_to_come, None,
         f"""(?<= in ) {_BOUND} count:COUNT unit:ANYUNIT (?<! quarter | quarters ) (?! HYPHEN | half | or | and
         | COMMA NUMBER UNITS )"""),
    Rule("two years", lengths.a_length, "at least six months",
         f"""{_BOUND} (?: the )? count:COUNT
         (?: single | more | full | whole | further | additional | consecutive | straight | trading | working )?
         unit:ANYUNIT (?<! quarter | quarters ) (?! HYPHEN (?: TO | long ) )
         (?: COMMA? (?: and )? lesser:NUMBER lesserunit:UNITS
         (?: COMMA? (?: and )? least:NUMBER leastunit:UNITS )? )?
         (?: or (?: so | two | more | UNITS ) | half:ANDHALF )?"""),
    Rule("weekslong", lengths.a_long_while, "weekslong", "long:LONG | unit:UNIT HYPHEN long"),
    Rule("minutes of a meeting", r.nothing, "the minutes", "the minutes (?! before | after | later | ahead )"),
    Rule("the early years", lengths.a_vague_length, "the following years",
         "the (?: EDGEOF | NEXT | intervening ) unit:UNITS"),
    Rule("weeks", lengths.a_vague_length, "weeks",
         "(?: (?<= over ) the )? unit:UNITS (?<! quarters ) (?: HYPHEN (?: long | old ) | (?: or | and ) UNITS )?"),
    Rule("year ended", lengths.a_length, None,
         "the (?: fiscal )? unit:UNIT (?= ended | ending | (?: to | through ) (?: MONTHNAME | DAYNUM MONTHNAME ) )"),
    Rule("the year", r.the_period, None, "the unit:UNIT (?<= year | week ) (?! HYPHEN? TO | YEAR | THOUSANDS )"),
    Rule("the weekend", r.the_period, "the weekend", "the unit:UNIT (?<= weekend )"),
    Rule("end of the month", r.the_period, "the end of the month",
         "(?: early:EARLY in | (?: the )? early2:EDGE of ) the unit:UNIT (?<! day )"),
    Rule("full year", r.the_period, "the full year",
         "the (?: full | whole | entire | fiscal ) (?: fiscal )? unit:UNIT (?<= year )"),
    Rule("year-end", r.the_period, "year-end", "unit:UNIT (?<= year ) (?: POSS | HYPHEN )? early:EDGE (?<= end )"),
    Rule("first hour of a range", r.an_hour_of_a_day, None,
         """hour:HOUR ZONE? (?= (?: and | to | until | HYPHEN ) HOUR ZONE? (?: on )?
         (?: deictic:DEICTIC | weekday:WEEKDAY ) )"""),
    Rule("o'clock", r.an_hour, "about 10:35 a.m.", "(?: mod:APPROX (?= HOUR ) )? hour:HOUR ZONE?"),
    Rule("end of a range of years", r.end_of_years, None, "(?<= year:YEAR HYPHEN ) day:TWODIGITS (?! ANYUNIT )"),
    Rule("label", r.nothing, "Flight 2012", "LABEL DOT? YEAR"),
    Rule("year", r.a_year, "2019",
         f"""{_LEFT} (?: the (?: year | years ) )? (?<! MONEY ) (?: year:ANYYEAR | (?<= the year ) year2:THOUSANDS )
         (?: and beyond )? (?! UNITS | ZONE )"""),
    Rule("now", r.fixed("PRESENT_REF"), "now",
         """(?: right )? now | the present day |
         currently | (?<! LAST ) current (?! ANYUNIT ) | nowadays | presently | these days"""),
    Rule("recently", r.fixed("PAST_REF"), "recently", "(?: more | most )? (?<! as ) recently | lately | the past"),
    Rule("soon", r.fixed("FUTURE_REF"), "soon",
         "soon (?! as | after | afterwards | afterward | thereafter ) | the (?: near )? future (?! of )"),
)  # fmt: skip


_COMPILED = [(rule, re.compile(pattern), groups) for rule in RULES for pattern, groups in (compile_rule(rule.words),)]
_ANY_RULE = re.compile("|".join(f"({re.sub(r'[(][?]P<[^>]+>', '(?:', own.pattern)})" for _, own, _ in _COMPILED))
# A run of words of time with one in it that can be what a rule is about.
_HEADS = compile_rule("""(?: MONTH | MONTHABBR | WEEKDAY | WEEKDAYS | UNIT | UNITS | SEASON | PART | YEAR |
    DECADENUM | DECADENAME | OFTEN | LONG | DEICTIC | CLOCK | POINT | ZONE | SLASHED | ISO |
    AM | PM | OCLOCK | QUARTERNO | ERA | TENS | ORDNUM | easter | christmas | halloween |
    thanksgiving | pentecost | period | half | now | currently | current | nowadays |
    presently | recently | lately | past | soon | future | ago | MILITARY )""")[0]
_HEAD = re.compile(_HEADS)
_LETTERS = [chr(code) for code in range(0xE000, 0xF8FF)]
_OTHERS = "".join(letter for letter in _LETTERS if not _HEAD.match(letter))
_RUN = re.compile(f"(?<![\ue000-\uf8ff])[{_OTHERS}]*+{_HEADS}[\ue000-\uf8ff]*+")
