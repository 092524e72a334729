"""What expressions of time are found, and which days they mean."""

import re
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.columns import check_table
from corpus_tools.dates import extract_dates, find_dates, published_window
from corpus_tools.dates.calendar_days import days_of, nearest, shift
from corpus_tools.dates.readings import nothing
from corpus_tools.dates.timex import RULES, find_readings
from corpus_tools.lexicons import load_lexicon

PUBLISHED = "2017-11-08"  # a Wednesday

# sentence, the expression in it, its value, first and last day
RESOLVED = [
    # a weekday lies on the side that the verb says, the day of publication counts
    ("The minister resigned on Wednesday.", "Wednesday", "2017-11-08", "2017-11-08", "2017-11-08"),
    ("The minister resigned on Thursday.", "Thursday", "2017-11-02", "2017-11-02", "2017-11-02"),
    ("The council will vote on Thursday.", "Thursday", "2017-11-09", "2017-11-09", "2017-11-09"),
    ("She said on Monday that they will meet on Friday.", "Monday", "2017-11-06", "2017-11-06", "2017-11-06"),
    ("She said on Monday that they will meet on Friday.", "Friday", "2017-11-10", "2017-11-10", "2017-11-10"),
    ("The mayor declined to comment on Friday.", "Friday", "2017-11-03", "2017-11-03", "2017-11-03"),
    ("They agreed to meet on Friday.", "Friday", "2017-11-10", "2017-11-10", "2017-11-10"),
    ("The talks are to be held on Friday.", "Friday", "2017-11-10", "2017-11-10", "2017-11-10"),
    ("It had been due to expire on Friday.", "Friday", "2017-11-03", "2017-11-03", "2017-11-03"),
    ("The family could not be reached Friday.", "Friday", "2017-11-03", "2017-11-03", "2017-11-03"),
    ("It could reach 41 degrees on Thursday.", "Thursday", "2017-11-09", "2017-11-09", "2017-11-09"),
    ("Unions called for a march on Saturday.", "Saturday", "2017-11-11", "2017-11-11", "2017-11-11"),
    ("The talks had been scheduled for Tuesday.", "Tuesday", "2017-11-07", "2017-11-07", "2017-11-07"),
    ("The mayor called for calm on Monday.", "Monday", "2017-11-06", "2017-11-06", "2017-11-06"),
    ("Forecasters warned of heavy snow on Friday.", "Friday", "2017-11-10", "2017-11-10", "2017-11-10"),
    ("Unions called for a march after the blast on Monday.", "Monday", "2017-11-06", "2017-11-06", "2017-11-06"),
    ("Two were held on Monday ahead of Saturday's march.", "Saturday", "2017-11-11", "2017-11-11", "2017-11-11"),
    ("Rain is likely, with snow falling at the weekend.", "the weekend", "2017-W45-WE", "2017-11-11", "2017-11-12"),
    ("On Friday, the council plans to vote.", "Friday", "2017-11-10", "2017-11-10", "2017-11-10"),
    ("On Friday, the council said that it will vote.", "Friday", "2017-11-03", "2017-11-03", "2017-11-03"),
    ("The talks did not begin on Friday.", "Friday", "2017-11-03", "2017-11-03", "2017-11-03"),
    ("The talks begin on Friday.", "Friday", "2017-11-10", "2017-11-10", "2017-11-10"),
    ("The talks went on until Friday.", "Friday", "2017-11-03", "2017-11-03", "2017-11-03"),
    ("It will be released in two weeks.", "two weeks", "2017-W47", "2017-11-20", "2017-11-26"),
    ("It is to be sold in about five years.", "about five years", "2022", "2022-01-01", "2022-12-31"),
    ("The bridge is closed until Friday.", "Friday", "2017-11-10", "2017-11-10", "2017-11-10"),
    ("The bridge opened last Friday.", "last Friday", "2017-11-03", "2017-11-03", "2017-11-03"),
    ("Snow is forecast for Friday.", "Friday", "2017-11-10", "2017-11-10", "2017-11-10"),
    ("The envoy wants it discussed on Friday.", "Friday", "2017-11-10", "2017-11-10", "2017-11-10"),
    ("In May 30 people died.", "May", "2017-05", "2017-05-01", "2017-05-31"),
    ("A vote is set for Friday.", "Friday", "2017-11-10", "2017-11-10", "2017-11-10"),
    ("Ahead of Sunday's vote, two were held.", "Sunday", "2017-11-12", "2017-11-12", "2017-11-12"),
    # in November "last month" is October, so "last October" is the one before
    ("The bridge opened last October.", "last October", "2016-10", "2016-10-01", "2016-10-31"),
    ("The bridge opened last August.", "last August", "2017-08", "2017-08-01", "2017-08-31"),
    ("This winter was mild.", "This winter", "2017-WI", "2017-12-01", "2018-02-28"),
    # feasts, those that move among them
    ("He fell on Good Friday.", "Good Friday", "2017-04-14", "2017-04-14", "2017-04-14"),
    ("The shops will close on Easter Monday.", "Easter Monday", "2018-04-02", "2018-04-02", "2018-04-02"),
    ("He was found last Thanksgiving.", "last Thanksgiving", "2016-11-24", "2016-11-24", "2016-11-24"),
    ("It opens on Memorial Day.", "Memorial Day", "2018-05-28", "2018-05-28", "2018-05-28"),
    ("It was signed on Christmas Eve, 1914.", "Christmas Eve, 1914", "1914-12-24", "1914-12-24", "1914-12-24"),
    # quarters by number, and by the day they end
    ("Sales fell in Q3.", "Q3", "2017-Q3", "2017-07-01", "2017-09-30"),
    ("Sales fell in 1H 2016.", "1H 2016", "2016-H1", "2016-01-01", "2016-06-30"),
    ("In the quarter ended June 30 sales fell.", "the quarter", "2017-Q2", "2017-04-01", "2017-06-30"),
    ("In the quarter to 1 July 2016 sales fell.", "the quarter", "2016-Q2", "2016-04-01", "2016-06-30"),
    # hours
    ("At 10 o'clock last night it fell.", "10 o'clock last night", "2017-11-07T22:00", "2017-11-07", "2017-11-07"),
    ("At three in the afternoon on Friday it fell.", "three in the afternoon on Friday", "2017-11-03T15:00",
     "2017-11-03", "2017-11-03"),
    # a day without its year is never most of a year away, unless a past form stands right before it
    ("The treaty expires Nov. 14.", "Nov. 14", "2017-11-14", "2017-11-14", "2017-11-14"),
    ("It will open on Oct. 26.", "Oct. 26", "2018-10-26", "2018-10-26", "2018-10-26"),
    ("The dividend is payable Dec. 1.", "Dec. 1", "2017-12-01", "2017-12-01", "2017-12-01"),
    ("The town fell on Oct. 26.", "Oct. 26", "2017-10-26", "2017-10-26", "2017-10-26"),
    ("The town fell on Dec. 26.", "Dec. 26", "2016-12-26", "2016-12-26", "2016-12-26"),
    ("Floods killed dozens in April.", "April", "2017-04", "2017-04-01", "2017-04-30"),
    ("The law takes effect in April.", "April", "2018-04", "2018-04-01", "2018-04-30"),
    ("It must end before the term runs out next week.", "next week", "2017-W46", "2017-11-13", "2017-11-19"),
    ("Prices fell last month.", "last month", "2017-10", "2017-10-01", "2017-10-31"),
    ("It grew earlier this year.", "earlier this year", "2017", "2017-01-01", "2017-12-31"),
    ("He left two weeks ago.", "two weeks ago", "2017-W43", "2017-10-23", "2017-10-29"),
    ("It rained yesterday.", "yesterday", "2017-11-07", "2017-11-07", "2017-11-07"),
    ("It rained the day before yesterday.", "the day before yesterday", "2017-11-06", "2017-11-06", "2017-11-06"),
    ("He slept last night.", "last night", "2017-11-07TNI", "2017-11-07", "2017-11-07"),
    ("The vote is on Friday at 2.30 p.m. sharp.", "Friday at 2.30 p.m.", "2017-11-10T14:30", "2017-11-10", "2017-11-10"),
    ("It snowed over the weekend.", "the weekend", "2017-W44-WE", "2017-11-04", "2017-11-05"),
    ("Last May it rained.", "Last May", "2017-05", "2017-05-01", "2017-05-31"),
    ("It closed in June of last year.", "June of last year", "2016-06", "2016-06-01", "2016-06-30"),
    ("It closed the week before last.", "the week before last", "2017-W43", "2017-10-23", "2017-10-29"),
    ("Half a century ago it was a port.", "Half a century ago", "1967", "1967-01-01", "1967-12-31"),
    ("On New Year's Day, he left.", "New Year's Day", "2017-01-01", "2017-01-01", "2017-01-01"),
    ("They met last Christmas.", "last Christmas", "2016-12-25", "2016-12-25", "2016-12-25"),
    ("It must be done by year's end.", "year's end", "2017", "2017-09-01", "2017-12-31"),
    ("It closed in the last week of June.", "the last week of June", "2017-06", "2017-06-21", "2017-06-30"),
    # written out
    ("In September 2013 they signed.", "September 2013", "2013-09", "2013-09-01", "2013-09-30"),
    ("On Tuesday, 5 May 1998, it rained.", "Tuesday, 5 May 1998", "1998-05-05", "1998-05-05", "1998-05-05"),
    ("It ran Jan. 3-5, 2012.", "Jan. 3", "2012-01-03", "2012-01-03", "2012-01-03"),
    ("It ran Jan. 3-5, 2012.", "5, 2012", "2012-01-05", "2012-01-05", "2012-01-05"),
    ("It ran 3–5 January 2012.", "3", "2012-01-03", "2012-01-03", "2012-01-03"),
    ("The war of 1861–65 was long.", "65", "1865", "1865-01-01", "1865-12-31"),
    ("From 2011 to 2014 it grew.", "2014", "2014", "2014-01-01", "2014-12-31"),
    ("By early 2011 it was over.", "early 2011", "2011", "2011-01-01", "2011-05-02"),
    ("The early 1990s were dry.", "The early 1990s", "199", "1990-01-01", "1993-05-01"),
    ("In the 19th century it was a port.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
    ("In the summer of 1999 it burned.", "the summer of 1999", "1999-SU", "1999-06-01", "1999-08-31"),
    ("It lost in the third quarter of 2011.", "the third quarter of 2011", "2011-Q3", "2011-07-01", "2011-09-30"),
    ("It lost in the last quarter of 2011.", "the last quarter of 2011", "2011-Q4", "2011-10-01", "2011-12-31"),
    ("It grew in the first half of 2011.", "the first half of 2011", "2011-H1", "2011-01-01", "2011-06-30"),
    ("In the 19th Century it was a port.", "the 19th Century", "18", "1800-01-01", "1899-12-31"),
    ("It burned in Spring 1999.", "Spring 1999", "1999-SP", "1999-03-01", "1999-05-31"),
    ("It began on New Year's Eve 1999.", "New Year's Eve 1999", "1999-12-31", "1999-12-31", "1999-12-31"),
    ("At 6:15 on the evening of May 3, 2011, it fell.", "6:15 on the evening of May 3, 2011", "2011-05-03T18:15",
     "2011-05-03", "2011-05-03"),
    ("In fiscal 2011 it grew.", "fiscal 2011", "2011", "2011-01-01", "2011-12-31"),
    ("In the second week of June 1944 it fell.", "the second week of June 1944", "1944-06", "1944-06-01", "1944-06-30"),
    ("In the last decade of the 19th century it grew.", "the last decade of the 19th century", "18", "1866-09-01",
     "1899-12-31"),
    ("The 1800s were dry.", "The 1800s", "18", "1800-01-01", "1899-12-31"),
    ("In March, April and May 1944, it rained.", "March", "1944-03", "1944-03-01", "1944-03-31"),
    ("The years 1863 to 1865 were dry.", "The years 1863", "1863", "1863-01-01", "1863-12-31"),
    ("In pre-1863 days it was a port.", "1863", "1863", "1863-01-01", "1863-12-31"),
    ("In the closing months of 1944 it fell.", "the closing months of 1944", "1944", "1944-09-01", "1944-12-31"),
    ("In the second half of the 1990s it grew.", "the second half of the 1990s", "199", "1996-09-01", "1999-12-31"),
    ("At 0530 hours on 4 March 1944 it began.", "0530 hours on 4 March 1944", "1944-03-04T05:30", "1944-03-04",
     "1944-03-04"),
    ("In the early hours of May 3, 2011, it fell.", "the early hours of May 3, 2011", "2011-05-03TMO", "2011-05-03",
     "2011-05-03"),
    ("It ran on April 24 and 25.", "25", "2017-04-25", "2017-04-25", "2017-04-25"),
    # counted from what the text has named
    ("It fell on 3 May 2011 and rose two days later.", "two days later", "2011-05-05", "2011-05-05", "2011-05-05"),
    ("It fell on 3 May 2011 and rose a week later.", "a week later", "2011-05-10", "2011-05-10", "2011-05-10"),
    ("It fell on 3 May 2011 and rose six weeks later.", "six weeks later", "2011-W24", "2011-06-13", "2011-06-19"),
    ("It opened in 2011 and closed a year later.", "a year later", "2012", "2012-01-01", "2012-12-31"),
    ("It lost in the third quarter; a year ago it won.", "a year ago", "2016-Q3", "2016-07-01", "2016-09-30"),
]  # fmt: skip

# sentence, the expression, type, value: no days of their own
WITHOUT_DAYS = [
    ("They waited for a decade.", "a decade", "DURATION", "P10Y"),
    ("A weekslong siege followed.", "weekslong", "DURATION", "PXW"),
    ("It lasted at least six months.", "at least six months", "DURATION", "P6M"),
    ("It grew over the past two years.", "the past two years", "DURATION", "P2Y"),
    ("It took twenty-four hours.", "twenty-four hours", "DURATION", "PT24H"),
    ("It is a two-year plan.", "two-year", "DURATION", "P2Y"),
    ("It lasted for years.", "years", "DURATION", "PXY"),
    ("They are now in Brora.", "now", "DATE", "PRESENT_REF"),
    ("It has recently grown.", "recently", "DATE", "PAST_REF"),
    ("It will end soon.", "soon", "DATE", "FUTURE_REF"),
    ("It adds 700 seats a week.", "a week", "SET", "P1W"),
    ("It is open 24 hours a day.", "a day", "SET", "P1D"),
    ("A service is held every 25 April.", "every 25 April", "SET", "XXXX-04-25"),
    ("A month-long truce ended.", "month-long", "DURATION", "P1M"),
    ("In the year to 31 March it grew.", "the year", "DURATION", "P1Y"),
    ("It ended two days later than planned.", "two days", "DURATION", "P2D"),
    ("In a single day they lost it.", "a single day", "DURATION", "P1D"),
    ("They met many years ago.", "many years ago", "DATE", "PAST_REF"),
    ("They meet every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
    ("They meet on Fridays.", "Fridays", "SET", "XXXX-WXX-5"),
    ("It opens daily.", "daily", "SET", "P1D"),
    ("In 44 BC he died.", "44 BC", "DATE", "BC0044"),
    ("On 15 March 44 BC he died.", "15 March 44 BC", "DATE", "BC0044-03-15"),
    ("From 149 to 146 BC it held out.", "149", "DATE", "BC0149"),
    ("In the winter of 218–217 BC it snowed.", "the winter of 218–217 BC", "DATE", "BC0218-WI"),
    ("They will hold the first vote in ten years.", "ten years", "DURATION", "P10Y"),
    ("They built it in two weeks.", "two weeks", "DURATION", "P2W"),
    ("It lasted two full days.", "two full days", "DURATION", "P2D"),
    ("It is marked to this day.", "this day", "DATE", "PRESENT_REF"),
    ("It lasted two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
    ("In the following years it grew.", "the following years", "DURATION", "PXY"),
    ("It will one day be a park.", "one day", "DATE", "FUTURE_REF"),
]

NO_TIME = [
    "It may rain, and they march on.",
    "Mrs. May and Theresa May spoke to April Jones.",
    "The 6-year-old met a man in his 60s who was 80 years old.",
    "They won 3-2 under Article 5 of Resolution 1990.",
    "The Sunday Times wrote it for $2019.",
    "The Thirty Years’ War was told on 60 Minutes and in USA Today.",
    "Flight 1999 carried 61 people from 14 countries.",
    "It was as wet as an average July.",
    "It soon became a flood, and he was soon released.",
    "Easter Island has no christmas trees.",
    "Come as soon as you can, for the second time.",
]

OPEN_WITHOUT_PUBLICATION = [
    ("The treaty expires Nov. 14.", "XXXX-11-14"),
    ("He said so on Wednesday.", "XXXX-WXX-3"),
    ("Floods killed dozens in April.", "XXXX-04"),
    ("Prices fell last month.", "XXXX-XX"),
    ("It ends next week.", "XXXX-WXX"),
    ("It rained yesterday.", "XXXX-XX-XX"),
    ("It was signed on 3/4/2012.", "2012-XX-XX"),
]


def found(sentence: str, expression: str, published: str | None = PUBLISHED):
    timexes = [timex for timex in find_dates(sentence, published) if timex.text == expression]
    assert len(timexes) == 1, find_dates(sentence, published)
    return timexes[0]


@pytest.mark.parametrize(("sentence", "expression", "value", "first", "last"), RESOLVED)
def test_days_of_an_expression(sentence, expression, value, first, last):
    timex = found(sentence, expression)
    assert timex.value == value
    assert (timex.earliest, timex.latest) == (pd.Timestamp(first), pd.Timestamp(last))


@pytest.mark.parametrize(("sentence", "expression", "kind", "value"), WITHOUT_DAYS)
def test_durations_sets_and_references_have_no_days(sentence, expression, kind, value):
    timex = found(sentence, expression)
    assert (timex.type, timex.value, timex.earliest, timex.latest) == (kind, value, None, None)


@pytest.mark.parametrize(("sentence", "value"), OPEN_WITHOUT_PUBLICATION)
def test_nothing_is_guessed_without_a_day_of_publication(sentence, value):
    (timex,) = find_dates(sentence)
    assert timex[4:] == (value, None, None, None, "unresolved")


@pytest.mark.parametrize("sentence", NO_TIME)
def test_what_is_no_time(sentence):
    assert find_dates(sentence, PUBLISHED) == []


def test_in_a_narrative_the_year_that_was_named_goes_on():
    text = (
        "The siege began on 3 October 1846. In November the bread ran out. On 5 January, the river froze; the next day "
        "they crossed. The following spring peace came. It was signed in 1848, on 2 February."
    )
    values = ["1846-10-03", "1846-11", "1847-01-05", "1847-01-06", "1847-SP", "1848", "1848-02-02"]
    for published in (None, PUBLISHED):
        timexes = find_dates(text, published)
        assert [timex.value for timex in timexes] == values
        assert {timex.basis for timex in timexes} == {"explicit", "relative to an earlier date"}


def test_in_a_narrative_asides_lend_no_year():
    text = (
        "Since the treaty of 1839 they had quarrelled. On 7 May 1846 the town fell. The 1812 law was void. On 9 May they "
        "left, and that night it burned. The mint (1790–1830) was closed by the end of the month. Today it is a park. "
        "Two days later, peace came."
    )
    values = {timex.text: timex.value for timex in find_dates(text, PUBLISHED)}
    assert values["9 May"] == "1846-05-09"
    assert values["that night"] == "1846-05-09TNI"
    assert values["the end of the month"] == "1846-05"
    assert values["Today"] == "PRESENT_REF"


# a story, and the year that its last date has: it is not moved by what the story only looks at
STORIES = [
    ("On 7 May 1846 the town fell. The mint, built in 1790, burned. On 9 May they left.", "1846-05-09"),
    ("On 7 May 1846 the town fell. It had been taken in 1799 too. On 9 May they left.", "1846-05-09"),
    ("On 7 May 1846 the town fell. Its lord, who died in 1871, fled. On 9 May they left.", "1846-05-09"),
    ("On 7 May 1846 the town fell. It had been taken in April 1799 and lost on 9 May.", "1799-05-09"),
    ("On 7 May 1846 the town fell. The treaty of 1839 was void. On 9 May they left.", "1846-05-09"),
    ("On 7 May 1846 the town fell. The walls were not mended until 1848. On 9 May they left.", "1846-05-09"),
    ("On 7 May 1846 the town fell. The war went on in 1847, and on 9 May they left.", "1847-05-09"),
    ("On 7 May 1846 the town fell. In 1850 the war came back. On 9 May they left.", "1850-05-09"),
    ("On 7 May 1846 the town fell.\nA new war began in 1850. On 9 May they left.", "1850-05-09"),
    ("On 7 May 1846 the town fell. They told of a famine; it was against his will. On 9 May they left.", "1846-05-09"),
    ("On 7 May 1846 the town fell. They waited. It is said that he wept. They left on 9 May; at noon it rained. "
     "No word of what was done there reached the old capital for a long while.", "1846-05-09"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), STORIES)
def test_the_year_of_a_story(text, value):
    text += " They left " + "again and again. " * 50 + "On 3 March 1860 peace came."
    assert found(text, "9 May", None).value == value


OLD = (
    "The war began in 431 BC. In the winter of 428–427 it snowed; the following summer was dry. On the night of 3 August 425 "
    "the ships came, and by dawn they had landed 300 men. A week later the town fell; it had held out since 427, "
    "and in May of that year 200 of its 500 men lay dead."
)
OLD_VALUES = ["BC0431", "BC0428-WI", "BC0427-SU", "BC0425-08-03TNI", "BC0425-08-04TMO", "BC0425-08-11", "BC0427",
              "BC0427-05"]  # fmt: skip


@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_years_of_antiquity_need_no_era_once_it_is_named(published):
    timexes = find_dates(OLD, published)
    assert [timex.value for timex in timexes] == OLD_VALUES
    assert not any(timex.earliest for timex in timexes)


def test_without_an_era_a_bare_number_is_no_year():
    assert [timex.text for timex in find_dates("In 431 of 500 homes, and by 404 at the most, it froze in 1431.")] == [
        "1431"
    ]


# text without a day of publication, where no year holds for the last date
NO_YEAR_HOLDS = [
    "Between 2011 and 2014 the firm grew. The plant opened on March 3.",
    "From May 2011 to June 2014 the firm grew. The plant opened on March 3.",
    "In 2011 and in 2014 the firm grew. Its name is new. The plant opened on March 3.",
    "The firm was founded in 1998 and moved in May 2004. She said that the plant opened on March 3.",
    "The firm was founded in 1998 and moved in May 2004. It will close on March 3.",
]


@pytest.mark.parametrize("text", NO_YEAR_HOLDS)
def test_without_a_day_of_publication_news_gets_no_year_from_its_background(text):
    timex = found(text, "March 3", None)
    assert (timex.value, timex.earliest, timex.basis) == ("XXXX-03-03", None, "unresolved")


YEAR_GOES_ON = [
    ("In January 2011 it fell, and on Feb. 11 it rose.", "2011-02-11"),
    ("In 2011 it fell. On Feb. 11 it rose.", "2011-02-11"),
    ("In 2011 it fell. It will rise on Feb. 11.", "2018-02-11"),
    ("In 2011 it fell.\nOn Feb. 11 it rose.", "2017-02-11"),
]

MONTH_GOES_ON = [
    ("In March 2011 it fell. In June it rose.", "2011-06"),
    ("In March 2011 it fell. It will rise in June.", "2018-06"),
    ("In March 2011 it fell.\nIn June it rose.", "2017-06"),
    ("In 2011 it fell. In June it rose.", "2017-06"),
]


@pytest.mark.parametrize(("text", "value"), YEAR_GOES_ON)
def test_in_news_the_year_goes_on_to_the_next_sentence_only(text, value):
    assert found("He left on Friday. " + text, "Feb. 11").value == value


@pytest.mark.parametrize(("text", "value"), MONTH_GOES_ON)
def test_in_news_a_month_goes_on_from_a_month(text, value):
    assert found("He left on Friday. " + text, "June").value == value


def test_recent_weeks_are_open_at_their_beginning():
    timex = found("It has grown in recent weeks.", "recent weeks")
    assert (timex.value, timex.earliest, timex.latest) == ("PAST_REF", None, pd.Timestamp("2017-11-08"))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.example], ids=lambda rule: rule.name)
def test_every_rule_finds_its_own_example(rule):
    sentence = f"It is {rule.example}."
    found = [(sentence[one.start : one.end], one.rule) for one in find_readings(sentence)]
    assert found == ([] if rule.read is nothing else [(rule.example, rule.name)])


def test_table_of_articles():
    articles = pd.DataFrame(
        {
            "doc_id": ["a", "b"],
            "text": ["He left on Friday.", "He left on Friday."],
            "published": pd.Series([pd.Timestamp("2017-11-08"), pd.NaT], dtype="datetime64[us]"),
        }
    )
    table = extract_dates(articles)
    check_table(table, "dates")
    assert list(table["value"]) == ["2017-11-03", "XXXX-WXX-5"]
    check_table(extract_dates(articles.iloc[:0]), "dates")


def test_window_of_publication():
    window = published_window("In May 2011 the dam broke. It was mended. A new one will open in June 2014.")
    assert window.earliest == pd.Timestamp("2011-05-01")
    assert window.earliest_sentence == "In May 2011 the dam broke."
    assert window.latest == pd.Timestamp("2014-06-30")
    assert published_window("Nothing is dated here.") == (None, None, None, None)
    assert published_window("They announced the 2028 games and a plan for 2030.") == (None, None, None, None)
    assert published_window("It opened in 2015. It will open in 2011.") == (None, None, None, None)
    assert published_window(pd.Series({"text": "It opened on 4 May 2015."})).earliest == pd.Timestamp("2015-05-04")


def test_calendar():
    assert days_of("2015-W53") == (date(2015, 12, 28), date(2016, 1, 3))
    assert days_of("1999-WI") == (date(1999, 12, 1), date(2000, 2, 29))
    assert days_of("2017-02-30") is None
    assert nearest("XXXX-02-29", date(2017, 11, 8), -1) == "2016-02-29"
    assert shift(date(2012, 3, 31), "month", -1) == date(2012, 2, 29)


WORDS = sorted({word for rule in RULES for word in re.findall(r"[a-z]{2,}", rule.words)})
WORDS += [word for rule in RULES for word in (rule.example or "").split()]
WORDS += [word for entries in load_lexicon("time_words").values() for line in entries for word in line.split()]
WORDS += [
    "14",
    "2019",
    "31",
    "a",
    "-",
    "–",
    ",",
    ".",
    "(",
    "$",
    "\n",
    "'s",
    "10:30",
    "p.m.",
    "1990s",
    "3rd",
    "1/2",
    "x",
    "X",
]


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.dates() | st.none())
@settings(max_examples=200, deadline=None)
def test_any_text(text, published):
    timexes = find_dates(text, published)
    ends = [0]
    for timex in timexes:
        assert text[timex.start : timex.end] == timex.text
        assert timex.start >= ends[-1]
        assert timex.value
        assert timex.earliest is None or timex.latest is None or timex.earliest <= timex.latest
        ends.append(timex.end)
