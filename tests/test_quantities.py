"""How many of what: what counts as a quantity, and what it is a quantity of."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.columns import TABLES, make_table
from corpus_tools.quantities import extract_quantities, find_quantities
from corpus_tools.quantities.counted import find_counted
from corpus_tools.quantities.limits import change_before, limit_before
from corpus_tools.quantities.numbers import find_numbers
from corpus_tools.quantities.units import money_before, unit_behind

# A number as the text has it, and its value or (low, high).
NUMBERS = [
    ("1,250,000", 1250000),
    ("1.250.000", 1250000),
    ("12 000", 12000),
    ("1.2 million", 1200000),
    ("16.4bn", 16400000000),
    ("25k", 25000),
    ("0.65", 0.65),
    ("2½", 2.5),
    ("forty-two", 42),
    ("two hundred and five thousand", 205000),
    ("nineteen hundred", 1900),
    ("half a million", 500000),
    ("a dozen", 12),
    ("a quarter of a million", 250000),
    ("1 in 4", 0.25),
    ("1 in 1,000", 0.001),
    ("1-in-20", 0.05),
    ("2.5×10⁸", 2.5e8),
    ("3 x 10^-6", 3e-6),
    ("37 3/4", 37.75),
    ("a half dozen", 6),
    ("a million and a half", 1500000),
    ("4.5 mln", 4500000),
    ("six dozen", 72),
    ("one and a half", 1.5),
    ("two and a half million", 2500000),
    ("half-dozen", 6),
    ("two-thirds", 2 / 3),
    ("one in five", 0.2),
    ("dozens", (12, 120)),
    ("hundreds", (100, 1000)),
    ("thousands", (1000, 10000)),
    ("tens of thousands", (10000, 100000)),
    ("several hundred", (100, 1000)),
    ("a couple of thousand", (1000, 10000)),
]

# What the words around a figure make of it: text, value, low, high, bound, change, unit, counted.
FOUND = [
    # approximators and limits
    ("Around 61,000 people live there.", [("Around 61,000", 61000, None, None, "~", None, None, "people")]),
    ("An estimated 12,000 families fled.", [("An estimated 12,000", 12000, None, None, "~", None, None, "families")]),
    ("They moved more than 4,300 adult male prisoners.", [("more than 4,300", None, 4300, None, ">", None, None, "adult male prisoners")]),
    ("No more than 30 nurses came.", [("No more than 30", None, None, 30, "<", None, None, "nurses")]),
    ("It took in at least another 12 boats.", [("at least another 12", None, 12, None, ">", None, None, "boats")]),
    ("In May 30 people left.", [("30", 30, None, None, "=", None, None, "people")]),
    ("In May and June 300 people left.", [("300", 300, None, None, "=", None, None, "people")]),
    ("The following day 30 people left.", [("30", 30, None, None, "=", None, None, "people")]),
    ("On May 30 people left.", []),
    ("It began in 431 BC. In 429, it snowed; in March 404 they left.", []),
    ("50 or so tents stood.", [("50 or so", 50, None, None, "~", None, None, "tents")]),
    ("500+ homes burned.", [("500+", None, 500, None, ">", None, None, "homes")]),
    ("Up to 400 staff may go.", [("Up to 400", None, None, 400, "<", None, None, "staff")]),
    ("At least an estimated 90 left.", [("At least an estimated 90", None, 90, None, ">", None, None, None)]),
    ("Only about 90 left.", [("Only about 90", 90, None, None, "~", None, None, None)]),
    ("It weighs considerably more than 90 kg.", [("considerably more than 90 kg", None, 90, None, ">", None, "kg", None)]),
    ("90 boats or more sank.", [("90 boats or more", None, 90, None, ">", None, None, "boats")]),
    ("Prices edged up to 15%.", [("15%", 15, None, None, "=", None, "percent", None)]),
    ("A debt built over four years", [("four years", 4, None, None, "=", None, "year", None)]),
    ("It lasted over four years.", [("over four years", None, 4, None, ">", None, "year", None)]),
    # vague counts keep their order of magnitude
    ("The blast killed dozens of villagers.", [("dozens", None, 12, 120, None, None, None, "villagers")]),
    ("Thousands of accused EU clerks left.", [("Thousands", None, 1000, 10000, None, None, None, "accused EU clerks")]),
    ("Over a thousand came.", [("Over a thousand", None, 1000, None, ">", None, None, None)]),
    # ranges
    ("It weighs between 12 and 15 kg.", [("between 12 and 15 kg", None, 12, 15, "=", None, "kg", None)]),
    ("Four to five thousand tents", [("Four to five thousand", None, 4000, 5000, "=", None, None, "tents")]),
    ("2- to 3-metre drifts", [("2- to 3-metre", None, 2, 3, "=", None, "metre", None)]),
    ("It fell from $75 to $45.88.", [("$75 to $45.88", None, 45.88, 75, "=", None, "dollar", None)]),
    ("It fell from 70 men to 18.", [("70", 70, None, None, "=", None, None, "men"), ("18", 18, None, None, "=", None, None, "men")]),
    ("It went from 3 camps to 5 villages.", [("3", 3, None, None, "=", None, None, "camps"), ("5", 5, None, None, "=", None, None, "villages")]),
    ("$6.0-$6.5 per share", [("$6.0-$6.5 per share", None, 6, 6.5, "=", None, "dollar per share", None)]),
    ("3m-4m euros", [("3m-4m euros", None, 3e6, 4e6, "=", None, "euro", None)]),
    ("aged between 18 and 24", [("between 18 and 24", None, 18, 24, "=", None, "year of age", None)]),
    ("three, four or five new players", [("three", 3, None, None, "=", None, None, "new players"), ("four or five", None, 4, 5, "=", None, None, "new players")]),
    ("between the ages of 5 and 12", [("5 and 12", None, 5, 12, "=", None, "year of age", None)]),
    ("It measures 3 x 4 x 5 cm.", [("3", 3, None, None, "=", None, "cm", None), ("4", 4, None, None, "=", None, "cm", None), ("5 cm", 5, None, None, "=", None, "cm", None)]),
    ("four- and six-cylinder engines", [("four", 4, None, None, "=", None, None, "cylinder"), ("six", 6, None, None, "=", None, None, "cylinder")]),
    ("About 250-300 families", [("About 250-300", None, 250, 300, "~", None, None, "families")]),
    ("$1.5-2 billion", [("$1.5-2 billion", None, 1.5e9, 2e9, "=", None, "dollar", None)]),
    ("from 1 per cent to 1.5 per cent", [("1 per cent to 1.5 per cent", None, 1, 1.5, "=", None, "percent", None)]),
    # rise and fall
    ("Sales rose 4% to $3.2 million.", [("4%", 4, None, None, "=", "up", "percent", None), ("$3.2 million", 3200000, None, None, "=", None, "dollar", None)]),
    ("It cut its forecast by nearly 5%.", [("nearly 5%", 5, None, None, "~", "down", "percent", None)]),
    ("Sales fell by a third.", [("a third", 1 / 3, None, None, "=", "down", None, None)]),
    ("It is up by 12.", [("12", 12, None, None, "=", "up", None, None)]),
    ("The toll rose by 10 to 40.", [("10", 10, None, None, "=", "up", None, None), ("40", 40, None, None, "=", None, None, None)]),
    ("The toll climbed past 40.", [("past 40", None, 40, None, ">", None, None, None)]),
    ("The index was down 68 points.", [("68 points", 68, None, None, "=", "down", "point", None)]),
    ("They made up 12 percent.", [("12 percent", 12, None, None, "=", None, "percent", None)]),
    ("The unit lost 12 men.", [("12", 12, None, None, "=", None, None, "men")]),
    ("It lost 190 points, or 0.6%.", [("190 points", 190, None, None, "=", "down", "point", None), ("0.6%", 0.6, None, None, "=", "down", "percent", None)]),
    # units and money
    ("more than 100 kilometres (62 miles)", [("more than 100 kilometres", None, 100, None, ">", None, "kilometre", None), ("62 miles", None, 62, None, ">", None, "mile", None)]),
    ("12.3m tonnes of jet fuel", [("12.3m tonnes", 12300000, None, None, "=", None, "tonne", "jet fuel")]),
    ("a 5m wall", [("5m", 5, None, None, "=", None, "metre", None)]),
    ("It costs €80 per sq m.", [("€80 per sq m", 80, None, None, "=", None, "euro per square metre", None)]),
    ("AUD1.5m", [("AUD1.5m", 1500000, None, None, "=", None, "Australian dollar", None)]),
    ("a 5000mAh cell, 3x zoom", [("5000mAh", 5000, None, None, "=", None, "mAh", None), ("3x", 3, None, None, "=", None, "times", None)]),
    ("five-to-seven years", [("five-to-seven years", None, 5, 7, "=", None, "year", None)]),
    ("minus 20 degrees Celsius", [("minus 20 degrees Celsius", -20, None, None, "=", None, "celsius", None)]),
    ("13 percent of the global economy", [("13 percent", 13, None, None, "=", None, "percent", "global economy")]),
    ("7 million Kuwaiti dinars", [("7 million Kuwaiti dinars", 7e6, None, None, "=", None, "Kuwaiti dinar", None)]),
    ("a loan of US$ 250m, or eur 230m", [("US$ 250m", 2.5e8, None, None, "=", None, "US dollar", None), ("eur 230m", 2.3e8, None, None, "=", None, "euro", None)]),
    ("$66 a vial; $20-a-month plans", [("$66 a vial", 66, None, None, "=", None, "dollar per vial", None), ("$20-a-month", 20, None, None, "=", None, "dollar per month", None)]),
    ("80,000 barrels of oil a day", [("80,000 barrels", 80000, None, None, "=", None, "barrel per day", "oil")]),
    ("It was 46.3c, with a 36v cell 10in wide.", [("46.3c", 46.3, None, None, "=", None, "celsius", None), ("36v", 36, None, None, "=", None, "volt", None), ("10in", 10, None, None, "=", None, "inch", None)]),
    ("a half-mile walk of an hour and a half", [("a half-mile", 0.5, None, None, "=", None, "mile", None), ("an hour and a half", 1.5, None, None, "=", None, "hour", None)]),
    ("millions of euros", [("millions of euros", None, 1e6, 1e7, None, None, "euro", None)]),
    ("half an hour", [("half an hour", 0.5, None, None, "=", None, "hour", None)]),
    ("at the age of 71", [("71", 71, None, None, "=", None, "year of age", None)]),
    # what is counted
    ("She was one of the founders.", [("one", 1, None, None, "=", None, None, "founders")]),
    ("nine newly built sports halls", [("nine", 9, None, None, "=", None, None, "newly built sports halls")]),
    ("460 Opel and Fiat cars", [("460", 460, None, None, "=", None, None, "Opel and Fiat cars")]),
    ("It left 12 dead.", [("12", 12, None, None, "=", None, None, "dead")]),
    ("12 of the town's 15 seats", [("12", 12, None, None, "=", None, None, "seats"), ("15", 15, None, None, "=", None, None, "seats")]),
    ("One family fled.", [("One", 1, None, None, "=", None, None, "family")]),
    ("A 12-strong family and 300 neighbours", [("12", 12, None, None, "=", None, None, "family"), ("300", 300, None, None, "=", None, None, "neighbours")]),
    ("19 fouls proved it.", [("19", 19, None, None, "=", None, None, "fouls")]),
    ("40 men, women and children", [("40", 40, None, None, "=", None, None, "men, women and children")]),
    ("two Texas bank accounts", [("two", 2, None, None, "=", None, None, "Texas bank accounts")]),
    ("two late goals", [("two", 2, None, None, "=", None, None, "late goals")]),
    ("a 410-page report", [("410", 410, None, None, "=", None, None, "page")]),
    ("Nearly half were women.", [("Nearly half", 0.5, None, None, "~", None, None, None)]),
    ("Fire Kills 12 People In Harbour", [("12", 12, None, None, "=", None, None, "People")]),
    ("Hundreds arrive daily.", [("Hundreds", None, 100, 1000, None, None, None, None)]),
    ("1,200 Rohingya", [("1,200", 1200, None, None, "=", None, None, "Rohingya")]),
    ("The 28-member bloc", [("28", 28, None, None, "=", None, None, "member")]),
    # what is counted, left out behind the figure
    ("400 people crossed. 120 of them were ill.", [("400", 400, None, None, "=", None, None, "people"), ("120", 120, None, None, "=", None, None, "people")]),
    ("63 cases, compared with 40 a year earlier", [("63", 63, None, None, "=", None, None, "cases"), ("40", 40, None, None, "=", None, None, "cases")]),
    ("It killed 247 people in Rome and 10 in Oslo.", [("247", 247, None, None, "=", None, None, "people"), ("10", 10, None, None, "=", None, None, "people")]),
    ("It moved 300 families and 30 have left.", [("300", 300, None, None, "=", None, None, "families"), ("30", 30, None, None, "=", None, None, "families")]),
    ("40 homes in 3 villages burned. Some 12 more were looted.", [("40", 40, None, None, "=", None, None, "homes"), ("3", 3, None, None, "=", None, None, "villages"), ("Some 12", 12, None, None, "~", None, None, "homes")]),
    ("40 homes burned and 12 were killed.", [("40", 40, None, None, "=", None, None, "homes"), ("12", 12, None, None, "=", None, None, None)]),
    ("Sites assessed: 17. A crew of six came.", [("17", 17, None, None, "=", None, None, "Sites"), ("six", 6, None, None, "=", None, None, "crew")]),
    ("The displaced families now number 400.", [("400", 400, None, None, "=", None, None, "displaced families")]),
    ("300 people in 2 weeks, or 20 a day", [("300", 300, None, None, "=", None, None, "people"), ("2 weeks", 2, None, None, "=", None, "week", None), ("20", 20, None, None, "=", None, None, "people")]),
    ("Camp A: 1,200 tents; Camp B: 800.", [("1,200", 1200, None, None, "=", None, None, "tents"), ("800", 800, None, None, "=", None, None, "tents")]),
    ("This brings to nine the number of men held.", [("nine", 9, None, None, "=", None, None, "men")]),
    ("It took 2,910 or nine per cent.", [("2,910", 2910, None, None, "=", None, None, None), ("nine per cent", 9, None, None, "=", None, "percent", None)]),
    ("The number of people displaced rose to 730,000.", [("730,000", 730000, None, None, "=", None, None, "people")]),
    ("It destroyed 300 homes and killed 12.", [("300", 300, None, None, "=", None, None, "homes"), ("12", 12, None, None, "=", None, None, None)]),
]  # fmt: skip

# Numbers that name and count nothing.
NONE = [
    "It expires on Nov. 14 or 3 December 2016.",
    "The 2014-15 season began in August 2014.",
    "The council passed Resolution 1441 in 2004.",
    "A category 4 storm came at 5:30 p.m., or 1730 GMT.",
    "See sections 4 and 5 of Article 12.",
    "Call 555-0142-77 today.",
    "Ann Lee, 34, won the 3rd prize; Bo (17) came second.",
    "They won 2-0 and drew 2-2, after a 52-48 vote.",
    "The F-16, the G20 and Covid-19",
    "A 787 Dreamliner landed near 10 Market Street.",
    "the 1990s and the 80s",
    "Nobody knows which one it was; no one asked.",
    "He joined Radio One and the Big Five.",
    "a three-year plan",
    "5G and 4K",
    "the top ten, number two and the big four",
    "the account 4400123412341234",
    "He left at 0900; call 0800 123 456.",
    "on march 29 and on 3 may",
    "in nineteen ninety-one, under section 12(b)",
    "a third man in the second half, a half-year later",
    "a 7-Eleven for the over 65s, from 300 BC",
    "the 2002 and 2004 finals, their 1998 results",
    "It ended 1-1 with nothing to add.",
    "at three o'clock the new 777 plane left",
    "1. Why it matters",
    "One, we lose. Two, they win.",
]


def fields(quantity):
    return (quantity.text, quantity.value, quantity.low, quantity.high, quantity.bound, quantity.change, quantity.unit, quantity.counted)  # fmt: skip


@pytest.mark.parametrize(("words", "value"), NUMBERS)
def test_value_of_a_number(words, value):
    (number,) = find_numbers(f"{words} of them")
    assert number.end == len(words)
    assert (pytest.approx(number.value) if number.value else (number.low, number.high)) == value


@pytest.mark.parametrize(("sentence", "expected"), FOUND)
def test_finds(sentence, expected):
    assert [fields(q) for q in find_quantities(sentence)] == expected


@pytest.mark.parametrize("sentence", NONE)
def test_leaves_names_alone(sentence):
    assert find_quantities(sentence) == []


def test_figure_and_counted_are_spans_of_the_text():
    text = "In all, some 30 young men and $2m"
    people, money = find_quantities(text)
    assert text[people.start : people.end] == people.text == "some 30"
    assert people.approximator == "some"
    assert text[people.counted_start : people.counted_end] == people.counted == "young men"
    assert (money.counted, money.counted_start, money.approximator) == (None, None, None)


def test_rules_of_the_rooms_below():
    assert limit_before(["no", "fewer", "than"]) == (">", 3, 1)
    assert limit_before(["of", "them"]) is None
    assert change_before(["prices", "by"], unit="percent", alone=False) is None
    assert change_before(["fell", "sharply", "by"], unit=None, alone=False) == "down"
    assert money_before("cost HK$5", 8).unit == "Hong Kong dollar"
    assert unit_behind("5 miles an hour", 1).unit == "mile per hour"
    assert unit_behind("12 won", 2) is None
    assert find_counted("12 left", 2) is None


PIECES = ["12", "1,200", "3.5", "%", "$", "five", "hundred", "and", "dozens", "of", "to", "-", "from", "more", "than", "people", "one",
          "half", "the", "rose", "by", ".", ",", "½", "m", "bn", "(", ")", "May", "\n", "’", "million", "in", "2016", "a", "0"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([" ", ""]))
def test_spans_and_bounds_hold_in_any_text(pieces, between):
    text = between.join(pieces)
    quantities = find_quantities(text)
    assert [q.start for q in quantities] == sorted(q.start for q in quantities)
    for q in quantities:
        assert q.text == text[q.start : q.end] != ""
        assert (q.value is None) != (q.low is None and q.high is None)
        assert q.low is None or q.high is None or q.low <= q.high
        assert q.counted is None or q.counted == text[q.counted_start : q.counted_end] != ""
        assert q.approximator is None or q.approximator in q.text


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    find_quantities(text)


def test_table_keeps_the_contract_and_skips_the_dateline():
    text = "TOWN 12 BIS: About 300 people left."
    row = {"doc_id": "a", "text": text, "dateline_end": 13, "file": "f", "raw_start": 0, "raw_end": 9}
    articles = make_table("articles", [row])
    table = extract_quantities(articles)
    assert list(table["text"]) == ["About 300"]
    assert {c: str(t) for c, t in table.dtypes.items()} == dict(TABLES["quantities"])
    pd.testing.assert_frame_equal(extract_quantities(articles.head(0)), table.head(0))


def test_a_noun_with_its_own_determiner_is_no_label():
    assert [q.text for q in find_quantities("By the end of the week 17 people had died in week 12.")] == ["17"]
