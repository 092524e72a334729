"""No rule knows the seed articles: exchange every name, place, number and weekday in them, the pronouns, the glyphs, the
datelines and the order of the articles, and every table must be the same under that exchange."""

import re

import pandas as pd
import pytest

from corpus_tools.corpus import build_tables

WORDS = {
    # people; pronouns go with them
    "Sergei": "Marta", "Ryabkov": "Lindqvist", "Nikki Haley": "Peter Novak", "Edmond": "Ingrid", "Mulet": "Solheim",
    "Vladimir": "Olga", "Safronkov": "Demchenko", "Jonathan": "Susan", "Allen": "Whitfield",
    "Gonzalo Vargas Llosa": "Beatriz Soto Mendes", "Bashar": "Idris", "Assad": "Kamara",
    "he": "she", "He": "She", "she": "he", "She": "He",
    # places and their adjectives
    "Russia": "Norway", "Russian": "Norwegian", "Moscow": "Oslo", "Syria": "Yemen", "Syrian": "Yemeni",
    "Syrians": "Yemenis", "Damascus": "Sanaa", "US": "UK", "British": "Dutch", "Iraq": "Oman", "Iraqi": "Omani",
    "Khan Sheikhoun": "Beni Walid", "Ghouta": "Hamdan", "Al-Hol": "Al-Nur", "Akhtarin": "Dorsan", "Aleppo": "Marib",
    "northeastern": "southwestern",
    # organisations
    "Security Council": "Peace Council", "UN": "AU", "RIA": "TNA", "Joint Investigative Mechanism": "Special Review Panel",
    "JIM": "SRP", "UNHCR": "IRC", "IS": "AQ", "Daesh": "Shabab", "SDF": "YDF", "Kurdish-led": "Tamil-led", "DF": "QX",
    "National Center for International Judicial Cooperation": "National Office for International Legal Assistance",
    "Chemical Weapons Convention": "Nuclear Arms Convention",
    # numbers
    "73,000": "41,000", "5,700": "8,300", "5,704": "8,306", "61": "47", "dozens": "hundreds", "hundreds": "dozens",
    # weekdays and dates, a day later, and years, one earlier
    "Wednesday": "Thursday", "Tuesday": "Wednesday", "Sunday": "Monday", "Friday": "Saturday", "Nov. 14": "Nov. 15",
    "Oct. 26": "Oct. 27", "Jan. 21": "Jan. 22", "2013": "2012", "2019": "2018",
}  # fmt: skip
_WORD = re.compile(
    r"\b(?<![-’'])(?:" + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)) + r")\b(?![-]led)"
)
GLYPHS = {"straight": str.maketrans("“”’", '""\''), "guillemets": str.maketrans("“”", "«»")}
DATELINES = {"MOSCOW/ NEW YORK": "OSLO", "DAMASCUS": "SANAA/ GENEVA"}
NUMBERS = {73000: 41000, 5700: 8300, 5704: 8306, 61: 47}
VAGUE = {"dozens": (100, 1000), "hundreds": (12, 120)}  # the bounds of the word that it is exchanged for
DAYS = {
    "2017-11-08": "2017-11-09", "2017-11-14": "2017-11-15", "2017-10-26": "2017-10-27", "2017-11-07": "2017-11-08",
    "2013-09-01": "2012-09-01", "2013-09-30": "2012-09-30", "2026-02-15": "2026-02-16", "2019-01-01": "2018-01-01",
    "2019-12-31": "2018-12-31", "2026-01-21": "2026-01-22", "2026-02-13": "2026-02-14",
}  # fmt: skip
VALUES = DAYS | {"2013-09": "2012-09", "2019": "2018"}
COMPARED = {
    "articles": ["headline", "dek", "dateline", "published", "published_basis", "text"],
    "sentences": ["paragraph_number", "sentence_number", "text"],
    "names": ["text", "kind", "name", "role"],
    "quotes": ["text", "kind", "cue", "speaker_mention", "speaker", "role", "attribution", "group"],
    "dates": ["text", "type", "value", "mod", "earliest", "latest", "basis"],
    "quantities": ["text", "value", "low", "high", "bound", "approximator", "change", "unit", "counted"],
    "events": [
        "text", "sentence", "what", "counted", "best", "low", "high", "change", "place", "place_to", "place_basis",
        "date_earliest", "date_latest", "date_precision", "reported", "cited", "hedge",
    ],
}  # fmt: skip


def exchange(text, glyphs):
    """The words exchanged in one pass, then the glyphs."""
    for old, new in DATELINES.items():
        text = text.replace(old, new)
    return _WORD.sub(lambda match: WORDS[match[0]], text).translate(glyphs)


def exchanged_column(table, column, glyphs):
    values = table[column]
    if values.dtype == "float64":
        swapped = values.map(lambda number: NUMBERS.get(number, number))
        for word, (low, high) in VAGUE.items():
            swapped[(table["text"] == word) & values.notna()] = {"low": low, "high": high}.get(column)
        return swapped
    if str(values.dtype).startswith("datetime"):
        return pd.to_datetime(values.map(lambda day: DAYS.get(str(day.date()), day), na_action="ignore"))
    if not isinstance(values.dtype, pd.StringDtype):
        return values
    swapped = values.map(lambda text: VALUES.get(text, exchange(text, glyphs)), na_action="ignore")
    if column in {"text", "sentence", "dateline"}:
        swapped = swapped.str.replace(r"^OSLO(: |$)", lambda m: "OSLO (AP)" + (" — " if m[1] else ""), regex=True)
    return swapped


@pytest.fixture(scope="module", params=GLYPHS)
def exchanged(request, seeds, tmp_path_factory):
    glyphs = GLYPHS[request.param]
    folder = tmp_path_factory.mktemp("exchanged")
    raw = next(seeds.glob("*.txt")).read_text(encoding="utf-8").rstrip("\n")
    # the second article begins with its headline, three lines above its dateline
    lines = raw.split("\n")
    cut = next(i for i, line in enumerate(lines) if line.startswith("DAMASCUS:")) - 3
    first, second = "\n".join(lines[:cut]), "\n".join(lines[cut:])
    first = first.replace("MOSCOW/ NEW YORK: ", "MOSCOW/ NEW YORK (AP) — ")
    (folder / "swapped.txt").write_text(exchange(f"{second}\n{first}\n", glyphs), encoding="utf-8")
    (folder / "metadata.csv").write_text("file,article,published\nswapped.txt,1,2026-02-16\nswapped.txt,2,2017-11-09\n")
    return build_tables(folder), glyphs


@pytest.mark.parametrize("name", COMPARED)
@pytest.mark.parametrize("number", [1, 2])
def test_tables_are_equal_under_the_exchange(tables, exchanged, name, number):
    after, glyphs = exchanged
    own, other = tables["articles"].iloc[number - 1], after["articles"].iloc[2 - number]
    before = report_of(tables[name], own)
    found = report_of(after[name], other)
    for column in COMPARED[name]:
        wanted = exchanged_column(before, column, glyphs)
        assert known(wanted) == known(found[column]), column


def report_of(table, article):
    """The rows of an article; names only behind the dateline, which holds other places after the exchange."""
    rows = table[table["doc_id"] == article["doc_id"]]
    return rows[rows["start"] >= article["dateline_end"]] if "role" in rows and "kind" in rows else rows


def known(values):
    return [None if pd.isna(value) else value for value in values]
