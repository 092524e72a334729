"""Events as a specification: one invented sentence a case, with all rows it should give."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools import acled_figures, extract_events, select_events
from corpus_tools.columns import check_table, make_table
from corpus_tools.datelines import place_of_dateline
from corpus_tools.events import find_events

PUBLISHED = "2023-05-19"  # a Friday

DAYS = [
    # sentence, and for each row: text, what, first day, last day
    ("Nine people died on Monday.", [("Nine", "die", "2023-05-15", "2023-05-15")]),
    # a date belongs to the verb beside it, and to no other
    (
        "The army captured the town of Orlin on May 3 and left the port on May 5.",
        [("captured", "capture", "2023-05-03", "2023-05-03"), ("left", "leave", "2023-05-05", "2023-05-05")],
    ),
    (
        "An estimated 12,000 homes were destroyed by the flood, which hit the valley in 2014.",
        [("An estimated 12,000", "destroy", None, None), ("hit", "hit", "2014-01-01", "2014-12-31")],
    ),
    ("He was born in 1961 and studied law.", [("born", "bear", "1961-01-01", "1961-12-31")]),
    # nor does it come from the sentence before
    (
        "The state signed a treaty in May 2013. That ended a war that killed hundreds.",
        [("signed", "sign", "2013-05-01", "2013-05-31"), ("hundreds", "kill", None, None)],
    ),
    # "and" with a date of its own opens a clause; two dates side by side are a list
    (
        "The strike began on May 2 and on May 5 police arrested 30 people.",
        [("began", "begin", "2023-05-02", "2023-05-02"), ("30", "arrest", "2023-05-05", "2023-05-05")],
    ),
    (
        "It began on May 2 and, on May 5, police arrested 30 people.",
        [("began", "begin", "2023-05-02", "2023-05-02"), ("30", "arrest", "2023-05-05", "2023-05-05")],
    ),
    (
        "Troops left on May 2 and a week later 90 families came.",
        [("left", "leave", "2023-05-02", "2023-05-02"), ("90", "come", "2023-05-09", "2023-05-09")],
    ),
    (
        "The camp opened in March and in April 300 families arrived.",
        [("opened", "open", "2023-03-01", "2023-03-31"), ("300", "arrive", "2023-04-01", "2023-04-30")],
    ),
    ("On 2 and 5 May police arrested 30 people.", [("30", "arrest", "2023-05-02", "2023-05-05")]),
    ("The camp opened in March and April.", [("opened", "open", "2023-03-01", "2023-04-30")]),
    # figures of one subject share it
    (
        "A bomb killed 14 people and wounded 32 on Monday.",
        [("14", "kill", "2023-05-15", "2023-05-15"), ("32", "wound", "2023-05-15", "2023-05-15")],
    ),
    # each figure has its own
    (
        "The number of refugees rose to 1.2 million in 2021 from 800,000 in 2020.",
        [("1.2 million", "rise", "2021-01-01", "2021-12-31"), ("800,000", "rise", "2020-01-01", "2020-12-31")],
    ),
    (
        "The toll rose to 58 on Sunday from 51.",
        [("58", "rise", "2023-05-14", "2023-05-14"), ("51", "rise", None, None)],
    ),
    # clauses that are tied by a word of time, or governed
    (
        "Thousands fled when the town fell last month.",
        [("Thousands", "flee", "2023-04-01", "2023-04-30"), ("fell", "fall", "2023-04-01", "2023-04-30")],
    ),
    (
        "After the quake struck on Sunday, rescuers pulled 17 people from the rubble.",
        [("struck", "strike", "2023-05-14", "2023-05-14"), ("17", "pull", "2023-05-14", None)],
    ),
    (
        "The ferry sank on Saturday, killing at least 31 passengers.",
        [("sank", "sink", "2023-05-13", "2023-05-13"), ("at least 31", "kill", "2023-05-13", "2023-05-13")],
    ),
    ("Nine were killed during fighting in Orlin on Monday.", [("Nine", "kill", "2023-05-15", "2023-05-15")]),
    # open ends
    ("The union closed 30 plants after the strike in 2019.", [("30", "close", "2019-01-01", None)]),
    ("About 200 people have been arrested since March.", [("About 200", "arrest", "2023-03-01", None)]),
    ("The firm will cut 3,000 jobs by the end of 2025.", [("3,000", "cut", None, "2025-12-31")]),
    ("The bridge was closed until June.", []),
    ("Some 300 men died between 2011 and 2015.", [("Some 300", "die", "2011-01-01", "2015-12-31")]),
    # the day something was said on is not the day it happened
    ("Police said Tuesday that 200 men were held.", [("200", "hold", None, None)]),
    ("Police said Tuesday that it had freed 200 men.", [("200", "free", None, "2023-05-16")]),
    ("The mayor said on Tuesday that the road was safe.", [("said", "say", "2023-05-16", "2023-05-16")]),
    ("Parliament voted on Tuesday to extend the ban.", [("voted", "vote", "2023-05-16", "2023-05-16")]),
    ("The council last month cast a veto.", [("veto", "veto", "2023-04-01", "2023-04-30")]),
    ("He is now in prison, and the trial goes on.", []),
    # a date before a noun is the noun's, unless the noun says when
    ("The toll from Sunday's landslide rose to 58.", [("58", "rise", None, None)]),
    ("The party lost 14 seats in last year's election.", [("14", "lose", "2022-01-01", "2022-12-31")]),
    ("It is the worst since 1987, when 412 people died.", [("412", "die", "1987-01-01", "1987-12-31")]),
    (
        "A court jailed six men on Monday for the killing of 12 people in March 2018.",
        [("six", "jail", "2023-05-15", "2023-05-15"), ("12", "kill", "2018-03-01", "2018-03-31")],
    ),
    (
        "A ferry carrying 240 people sank on Monday.",
        [("240", "carry", "2023-05-15", "2023-05-15"), ("sank", "sink", "2023-05-15", "2023-05-15")],
    ),
    ("The bodies of 13 people were found on Sunday and Monday.", [("13", "find", "2023-05-14", "2023-05-15")]),
    ("Police said Thursday that 112 people had been held since May 1.", [("112", "hold", "2023-05-01", "2023-05-18")]),
    # lengths and ranges
    ("The army lost 19 men in the past three weeks.", [("19", "lose", "2023-04-28", "2023-05-19")]),
    ("Some 300 men died from 2011 to 2015.", [("Some 300", "die", "2011-01-01", "2015-12-31")]),
    ("The group has counted 90 deaths up to the end of 2021.", [("90", "count", None, "2021-12-31")]),
    # "in which", "where" and "having" tie two clauses
    ("The flood of 1997, in which 33 people drowned, led to a law.", [("33", "drown", "1997-01-01", "1997-12-31")]),
    (
        "A rally took place on Thursday in Paris, where a crowd burned 62 boxes.",
        [("took", "take", "2023-05-18", "2023-05-18"), ("62", "burn", "2023-05-18", "2023-05-18")],
    ),
    (
        "The army ended its search on Monday, having found 52 bodies.",
        [("ended", "end", "2023-05-15", "2023-05-15"), ("52", "find", None, "2023-05-15")],
    ),
    (
        "The train left on Sunday and crashed on Monday, killing 9.",
        [
            ("left", "leave", "2023-05-14", "2023-05-14"),
            ("crashed", "crash", "2023-05-15", "2023-05-15"),
            ("9", "kill", "2023-05-15", "2023-05-15"),
        ],
    ),
    (
        "The men, who had left in 2013, came back, taking 40 horses along.",
        [("left", "leave", "2013-01-01", "2013-12-31"), ("40", "take", None, None)],
    ),
    ("They left Paris, France, on Monday and sailed west.", [("left", "leave", "2023-05-15", "2023-05-15")]),
    (
        "The plant has doubled in size since 2018 and now has 900 workers.",
        [("doubled", "double", "2018-01-01", None), ("900", "have", None, None)],
    ),
    ("The quake struck shortly before midnight on May 2.", [("struck", "strike", "2023-05-02", "2023-05-02")]),
    ("Snow is forecast for May 29.", [("forecast", "forecast", "2023-05-29", "2023-05-29")]),
    ("The talks begin on May 29.", [("begin", "begin", "2023-05-29", "2023-05-29")]),
    ("The mandate expires May 29.", [("expires", "expire", "2023-05-29", "2023-05-29")]),
    ("There was an explosion on Monday.", [("explosion", "explode", "2023-05-15", "2023-05-15")]),
    ("Roe, the former mayor, goes on trial on May 29.", [("goes", "go", "2023-05-29", "2023-05-29")]),
    (
        "It will close on Friday, the mayor said, until all is repaired.",
        [("close", "close", "2023-05-19", "2023-05-19")],
    ),
]


def rows(events, *columns):
    day = lambda value: value.strftime("%Y-%m-%d") if isinstance(value, pd.Timestamp) else value  # noqa: E731
    return [tuple(day(getattr(event, column)) for column in columns) for event in events]


@pytest.mark.parametrize(("sentence", "wanted"), DAYS)
def test_days(sentence, wanted):
    assert rows(find_events(sentence, PUBLISHED), "text", "what", "date_earliest", "date_latest") == wanted


FIGURES = [
    # sentence, and for each row: what, counted, best, low, high, change
    ("At least 14 people were killed.", [("kill", "people", None, 14, None, None)]),
    ("Dozens of people were hurt.", [("hurt", "people", None, 12, 120, None)]),
    ("They freed 40 men from 6 villages.", [("free", "men", 40, None, None, None)]),
    ("One of the men was shot.", []),
    ("The army completed the transfer of 900 prisoners.", [("transfer", "prisoners", 900, None, None, None)]),
    ("Nearly half of the 3,200 prisoners have been released.", []) ,
    ("The number of refugees has declined.", [("decline", "refugees", None, None, None, "down")]),
    ("There was a sharp increase in the number of attacks.", [("increase", "attacks", None, None, None, "up")]),
    (
        "Some 400 families live there. The number has grown.",
        [("live", "families", 400, None, None, None), ("grow", "families", None, None, None, "up")],
    ),
    ("Prices fell 3 percent.", [("fall", "percent", 3, None, None, "down")]),
    ("Some 1,800 of 4,000 workers returned.", [("return", "workers", 1800, None, None, None)]),
    ("The number of cases rose from 1,200 to 3,500.", [("rise", "cases", 3500, None, None, "up")]),
    ("New infections have been declining.", [("decline", "New infections", None, None, None, "down")]),
    ("A man was shot and three others were hurt.", [("hurt", "others", 3, None, None, None)]),
    # what is no figure of its own
    ("A village 40 km from the border was flooded.", []),
    ("It ended a 13-game run.", []),
    ("It is true, according to two villagers.", []),
    # what falls is counted, its number does not change
    ("Three jurors fell ill.", [("fall", "jurors", 3, None, None, None)]),
    ("The firm cut 90 jobs.", [("cut", "jobs", 90, None, None, None)]),
    ("The staff was cut to 90 men.", [("cut", "men", 90, None, None, "down")]),
    # a change beside a figure, of an amount, by a plan
    (
        "The level of the lake peaked at 7 metres and has been falling since.",
        [("peak", "metre", 7, None, None, None), ("fall", "level", None, None, None, "down")],
    ),
    ("It promised in May to double the number of inspectors.", [("double", "inspectors", None, None, None, "up")]),
    ("Searches in Paris have tripled since May.", [("triple", "Searches", None, None, None, "up")]),
    ("It does so in order to cut costs.", []),
    ("Exports have doubled.", [("double", "Exports", None, None, None, "up")]),
    ("Prices went up in May.", [("go", "Prices", None, None, None, "up")]),
    ("There has been a sharp rise in cases.", [("rise", "cases", None, None, None, "up")]),
    ("The unions protest against wage cuts.", []),
    # the present behind a number
    ("Forty people were killed and 60 need surgery.", [("kill", "people", 40, None, None, None), ("need", "people", 60, None, None, None)]),
    ("Forty people were killed and 60 live in tents.", [("kill", "people", 40, None, None, None), ("live", "people", 60, None, None, None)]),
    ("Forty people were killed and 60 face trial.", [("kill", "people", 40, None, None, None), ("face", "people", 60, None, None, None)]),
    ("The mayor said 60 need food.", [("need", None, 60, None, None, None)]),
    ("They found 40 helmets and 60 face masks.", [("find", "helmets", 40, None, None, None), ("find", "face masks", 60, None, None, None)]),
    # a figure that is told
    ("It spoke of 90 deaths, but rebels admit only 12 deaths.", [("speak", "deaths", 90, None, None, None), ("die", "deaths", 12, None, None, None)]),
    ("Families relocated: 240", [("relocate", "Families", 240, None, None, None)]),
    # nouns left out
    ("Some 40 people died in Paris and 12 in Rome.", [("die", "people", 40, None, None, None), ("die", "people", 12, None, None, None)]),
    ("She was among the 26 herders killed in a raid.", [("kill", "herders", 26, None, None, None)]),
    ("Profits for 2004 rose 56 percent.", [("rise", "percent", 56, None, None, "up")]),
    ("Loans in May fell by 90 dollars.", [("fall", "dollar", 90, None, None, "down")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), FIGURES)
def test_figures(sentence, wanted):
    assert rows(find_events(sentence, PUBLISHED), "what", "counted", "best", "low", "high", "change") == wanted


SOURCES = [
    # sentence, and for each row: what, who is cited, reported on
    ("Police said Tuesday that 200 men were held.", [("hold", "Police", "2023-05-16")]),
    ("Nine people died on Monday, according to the mayor.", [("die", "the mayor", None)]),
    (
        "The storm killed 9 people, according to a report published on Thursday.",
        [("kill", "a report", "2023-05-18"), ("publish", None, None)],
    ),
    ("Nine people died on Monday.", [("die", None, None)]),
    (
        "Some 400 people fled, while the mayor put the number at 300.",
        [("flee", None, None), ("put", "the mayor", None)],
    ),
    ("Damage to farms was put by the mayor at 40 million euros.", [("put", "the mayor", None)]),
    ("The group has verified 366 deaths.", [("verify", "The group", None)]),
    ("The fire chief, Ann Roe, said nine people died.", [("die", "Ann Roe", None)]),
    ("The mayor, Ann Roe, put the number of lost cars at 870.", [("put", "Ann Roe", None)]),
    (
        "Some 90 people fled, while the local councils report 40.",
        [("flee", None, None), ("flee", "the local councils", None)],
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), SOURCES)
def test_sources(sentence, wanted):
    found = rows(find_events(sentence, PUBLISHED), "what", "cited", "reported")
    assert [(what, cited and cited.split(" published")[0], day) for what, cited, day in found] == wanted


HEDGES = [
    ("The rebels allegedly killed 9 people.", "alleged"),
    ("It came after an alleged gas attack that killed 9 people.", "alleged"),
    ("Alleged rebels killed 9 people.", None),
    ("Some 90 people are believed to have fled.", "alleged"),
    ("The army denied that it had killed 9 people.", "denied"),
    ("There is no evidence that it killed 9 people.", "denied"),
    ("The state plans to move 500 families.", "planned"),
    ("The state will move 500 families.", "planned"),
    ("In May have 9 people died.", None),
    ("The firm said it would cut 90 jobs.", "planned"),
    ("The families are to receive 90 tents.", "planned"),
    ("It launched a campaign to vaccinate 900 children.", "planned"),
    ("Supporters alleged that 30 polling stations had opened late.", "alleged"),
    ("The minister rejected reports that 60 people had died.", "denied"),
    ("His rival claims that 900 votes were stolen.", "alleged"),
    ("The group accused the army of killing 9 people.", "alleged"),
    ("It promised after the fire to build 900 homes.", "planned"),
    ("According to unconfirmed reports, 40 people drowned.", "alleged"),
    ("It is feared that 40 people drowned.", "alleged"),
    ("Up to 40 miners are believed dead.", "alleged"),
    ("She is on trial for allegedly taking 90 euros.", "alleged"),
    ("He denied stealing 40 cars.", "denied"),
    ("A spokesman dismissed as false a report that 40 people had died.", "denied"),
    ("It agreed to free 40 prisoners.", "planned"),
    ("It called for the release of 40 prisoners.", "planned"),
    ("It proposed cutting 40 jobs.", "planned"),
    ("It does so in order to keep 40 jobs.", None),
]


@pytest.mark.parametrize(("sentence", "hedge"), HEDGES)
def test_hedges(sentence, hedge):
    assert rows(find_events(sentence, PUBLISHED), "hedge") == [(hedge,)]


PLACES = [
    ("Nine people died in Paris.", "Paris", None, "clause"),
    ("Nine people died in the Paris suburb of Bondy.", "Bondy", None, "clause"),
    ("The army flew 90 men from northern Kenya to Uganda.", "northern Kenya", "Uganda", "clause"),
    ("Some 90 men fled to Vorsk.", None, "Vorsk", "clause"),
    ("It blamed an attack in Cairo that killed 9 people.", "Cairo", None, "sentence"),
    ("Kenya's army killed 9 people.", None, None, None),
    ("Nine people died on Monday.", "LIMA", None, "dateline"),
    ("Nine people died in 2013.", None, None, None),
    # a place belongs to the verb before it, unless that one only describes
    ("Some 90 men will return to Cuba under a deal signed in Paris.", None, "Cuba", "clause"),
    ("Gunmen killed nine people sheltering in a school in Paris.", "Paris", None, "clause"),
    ("Nine people were killed in Paris when a bomb went off.", "Paris", None, "clause"),
    ("Crossings from Kenya to Cuba fell by 90.", "Kenya", "Cuba", "clause"),
    ("Some 90 people settled in Cuba.", None, "Cuba", "clause"),
    ("A town 40 km north of Paris has 90 people.", "Paris", None, "clause"),
    # of two figures each has its own place
    ("Nine men from Kenya were freed from a prison in Cuba.", "Cuba", None, "clause"),
    ("In Cuba, people fled after the army killed nine men.", "Cuba", None, "sentence"),
    ("Nine people died in the battle for Cuba.", "Cuba", None, "clause"),
    ("The office in Cuba has verified 90 deaths.", None, None, None),
    ("Men who were held in Cuba have freed nine others.", "Cuba", None, "sentence"),
    ("Roe, who was born in Cuba, has freed nine men.", None, None, None),
    ("Nine wounded men were taken to hospitals in Cuba.", None, "Cuba", "clause"),
    ("Nine people were killed in shelling of Qadir.", "Qadir", None, "clause"),
    ("Nine people were shot in Qadir's main square.", "Qadir", None, "clause"),
    ("The firm bought nine planes from Cuba.", None, None, None),
    ("Qadir, where a storm killed nine people, is rich.", "Qadir", None, "sentence"),
    ("A boat sank off the coast of Cuba; nine of the men on it died.", "Cuba", None, "sentence"),
    # "to" is no way without a movement, "from" before a verb says where people come from
    ("The club lost nine games to Kenya.", None, None, None),
    ("Nine men from Kenya were killed.", None, None, None),
    ("Shares in Paris Lines fell by 9 percent.", None, None, None),
    # who is elsewhere is not at the place where the report was written
    ("Nine people died on Monday after troops entered Paris.", None, None, None),
]

# A gerund without an object is a noun, what follows is about the verb before it.
PLACES += [
    ("Some 300 people were killed by shelling in Qadir on Monday.", "Qadir", None, "clause"),
    ("Nine people were held for looting and burning in Qadir.", "Qadir", None, "clause"),
    ("Nine people died of drowning in Qadir.", "Qadir", None, "clause"),
]
# What tells that a name which stands once in a text is a place.
PLACES += [
    ("Nine people died in Qadir aged 90.", "Qadir", None, "clause"),
    ("Teachers across Qadir walked out on Monday.", "Qadir", None, "clause"),
    ("Nine people died near Qadir, Belm and Orsk on Monday.", "Qadir", None, "clause"),
    ("Some 90 families were moved from Belm to Qadir, a town of the south.", "Belm", "Qadir", "clause"),
    ("Nine people died in southern Qadir.", "southern Qadir", None, "clause"),
    ("Some 90 men have returned to Qadir, the mayor said.", None, "Qadir", "clause"),
]


@pytest.mark.parametrize(("sentence", "place", "place_to", "basis"), PLACES)
def test_places(sentence, place, place_to, basis):
    events = find_events(sentence, PUBLISHED, dateline="LIMA")
    assert rows(events, "place", "place_to", "place_basis") == [(place, place_to, basis)]


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("QUITO, June 3, 2024", "QUITO"),
        ("LONDON, 14 March 2023", "LONDON"),
        ("LIMA, 3 June 2024 (Agencia Sur)", "LIMA"),
        ("PARIS, France, June 3 2024", "PARIS, France"),
        ("ROME (AP)", "ROME"),
        ("ROME, Tuesday", "ROME"),
        ("3 March, ROME", "ROME"),
        ("OSLO, May 9. /NTB/", "OSLO"),
        ("OSLO/ ROME", "OSLO/ ROME"),
        ("MAY PEN, Jamaica", "MAY PEN, Jamaica"),
    ],
)
def test_the_place_of_a_dateline(dateline, place):
    assert place_of_dateline(dateline) == place


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Protests began on May 2 and spread to Cuba on May 4.", [("began", None, None), ("spread", None, "Cuba")]),
        (
            "He left Kenya on Monday and returned to Cuba on Friday.",
            [("left", "Kenya", None), ("returned", None, "Cuba")],
        ),
        ("The army left Kenya with 900 men and laid siege to Paris.", [("900", "Kenya", None)]),
        ("Gunmen entered Paris on Monday and killed 9 people.", [("entered", "Paris", None), ("9", "Paris", None)]),
    ],
)
def test_the_ways_of_joined_verbs_are_their_own(sentence, wanted):
    assert rows(find_events(sentence, PUBLISHED), "text", "place", "place_to") == wanted


def test_precision():
    text = "Nine died on Monday. Nine died last week. Nine died in April. Nine died in 2021. Nine died in the 1990s. Nine died."
    assert [event.date_precision for event in find_events(text, PUBLISHED)] == [1, 3, 4, 5, None, None]


def test_without_a_publication_day_nothing_is_guessed():
    events = find_events("Police said Tuesday that 9 people died in May. Ten people died in May 2013.")
    assert rows(events, "date_earliest", "date_latest", "reported") == [
        (None, None, None),
        ("2013-05-01", "2013-05-31", None),
    ]


def test_a_fact_whose_day_cannot_be_known_is_kept_and_says_so():
    events = find_events("Parliament voted on Tuesday to extend the ban.")
    assert rows(events, "what", "date_earliest", "date_latest", "date_basis") == [
        ("vote", None, None, "Tuesday: unresolved")
    ]


def test_a_date_before_our_era_is_kept_in_its_words():
    events = find_events("In 431 BC the town fell. In 404 BC the army surrendered.")
    assert rows(events, "what", "date_earliest", "date_latest", "date_basis") == [
        ("fall", None, None, "431 BC"),
        ("surrender", None, None, "404 BC"),
    ]


@given(
    st.lists(
        st.sampled_from(
            "the army said that who killed 40 men on Monday , . in Paris after 2013 from to 1,200 rose number of".split()
        )
    ).map(" ".join)
)
def test_any_text_gives_rows_that_stand_in_it(text):
    for event in find_events(text, PUBLISHED):
        assert text[event.start : event.end] == event.text != ""
        assert text[event.sentence_start : event.sentence_end] == event.sentence
        assert event.sentence_start <= event.start < event.end <= event.sentence_end
        if event.date_earliest is not None and event.date_latest is not None:
            assert event.date_earliest <= event.date_latest


def test_select(tables):
    events = tables["events"]
    killed = select_events(events, what="kill")
    assert set(killed["what"]) == {"kill"}
    assert set(select_events(events, counted="suspects")["counted"].str.contains("suspects")) == {True}
    assert len(select_events(events, place="nowhere at all")) == 0
    days = select_events(events, precision=1)
    assert (days["date_precision"] == 1).all()
    assert days["date_earliest"].is_monotonic_increasing


def test_acled_keeps_the_lowest_figure_of_one_event_and_says_so_in_a_column_of_its_own():
    text = (
        "At least 14 people died in Cairo on Monday. Some 17 people died in Cairo on Monday. Dozens of people died in Cairo. "
        "Hundreds of people died in Cairo on May 3."
    )
    events = make_table("events", [("a", *event) for event in find_events(text, PUBLISHED)])
    table = acled_figures(events)
    assert table["acled"].tolist() == [14, 14, 12, 100]
    pd.testing.assert_frame_equal(table.drop(columns="acled"), events)
    assert acled_figures(events.iloc[:0])["acled"].dtype == "float64"


def test_empty():
    check_table(extract_events(make_table("articles", [])), "events")
