"""What must be right on the seed articles, written by hand from reading them. Article 1 is the first of the file.

A span is given by its words; `test_seeds` finds them in the article and compares offsets.
"""

ARTICLES = [
    # headline, dek, dateline, paragraphs, first words of the report, published
    (
        "Russia and West clash over where blame lies for Syrian chemical weapons usage",
        None,
        "MOSCOW/ NEW YORK",
        21,
        "Russia opposes a draft UN resolution",
        "2017-11-08",
    ),
    (
        "The UN says Al-Hol camp population has dropped sharply as Syria moves to relocate remaining families",
        "Forces of Syria’s central government captured the Al-Hol camp on Jan. 21 during a weekslong offensive against "
        "the SDF, which had been running the camp near the border with Iraq for a decade",
        "DAMASCUS",
        12,
        "The UN refugee agency said Sunday",
        "2026-02-15",
    ),
]

RYABKOV = ("Sergei Ryabkov", "Russian Deputy Foreign Minister")
HALEY = ("Nikki Haley", "US Ambassador")
MULET = ("Edmond Mulet", "Assistant Secretary-General")
SAFRONKOV = ("Vladimir Safronkov", "Russia’s Deputy UN Ambassador")
ALLEN = ("Jonathan Allen", "Deputy British Ambassador")
VARGAS = ("Gonzalo Vargas Llosa", "UNHCR’s representative in Syria")

QUOTES = [
    # article, kind, first words with the glyph, last words with the glyph, whole content (None: the same), mention,
    # (speaker, role), attribution, and whether it shares the group of the row before
    (1, "direct", "“I stress that", "structure’s activities,”", None, "Ryabkov", RYABKOV, "explicit", False),
    (1, "direct", "“We are in favor", "different basis.”", None, "Ryabkov", RYABKOV, "continued", True),
    (
        1,
        "mixed",
        "“to push",
        "this council.”",
        ("Russia continues “to push", "this council.”"),
        "she",
        HALEY,
        "pronoun",
        False,
    ),
    (
        1,
        "mixed",
        "“a unique",
        "responsibility”",
        ("the Security Council has “a unique", "weapons forever.”"),
        "Mulet",
        MULET,
        "explicit",
        False,
    ),
    (
        1,
        "mixed",
        "“end the use",
        "weapons forever.”",
        ("the Security Council has “a unique", "weapons forever.”"),
        "Mulet",
        MULET,
        "explicit",
        True,
    ),
    (1, "direct", '"I understand', "Arab Republic,”", None, "he", MULET, "pronoun", False),
    (1, "direct", "“However, this", "must not prevail.”", None, "he", MULET, "continued", True),
    (
        1,
        "mixed",
        "“an entire",
        "responsible?”",
        ("Is “an entire", "responsible?”"),
        "Safronkov",
        SAFRONKOV,
        "explicit",
        False,
    ),
    (
        1,
        "mixed",
        "“while some",
        "chemical terrorism”",
        ("“while some", "not being addressed"),
        "He",
        SAFRONKOV,
        "pronoun",
        False,
    ),
    (1, "direct", "“It’s one", "fiction writers,”", None, "he", ALLEN, "pronoun", False),
    (1, "direct", "“And unfortunately", "being indulged.”", None, "he", ALLEN, "continued", True),
    (1, "mixed", "“a cynical", "independent and impartial body.”", Ellipsis, "Allen", ALLEN, "explicit", False),
    (1, "direct", "“Russia is trying", "Syrian regime,”", None, "he", ALLEN, "pronoun", False),
    (
        2,
        "mixed",
        "“has observed",
        "in recent weeks.”",
        ("the agency “has observed", "in recent weeks.”"),
        "Gonzalo Vargas Llosa",
        VARGAS,
        "explicit",
        False,
    ),
    (2, "direct", "“Syrian authorities", "ready to provide,”", None, "he", VARGAS, "pronoun", False),
    (
        2,
        "mixed",
        "“will continue",
        "those who remain.”",
        ("UNHCR “will continue", "those who remain.”"),
        "He",
        VARGAS,
        "pronoun",
        False,
    ),
]

DATES = [
    # article, words, type, value, earliest, latest, basis; with the publication day known
    (1, "Wednesday", "DATE", "2017-11-08", "2017-11-08", "2017-11-08", "relative to publication"),
    (1, "next week", "DATE", "2017-W46", "2017-11-13", "2017-11-19", "relative to publication"),
    (1, "Nov. 14", "DATE", "2017-11-14", "2017-11-14", "2017-11-14", "relative to publication"),
    (1, "April", "DATE", "2017-04", "2017-04-01", "2017-04-30", "relative to publication"),
    (1, "Oct. 26", "DATE", "2017-10-26", "2017-10-26", "2017-10-26", "relative to publication"),
    (1, "last month", "DATE", "2017-10", "2017-10-01", "2017-10-31", "relative to publication"),
    (1, "Tuesday", "DATE", "2017-11-07", "2017-11-07", "2017-11-07", "relative to publication"),
    (1, "September 2013", "DATE", "2013-09", "2013-09-01", "2013-09-30", "explicit"),
    (2, "Sunday", "DATE", "2026-02-15", "2026-02-15", "2026-02-15", "relative to publication"),
    (2, "recent weeks", "DATE", None, None, "2026-02-15", "relative to publication"),
    (2, "last month", "DATE", "2026-01", "2026-01-01", "2026-01-31", "relative to publication"),
    (2, "2019", "DATE", "2019", "2019-01-01", "2019-12-31", "explicit"),
    (2, "Jan. 21", "DATE", "2026-01-21", "2026-01-21", "2026-01-21", "relative to publication"),
    (2, "weekslong", "DURATION", "PXW", None, None, None),
    (2, "a decade", "DURATION", "P10Y", None, None, None),
    (2, "Friday", "DATE", "2026-02-13", "2026-02-13", "2026-02-13", "relative to publication"),
    (2, "now", "DATE", "PRESENT_REF", None, None, None),
]

# The same words where no publication day is known: their values; no days, unless the words themselves give them.
UNDATED = {
    "Wednesday": "XXXX-WXX-3",
    "Nov. 14": "XXXX-11-14",
    "April": "XXXX-04",
    "Oct. 26": "XXXX-10-26",
    "Tuesday": "XXXX-WXX-2",
    "Sunday": "XXXX-WXX-7",
    "Jan. 21": "XXXX-01-21",
    "Friday": "XXXX-WXX-5",
    "September 2013": "2013-09",
    "2019": "2019",
    "now": "PRESENT_REF",
}

FIGURES = [
    # article, words within, what, counted, best, low, high, place, earliest, latest, cited, reported, hedge
    (
        2,
        "around 73,000",
        "live",
        "people",
        73000,
        None,
        None,
        "Al-Hol",
        "2019-01-01",
        None,
        None,
        None,
        None,
    ),
    (
        2,
        "more than 5,700",
        "transfer",
        "adult male IS suspects",
        None,
        5700,
        None,
        "Syria",
        None,
        "2026-02-13",
        "The US military",
        "2026-02-13",
        None,
    ),
    (
        2,
        "5,704",
        "transfer",
        "suspects",
        5704,
        None,
        None,
        "Syria",
        None,
        None,
        "Iraq’s National Center for International Judicial Cooperation",
        None,
        None,
    ),
    (
        2,
        "thousands",
        "transfer",
        "accused IS militants",
        None,
        1000,
        10000,
        "northeastern Syria",
        None,
        None,
        None,
        None,
        None,
    ),
    (
        1,
        "dozens",
        "kill",
        "people",
        None,
        12,
        120,
        "Khan Sheikhoun",
        "2017-04-01",
        "2017-04-30",
        "a report",
        "2017-10-26",
        None,
    ),
    (1, "hundreds", "kill", None, None, 100, 1000, "Ghouta", None, None, None, None, "alleged"),
]

FACTS = [
    # article, what, words of the event, earliest, latest
    (1, "send", "sent", "2017-10-26", "2017-10-26"),
    (1, "veto", "veto", "2017-10-01", "2017-10-31"),
    (1, "circulate", "circulated", "2017-11-07", "2017-11-07"),
    (1, "say", "said", "2017-11-08", "2017-11-08"),
    (1, "expire", "expires", "2017-11-14", "2017-11-14"),
    (1, "accept", "accepted", "2013-09-01", "2013-09-30"),
    (2, "capture", "captured", "2026-01-21", "2026-01-21"),
    (2, "escape", "escaped", "2026-01-01", None),
    (2, "say", "said", "2026-02-15", "2026-02-15"),
]

CHANGES = [
    # article, words, what, counted; best, low and high are null
    (2, "declined", "decline", "people"),
    (2, "decrease", "decrease", "residents"),
]
