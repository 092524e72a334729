"""People, organisations and places: what is a name, of what kind, whose full form, with which role."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.columns import TABLES
from corpus_tools.names import extract_names, find_names, read_aliases


def shown(text, **options):
    return [(n.text, n.kind, n.name, n.role) for n in find_names(text, **options)]


def names_of(text, kind=None):
    return [n.name for n in find_names(text) if kind is None or n.kind == kind]


PEOPLE_WITH_ROLES = [
    # sentence, full name, role
    ("Norwegian Deputy Trade Minister Kari Holm said no.", "Kari Holm", "Norwegian Deputy Trade Minister"),
    ("Peru’s Deputy UN Ambassador Luis Prado was absent.", "Luis Prado", "Peru’s Deputy UN Ambassador"),
    ("Deputy Dutch Ambassador Jan Vos left.", "Jan Vos", "Deputy Dutch Ambassador"),
    ("Assistant Secretary-General Oyelaran Adebo, who heads the board, told them.", "Oyelaran Adebo", "Assistant Secretary-General"),
    ("They met Secretary of State Ellen Moor.", "Ellen Moor", "Secretary of State"),
    ("They met House Budget Committee Chairman Tom Ashby.", "Tom Ashby", "House Budget Committee Chairman"),
    ("The former campaign manager Ruth Lake disagreed.", "Ruth Lake", "former campaign manager"),
    ("The former campaign\xa0manager Ruth Lake disagreed.", "Ruth Lake", "former campaign\xa0manager"),  # a no-break space
    ("Ilse Brandt Ruiz, the WMO’s representative in Chile, said in a statement that it rains.", "Ilse Brandt Ruiz", "WMO’s representative in Chile"),
    ("Omar Tal, 45, a baker from Ville, said it was late.", "Omar Tal", "baker from Ville"),
    ("Omar Tal, a former adviser to Gov. Ann Q. Roe, said it was late.", "Omar Tal", "former adviser to Gov. Ann Q. Roe"),
    ("The finance minister, Omar Tal, said it was late.", "Omar Tal", "finance minister"),
    ("Singer Omar Tal sang.", "Omar Tal", "Singer"),
    ("Republican Omar Tal lost.", "Omar Tal", "Republican"),
    ("Omar Tal, often late, said so.", "Omar Tal", None),
    ("Mr. Omar Tal said so.", "Omar Tal", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name", "role"), PEOPLE_WITH_ROLES)
def test_a_person_has_the_role_the_text_gives(sentence, name, role):
    assert (name, role) in [(n.name, n.role) for n in find_names(sentence) if n.kind == "person"]


KINDS = [
    ("The town of Qadir Bel fell.", "Qadir Bel", "place"),
    ("Families left Qadir camp.", "Qadir", "place"),
    ("They drove to Qadir Governorate.", "Qadir Governorate", "place"),
    ("He was born in Qadir, Ohio, in May.", "Qadir", "place"),
    ("QADIR BEL: The council met.", "QADIR BEL", "place"),
    ("Trade with Bolivia grew.", "Bolivia", "place"),
    ("The Ministry of Health and Human Services met.", "Ministry of Health and Human Services", "organisation"),
    ("It went to the National Centre for Marine Law.", "National Centre for Marine Law", "organisation"),
    ("Shares of Tolbert Industries Inc. fell.", "Tolbert Industries Inc.", "organisation"),
    ("Tolbert & Sonder fell.", "Tolbert & Sonder", "organisation"),
    ("Hill met Tolbert, a maker of tools, in May.", "Tolbert", "organisation"),
    ("They met Ann Tolbert, a seller of flowers, in May.", "Ann Tolbert", "person"),
    ("QRN militants fled.", "QRN", "organisation"),
    ("An analyst at Tolbert agreed.", "Tolbert", "organisation"),
    ("The prize went to Ana van der Berg.", "Ana van der Berg", "person"),
    ("It was Tamsin al-Qadir, who spoke first.", "Tamsin al-Qadir", "person"),
    ("They watched the Tolbert Cup.", "Tolbert Cup", None),
]


@pytest.mark.parametrize(("sentence", "name", "kind"), KINDS)
def test_kinds(sentence, name, kind):
    assert {n.text: n.kind for n in find_names(sentence)}.get(name, "not found") in (
        (kind,) if kind else (None, "organisation")
    )


NO_NAMES = [
    "Critics said on Friday that it was late. Yesterday it rained. However, I did not.",
    "A Russian official met British and Chilean lawmakers in March.",
    "The prime minister said the Norwegians had left.",
    "Yes. And then? “Never,” he said.",
    "In May 2014, it snowed. In March it rained.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_openers_days_and_demonyms_are_no_names(text):
    assert shown(text) == []


def test_the_first_word_of_a_sentence_is_a_name_if_the_text_says_so_elsewhere():
    assert names_of("Tolbert fell. Nobody saw Tolbert again.") == ["Tolbert", "Tolbert"]
    assert names_of("Earlier Tolbert fell. It came earlier for Tolbert.") == ["Tolbert", "Tolbert"]


SHORT_FORMS = [
    # text, mention, full form
    ("Ann B. Roe spoke. Then Roe left with Ann Roe.", ["Ann B. Roe", "Ann B. Roe", "Ann B. Roe"]),
    ("Roe left early. Mayor Ann Roe did not say why.", ["Ann Roe", "Ann Roe"]),
    ("Luis Brandt Ruiz spoke. Brandt Ruiz left. Ruiz slept.", ["Luis Brandt Ruiz"] * 3),
    ("Ann and Bob Roe spoke.\nMr. Roe left, and Mrs. Roe stayed.", ["Ann Roe", "Bob Roe", "Bob Roe", "Ann Roe"]),
    ("Sen. Ann Roe spoke.\nGov. Eve Roe left.\nSen. Roe stayed.", ["Ann Roe", "Eve Roe", "Ann Roe"]),
    ("Ann Roe spoke.\nLater Eve Roe spoke.\nThen Roe left.", ["Ann Roe", "Eve Roe", "Ann Roe"]),  # the one named first
    ("Ann Roe spoke.\nLater Eve Roe spoke, and Roe left.", ["Ann Roe", "Eve Roe", "Roe"]),  # which of them is open
    ("Ann Roe spoke.\nBob Roe left.\nRoe said he was sorry.", ["Ann Roe", "Bob Roe", "Bob Roe"]),
    ("Ann Roe spoke. Mr. Roe left.", ["Ann Roe", "Roe"]),  # not Ann
    ("The World Rain Council (WRC) met. The WRC left.", ["World Rain Council"] * 3),
    ("The Joint Rain Mission, or JRM, met. JRM officials left.", ["Joint Rain Mission"] * 3),
    ("The SRF left. It was the Sandlese Rain Forces that stayed.", ["Sandlese Rain Forces"] * 2),
    ("The UN Rain Council met. The Rain Council left.", ["UN Rain Council"] * 2),
    ("Tolbert Industries Inc. grew. Shares of Tolbert fell.", ["Tolbert Industries Inc."] * 2),
    ("The United States left. A U.S. envoy stayed.", ["United States"] * 2),
]


@pytest.mark.parametrize(("text", "full"), SHORT_FORMS)
def test_short_forms_are_joined_to_the_full_one_they_stand_for(text, full):
    assert names_of(text) == full


def test_he_and_she_where_the_text_tells():
    text = "Mrs. Tolbert spoke. His wife Qadira Sonder left. Tam Bel, a spokesman, stayed. Zorin Vex did not."
    assert {n.name: n.sex for n in find_names(text)} == {"Tolbert": "she", "Qadira Sonder": "she", "Tam Bel": "he", "Zorin Vex": None}  # fmt: skip


def test_a_headline_has_only_names_of_the_body():
    text = "Mayor Roe Says Yes to Bridge\nMayor Ann Roe said yes to a bridge."
    assert names_of(text) == ["Ann Roe", "Ann Roe"]


def test_aliases_are_the_users():
    table = pd.DataFrame({"alias": ["QRN"], "name": ["Qadir Rain Network"], "kind": ["organisation"]})
    assert shown("QRN left.", aliases=table) == [("QRN", "organisation", "Qadir Rain Network", None)]


def test_aliases_from_a_file_and_without_a_column(tmp_path):
    (tmp_path / "aliases.csv").write_text("alias,name\nQRN,Qadir Rain Network\n", encoding="utf-8")
    assert names_from(tmp_path / "aliases.csv") == ["Qadir Rain Network"]
    with pytest.raises(ValueError, match="missing: \\['name'\\]"):
        read_aliases(pd.DataFrame({"alias": ["QRN"]}))


def names_from(path):
    return [n.name for n in find_names("QRN left.", aliases=path)]


def test_table_has_the_columns_of_the_contract():
    articles = pd.DataFrame({"doc_id": ["a", "b"], "text": ["Ann Roe spoke.", "Nobody did."]})
    table = extract_names(articles)
    assert list(table["name"]) == ["Ann Roe"]
    for frame in (table, extract_names(articles.iloc[:0])):
        assert {column: str(frame[column].dtype) for column in frame} == dict(TABLES["names"])


WORDS = st.sampled_from(
    "Ann Roe roe of the The and Ministry U.S. al-Qadir (QRN) said , . \n “ ” May Inc. Mr. in Syria's É".split(" ")
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_gives_ordered_mentions_that_do_not_overlap(text):
    names = find_names(text)
    assert all(n.text == text[n.start : n.end] and n.name and n.text == n.text.strip() for n in names)
    assert all(a.end <= b.start for a, b in pairwise(names))


def test_mr_stands_before_surnames_only():
    text = "Howard Poe won the vote. Mr Howard said no. Mr Poe left."
    assert [(name.text, name.name) for name in find_names(text)] == [
        ("Howard Poe", "Howard Poe"),
        ("Howard", "Howard"),
        ("Poe", "Howard Poe"),
    ]


def test_an_acronym_that_opens_the_name_of_a_body_is_one():
    text = "The OTB Security Council met. A draft OTB resolution was read, and a new BX mark was seen."
    assert [(name.text, name.kind) for name in find_names(text)] == [
        ("OTB Security Council", "organisation"),
        ("OTB", "organisation"),
        ("BX", None),
    ]
