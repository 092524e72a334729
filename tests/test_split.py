"""What splitting promises: articles run together in the many shapes that people paste come apart, whole ones stay whole."""

import textwrap

import pytest

from corpus_tools.articles import split_articles
from corpus_tools.articles.lines import kind_of
from corpus_tools.datelines import find_dateline

BRIDGE = (
    "Old bridge closes until the spring",
    "The council voted on Tuesday to close the old bridge for repairs that engineers have urged since the flood.",
    "Drivers must use the ferry until April, the mayor said after the meeting, and pupils will be taken to school by bus.",
    "A survey of the bridge last year found rust in six of the nine piers, and a crack in the deck as long as a hand.",
    "The repairs will cost four million, half of it paid by the province, according to the council's own figures.",
)
STORM = (
    "Storm tears roofs off houses on the coast",
    "A storm tore the roofs off a dozen houses on the coast on Sunday, and two fishing boats sank in the harbour.",
    "Power was cut in four villages as trees fell across the lines, the grid operator said in a statement.",
    "Forecasters had warned of the storm two days before, but the wind was stronger than in any November on record.",
    "Forty people spent the night in a gymnasium, and the fishermen whose boats sank were brought ashore by helicopter.",
)
CHESS = (
    "Schoolgirl wins national chess title",
    "A schoolgirl of thirteen won the national chess title on Friday, the youngest champion since the tournament began.",
    "She drew the last game against a grandmaster three times her age, who called her endgame flawless.",
    "Her grandfather taught her the moves with pieces carved from driftwood, she told the cameras after the final.",
    "The title earns her a place on the team that travels to the chess olympiad in autumn.",
)
STORIES = (BRIDGE, STORM, CHESS)
PLACES = ("LIMA", "OSLO", "CAIRO")


def titles_and_openings(text):
    return [(a.headline, text[a.paragraphs[0].start : a.paragraphs[0].end]) for a in split_articles(text)]


def check(lines_of, *, titles=True, between="\n", opening="{body}"):
    """Stories written by `lines_of(story, number)` and run together come apart with their titles and first paragraphs."""
    text = between.join("\n".join(lines_of(story, number)) for number, story in enumerate(STORIES)) + "\n"
    expected = [
        (story[0] if titles else None, opening.format(body=story[1], place=PLACES[number]))
        for number, story in enumerate(STORIES)
    ]
    assert titles_and_openings(text) == expected
    for article, story in zip(split_articles(text), STORIES, strict=True):
        assert len(article.paragraphs) == len(story) - 1


@pytest.mark.parametrize("dateline", ["LIMA: ", "LIMA, 14 March 2023 - ", "LIMA (AP) — "])
def test_a_line_above_the_first_dateline_is_a_headline_whatever_its_words(dateline):
    headline, (_, *body) = "Deadly night on the quays", STORM
    (article,) = split_articles(f"{headline}\n\n{dateline}" + "\n\n".join(body))
    assert article.headline == headline
    assert dateline.startswith(article.dateline)


class TestShapes:
    @pytest.mark.parametrize(
        "shape",
        [
            lambda s, n: s,  # headline, body
            lambda s, n: (s[0], s[0], *s[1:]),  # headline twice
            lambda s, n: (*s[1:], s[0]),  # headline below
            lambda s, n: (*s[1:], s[0], s[0]),
            lambda s, n: (s[0], f"- {s[3].rstrip('.')}", *s[1:]),  # a dek that says again what a paragraph says
            lambda s, n: (s[0], "By Jo Roe", *s[1:]),
            lambda s, n: (s[0], "JO ROE", *s[1:]),
            lambda s, n: (s[0], "Source: The Parish Post", "Date: 3 March 2019", "Author: Jo Roe", "", *s[1:]),
            lambda s, n: (s[0], f"The Parish Post, {n + 3} March 2019", *s[1:]),
            lambda s, n: (f"HEADLINE: {s[0]}", *s[1:]),
            lambda s, n: (f"https://news.example/{n}", s[0], *s[1:]),
            lambda s, n: (f"March {n + 3}, 2019", s[0], *s[1:]),
            lambda s, n: (s[0], f"Published: {n + 3} March 2019 14:05 GMT", *s[1:]),
            lambda s, n: (f"{n + 1}. {s[0]}", *s[1:]),  # numbered
            lambda s, n: (f"## {s[0]}", "", *s[1:]),  # Markdown
            lambda s, n: (f"**{s[0]}**", *s[1:]),
            lambda s, n: (s[0], *s[1:], "Read more:"),
            lambda s, n: (
                s[0],
                *s[1:],
                "Sundry matters of the parish",
            ),  # furniture in unknown words, the same everywhere
            lambda s, n: ("The Parish Post", s[0], *s[1:]),
            lambda s, n: (s[0], *s[1:], "(Reporting by Jo Roe; Editing by Al Poe)"),
            lambda s, n: ("", "", s[0], "", *"\n\n".join(s[1:]).split("\n")),  # blank lines
        ],
    )
    def test_headlines(self, shape):
        check(shape)

    @pytest.mark.parametrize("rule", ["---", "* * *", "=====", "###", "~~~~"])
    def test_rules_between(self, rule):
        check(lambda s, n: s, between=f"\n{rule}\n")

    @pytest.mark.parametrize("line_end", ["\r\n", "\r"])
    def test_line_ends(self, line_end):
        text = line_end.join(line for story in STORIES for line in story)
        assert [title for title, _ in titles_and_openings(text)] == [story[0] for story in STORIES]

    def test_wrapped_at_a_fixed_width(self):
        def wrapped(story, number):
            return [story[0], "", *"\n\n".join(textwrap.fill(line, 60) for line in story[1:]).split("\n"), ""]

        text = "\n".join(line for number, story in enumerate(STORIES) for line in wrapped(story, number))
        articles = split_articles(text)
        assert [a.headline for a in articles] == [story[0] for story in STORIES]
        assert [len(a.paragraphs) for a in articles] == [4, 4, 4]

    @pytest.mark.parametrize(
        "dateline",
        [
            "{}: ",
            "{} (Reuters) — ",
            "{}, March 3 (AP) - ",
            "{} — ",
            "{} | ",
            "[{}] ",
            "{}, 3 March: ",
            "{}, May 9. /TASS/. ",
        ],
    )
    def test_datelines_without_headlines(self, dateline):
        check(
            lambda s, n: (dateline.format(PLACES[n]) + s[1], *s[2:]),
            titles=False,
            opening=dateline.format("{place}") + "{body}",
        )


class TestWholeArticles:
    @pytest.mark.parametrize(
        "lines",
        [
            BRIDGE,
            BRIDGE[1:],
            (*BRIDGE[:3], "What the survey found", *BRIDGE[3:]),  # a subheading
            (*BRIDGE[:3], "The costs:", "- piers", "- deck", "- ferry", *BRIDGE[3:]),  # a list
            (*BRIDGE[:3], "8:05 p.m.", *BRIDGE[3:]),  # a live blog
            (*BRIDGE[:3], "ADVERTISEMENT", *BRIDGE[3:]),
            (BRIDGE[0] + ".", "LIMA — " + BRIDGE[1], *BRIDGE[2:]),  # a headline closed by a full stop
            (BRIDGE[0], "Repairs are to cost four million.", "LIMA — " + BRIDGE[1], *BRIDGE[2:]),
            (
                "JO ROE: Why is the bridge shut?",
                "AL POE: " + BRIDGE[3],
                "ROE: For how long?",
                "POE: " + BRIDGE[2],
                BRIDGE[4],
            ),
        ],
    )
    def test_one_article(self, lines):
        articles = split_articles("\n".join(lines))
        assert len(articles) == 1

    def test_subheadings_and_lists_stay_in_the_body(self):
        lines = (*BRIDGE[:3], "What the survey found", "- rust", "- a crack", *BRIDGE[3:])
        (article,) = split_articles("\n".join(lines))
        assert len(article.paragraphs) == len(lines) - 1


class TestParts:
    def test_what_is_dropped_says_why(self):
        text = "\n".join((BRIDGE[0], BRIDGE[0], "https://news.example/1", *BRIDGE[1:], "Read more:", "* * *"))
        (article,) = split_articles(text)
        assert [(p.part, p.reason) for p in article.pieces if p.part != "body"] == [
            ("headline", None),
            ("dropped", "repeated headline"),
            ("dropped", "address"),
            ("dropped", "furniture"),
            ("dropped", "separator"),
        ]
        assert article.url == "https://news.example/1"

    def test_day_of_a_date_line(self):
        (article,) = split_articles("\n".join((BRIDGE[0], "Published on 3 March 2019", *BRIDGE[1:])))
        assert f"{article.published:%Y-%m-%d}" == "2019-03-03"

    def test_an_outlet_behind_a_copy_of_the_headline(self):
        (article,) = split_articles("\n".join((f"{BRIDGE[0]} | The Parish Post", BRIDGE[0], *BRIDGE[1:])))
        assert article.headline == BRIDGE[0]


class TestExports:
    def test_documents_between_marks(self):
        header = "The Parish Post\nMarch 14, 2019 Thursday\nSection: NEWS\nLength: 80 words\nByline: Jo Roe\nBody\n"
        footer = "\nGraphic\nA photo.\nLoad-Date: March 16, 2019\nEnd of Document\n"
        text = "".join(f"{s[0]}\n{header}" + "\n".join(s[1:]) + footer for s in STORIES)
        assert titles_and_openings(text) == [(story[0], story[1]) for story in STORIES]
        for article in split_articles(text):
            assert (article.outlet, article.byline, str(article.published)[:10]) == (
                "The Parish Post",
                "Jo Roe",
                "2019-03-14",
            )
            assert len(article.paragraphs) == 4

    def test_numbered_documents(self):
        text = "\n".join(f"Document {n} of 3\n\n" + "\n".join(story) for n, story in enumerate(STORIES, 1))
        assert titles_and_openings(text) == [(story[0], story[1]) for story in STORIES]


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("QUITO: The agency", "QUITO"),
        ("LIMA/ PORT LOUIS: Talks", "LIMA/ PORT LOUIS"),
        ("NEW YORK (AP) — The", "NEW YORK (AP)"),
        ("Berlin (dpa) - The", "Berlin (dpa)"),
        ("NAIROBI, Kenya, March 3 (AP) - Two", "NAIROBI, Kenya, March 3 (AP)"),
        ("GENEVA, Switzerland — Talks", "GENEVA, Switzerland"),
        ("(Reuters) - Shares", "(Reuters)"),
        ("Paris, 3 March: Talks", "Paris, 3 March"),
        ("EXCLUSIVE: In a memo", None),
        ("General Motors (GM) saw its profits", None),
        ("The World Trade Organisation (WTO) is", None),
        ("He said: The", None),
        ("NATO said on Monday", None),
        ("In Paris, on 3 March, the", None),
    ],
)
def test_datelines(opening, dateline):
    found = find_dateline(opening + " rose on Monday after the ministers of nine countries met for talks.")
    assert (found.text if found else None) == dateline
    if found:
        assert (opening + " ")[found.end :].split()[0] in opening.split()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Storm tears roofs off houses", "short"),
        ("The council voted on Tuesday to close it.", "prose"),
        ("- rust in six piers", "bullet"),
        ("=====", "rule"),
        ("https://news.example/1", "address"),
        ("Tuesday 3 March 2019", "date"),
        ("Updated 3 hours ago", "date"),
        ("The Parish Post, 3 March 2019", "date"),
        ("Date: 2019-03-14", "date"),
        ("Author: Jo Roe", "byline"),
        ("Page 3 of 12", "furniture"),
        ("8:05 p.m.", "short"),
        ("May and the March of folly", "short"),
        ("By Jo Roe and Al Poe", "byline"),
        ("BY JO ROE", "byline"),
        ("By the numbers", "short"),
        ("Share this article", "closing"),
        ("Share prices fall", "short"),
        ("ADVERTISEMENT", "furniture"),
        ("[Image: the harbour at dawn]", "furniture"),
        ("End of Document", "end mark"),
        ("Document 3 of 40", "start mark"),
    ],
)
def test_kinds_of_lines(line, kind):
    assert kind_of(line) == kind
