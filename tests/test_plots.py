"""What the figures promise: nothing overlaps or leaves the frame, nothing is drawn that no table says."""

import ast
import json
import random
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

import corpus_tools
from corpus_tools.columns import make_table
from corpus_tools.plots import plot_articles
from corpus_tools.plots.drawing import BODY, MARGIN, page, save_figure
from corpus_tools.plots.event_kinds import kind_of, look_of
from corpus_tools.plots.event_marks import Mark, pack
from corpus_tools.plots.event_words import words_around
from corpus_tools.plots.hover import hover
from corpus_tools.plots.lettering import shorten, text_width, wrap
from corpus_tools.plots.numberscale import number_scale, number_words
from corpus_tools.plots.series import plot_series
from corpus_tools.plots.sources import plot_sources
from corpus_tools.plots.speakers import count_speakers, plot_speakers
from corpus_tools.plots.timeline import _share_rows, plot_timeline, timeline_notes
from corpus_tools.plots.timescale import place, time_scale
from corpus_tools.plots.topics import plot_term_heat, plot_topic_curve, plot_topic_map, plot_topic_terms, term_shares
from corpus_tools.plots.wording import time_words
from corpus_tools.segment import paragraphs
from corpus_tools.topics import cluster_topics

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
WORDS = "the guards said that forty lorries had crossed a bridge near the mill before it was closed to all".split()


def day(text):
    return None if text is None else pd.Timestamp(text)


def event(sentence, word, first=None, last=None, *, doc="a", at=0, **more):
    start = sentence.index(word)
    return {
        "doc_id": doc,
        "start": at + start,
        "end": at + start + len(word),
        "text": word,
        "sentence": sentence,
        "sentence_start": at,
        "sentence_end": at + len(sentence),
        "what": "cross",
        "date_earliest": day(first),
        "date_latest": day(last),
        **{key: day(value) if key == "reported" else value for key, value in more.items()},
    }


def articles_of(*days):
    names = "abcdefghijklmnopqrstuvwxyz"
    return make_table(
        "articles",
        [
            {"doc_id": names[n], "file": "f", "raw_start": 0, "raw_end": 0, "dateline_end": 0, "text": "Lorries came."}
            | {"headline": f"Lorries on the bridge, part {n + 1}", "published": day(text)}
            for n, text in enumerate(days)
        ],
    )


def many_events(number, *, seed=0, docs="abc"):
    """Invented events of all kinds: days, months, years, open, undated, hedged, with figures and without."""
    dice = random.Random(seed)
    rows = []
    for n in range(number):
        sentence = " ".join(dice.choices(WORDS, k=dice.randint(3, 40))).capitalize() + "."
        first = pd.Timestamp("2015-01-01") + pd.Timedelta(days=dice.randint(0, 900))
        spans = [(first, first), (first, None), (None, first), (None, None), (first, first + pd.offsets.MonthEnd(1))]
        figure = {"best": 10.0 ** dice.randint(0, 6), "low": dice.choice([None, 1.0])} if dice.random() < 0.5 else {}
        rows.append(
            event(sentence, dice.choice(sentence[:-1].split()), *dice.choice(spans), doc=dice.choice(docs), at=1000 * n)
            | figure
            | {"hedge": dice.choice([None, "alleged"]), "reported": dice.choice([None, pd.Timestamp("2016-05-05")])}
            | {"change": None if figure else dice.choice([None, "up"]), "place": dice.choice([None, "Oldbridge"])}
            | {"cited": dice.choice([None, "The Ministry of Bridges, Roads and Everything That Crosses Them"])}
        )
    return make_table("events", rows)


def texts_of(fig: Figure) -> list[str]:
    return [text.get_text() for text in fig.axes[0].texts]


def assert_clear(fig: Figure):
    """Every text and mark lies between the margins, no two texts touch, none is smaller than 9 points."""
    renderer = FigureCanvasAgg(fig).get_renderer()
    sheet, (width, height) = fig.axes[0], fig.canvas.get_width_height()
    texts = [text for text in sheet.texts if text.get_text().strip()]
    boxes = [(text.get_window_extent(renderer), text.get_text()) for text in texts]
    assert all(text.get_fontsize() >= 9 for text in texts)
    margin, beyond = MARGIN * fig.dpi, 0.1 * fig.dpi  # half a marker, a hundredth of a line
    for box, words in [*boxes, *((line.get_window_extent(renderer), "a line") for line in sheet.lines)]:
        assert box.x0 >= margin - beyond, words
        assert box.x1 <= width - margin + beyond, words
        assert box.y0 >= -1, words
        assert box.y1 <= height + 1, words
    boxes.sort(key=lambda item: item[0].y0)
    for index, (box, words) in enumerate(boxes):
        for other, others in boxes[index + 1 :]:
            if other.y0 > box.y1 - 3:  # letters without descenders leave room
                break
            assert other.x0 > box.x1 - 2 or other.x1 < box.x0 + 2, (words, others)


# The page and its text


@given(st.text(st.characters(codec="ascii", exclude_categories=["C"]), max_size=200), st.floats(0.5, 5))
def test_wrapped_lines_fit_and_keep_all_letters(text, width):
    lines = wrap(text, width)
    assert all(text_width(line) <= width * 1.01 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(st.characters(codec="ascii", exclude_categories=["C"]), max_size=200))
def test_shortened_text_fits(text):
    assert text_width(shorten(text, 2.0)) <= 2.02


def test_money_is_not_read_as_mathematics():
    _, sheet = page(1, title="From $5 to $6", note="$x_1$", caption="$$")
    sheet.put(0, 0.5, "between $5 and $6")
    assert not any(text.get_parse_math() for text in sheet.texts)


def test_a_figure_is_saved_with_the_same_bytes_each_time(tmp_path):
    events = many_events(12)
    first = [path.read_bytes() for path in save_figure(plot_timeline(events), "one", tmp_path)]
    fig = plot_timeline(events)
    assert [path.read_bytes() for path in save_figure(fig, "one", tmp_path / "deep")] == first
    assert [path.read_bytes() for path in save_figure(fig, "one", tmp_path / "deep")] == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "one.png", "one.svg"]


@pytest.mark.parametrize("name", ["../out", "a/b", "", "a.svg"])
def test_the_name_of_a_figure_is_no_path(name, tmp_path):
    with pytest.raises(ValueError, match="letters, digits"):
        save_figure(page(1, title="")[0], name, tmp_path)


def test_what_stands_under_the_pointer_is_escaped(tmp_path):
    fig, sheet = page(1, title="")
    sheet.tip(0, 0, 1, 1, text="<script>x</script>")
    svg = save_figure(fig, "tips", tmp_path)[0].read_text(encoding="utf-8")
    note = hover(fig, static=False).data
    assert "<div>&lt;script&gt;x&lt;/script&gt;</div>" in note
    for html in (svg, note):
        assert "<title>&lt;script&gt;x&lt;/script&gt;</title>" in html
        assert "<script" not in html


# Scales


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2017-11-08", "2017-11-08", "8 Nov 2017"),
        ("2016-02-01", "2016-02-29", "Feb 2016"),
        ("2019-01-01", "2019-12-31", "2019"),
        ("1990-01-01", "1999-12-31", "1990–1999"),
        ("2017-11-13", "2017-11-19", "13 Nov 2017 – 19 Nov 2017"),
        ("2019-01-01", None, "from 1 Jan 2019"),
        (None, "2026-02-13", "until 13 Feb 2026"),
        (None, None, ""),
    ],
)
def test_an_interval_in_words(first, last, words):
    assert time_words(day(first), day(last)) == words


DAYS = st.integers(-200_000, 20_000).map(lambda n: pd.Timestamp("2000-01-01") + pd.Timedelta(days=n))


@given(st.lists(st.tuples(DAYS, st.integers(0, 5000)), min_size=1, max_size=30))
def test_a_time_axis_has_a_place_for_each_day_in_order(found):
    spans = [(first, first + pd.Timedelta(days=length)) for first, length in found]
    scale = time_scale(spans, BODY)
    edges = [(stretch.left, stretch.right) for stretch in scale.stretches]
    assert edges[0][0] == 0
    assert edges[-1][1] == pytest.approx(BODY, abs=0.01)
    assert all(a < b for a, b in edges)
    assert all(one[1] < two[0] for one, two in pairwise(edges))
    days = sorted({day for span in spans for day in span})
    places = [place(scale, day) for day in days]
    assert places == sorted(places)
    assert all(any(left - 0.001 <= x <= right + 0.001 for left, right in edges) for x in places)


def test_the_last_calendar_unit_is_whole_and_empty_years_are_left_out():
    spans = [(day("2013-09-05"), day("2013-09-20")), (day("2026-01-21"), day("2026-02-13"))]
    scale = time_scale(spans, BODY)
    assert scale.unit == "month"
    assert len(scale.stretches) == 2
    assert place(scale, day("2026-02-28"), end=True) == pytest.approx(BODY)
    assert place(scale, day("2013-09-01")) == 0


@given(st.lists(st.just(0.0) | st.floats(1e-6, 1e12), min_size=1, max_size=20), st.booleans())
def test_a_number_scale_holds_all_numbers(values, from_zero):
    numbers = number_scale(values, 3.0, from_zero=from_zero)
    assert 2 <= len(numbers.ticks) <= 30
    assert all(-0.001 <= numbers.place(value) <= 3.001 for value in values)


def test_a_logarithmic_scale_ends_near_its_highest_number():
    numbers = number_scale([3000.0, 45e6], 1.7, headroom=0.15)
    assert numbers.ticks == (1e3, 1e4, 1e5, 1e6, 1e7, 1e8)
    assert numbers.place(45e6) > 1.7 * 0.8


def test_numbers_in_words():
    assert [number_words(n) for n in (0, 0.25, 5704, 73000, 2.5e6, 1e9)] == [
        "0", "0.25", "5,704", "73,000", "2.5 million", "1 billion",
    ]  # fmt: skip


# The timeline


@given(st.lists(st.tuples(st.floats(0, 7), st.floats(0, 3)), max_size=40))
def test_packed_marks_never_overlap(spans):
    marks = pack([Mark({}, left, left, left, left + width, left, "", "") for left, width in spans])
    for index, one in enumerate(marks):
        for other in marks[:index]:
            assert one.row != other.row or one.end < other.start or other.end < one.start


@pytest.mark.parametrize("number", [1, 5, 50, 60, 500])
@pytest.mark.parametrize("lanes", ["doc_id", "place"])
def test_labels_stay_clear_of_each_other_and_in_the_frame(number, lanes):
    articles = articles_of("2016-01-10", "2016-05-05", None)
    assert_clear(plot_timeline(many_events(number), articles, lanes=lanes))


def test_no_event_is_left_out():
    events = many_events(40, docs="a")
    labels = texts_of(plot_timeline(events, articles_of("2016-01-10"), notes=False))
    assert {str(n) for n in timeline_notes(events)["note"]} <= set(labels)


def test_lanes_share_the_rows_by_need():
    said = "The guards of the mill moved all of the lorries that stood near the bridge to the other bank."
    rows = [event(said, "moved", "2016-01-05", "2016-01-05", at=200 * n, doc="a" if n < 40 else "bcdefgh"[n % 7])
            for n in range(60)]  # fmt: skip
    shown = texts_of(plot_timeline(make_table("events", rows), articles_of(*["2016-01-10"] * 8), notes=False))
    assert {str(n) for n in range(1, 61)} <= set(shown)
    assert _share_rows([40, 2, 3]) == [40, 2, 3]
    assert _share_rows([300, 2, 90]) == [49, 2, 49]


def test_events_without_a_day_stand_in_their_margin():
    said = "The mill was closed."
    dated = event(said, "closed", "2016-01-05", "2016-01-05")
    undated = event("Then it burned down.", "burned", at=100)
    assert "no day known" not in texts_of(plot_timeline(make_table("events", [dated])))
    both = texts_of(plot_timeline(make_table("events", [dated, undated])))
    assert "no day known" in both
    assert "Then it burned down." in both


def test_the_day_of_publication_is_marked_and_what_comes_after_it_looks_so():
    events = make_table("events", [event("It closes on Friday.", "closes", "2016-01-08", "2016-01-08")])
    articles = articles_of("2016-01-05")
    assert look_of(timeline_notes(events, articles).iloc[0].to_dict())[2] == "D"
    shown = texts_of(plot_timeline(events, articles))
    assert "published 5 Jan 2016" in shown
    assert "still to come when published" in shown


def test_one_old_date_does_not_squeeze_the_others():
    rows = [event("It had been planned before.", "planned", None, "1870-01-01", at=5000)]
    rows += [event("It was built in the eighties.", "built", "1880-01-01", "1889-12-31")]
    rows += [event("A lorry crossed.", "crossed", f"2016-0{n}-05", f"2016-0{n}-05", at=100 * n) for n in range(1, 10)]
    shown = texts_of(plot_timeline(make_table("events", rows), notes=False))
    assert "beyond the axis, 1870 to 1889" in shown
    assert {"Jan", "Aug"} <= set(shown)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("1943-06-01", "1943-06-01", True),
        ("1940-01-01", "1950-12-31", True),
        ("1944-06-01", None, True),
        (None, "1944-06-01", True),
        ("1075-01-01", None, False),
        (None, "2030-01-01", False),
        ("1946-01-01", "1946-01-01", False),
        (None, None, False),
    ],
)
def test_between_two_days_stands_only_what_can_have_happened_then(first, last, shown):
    rows = [event("It was closed.", "closed", "1944-01-05", "1944-01-05", reported="1999-01-01")]
    rows += [event("A lorry crossed.", "crossed", first, last, at=100)]
    fig = plot_timeline(make_table("events", rows), articles_of("2016-01-10"), between=("1943-01-01", "1945-12-31"))
    assert ("A lorry crossed." in texts_of(fig)) == shown
    years = {text for text in texts_of(fig) if text.isdigit() and len(text) == 4}
    assert years <= {"1943", "1944", "1945"}
    assert not any("published" in text for text in texts_of(fig))
    assert_clear(fig)


def test_a_bar_as_wide_as_the_axis_carries_its_label():
    said = "In that year the old bridge near the mill was closed to all lorries."
    fig = plot_timeline(make_table("events", [event(said, "closed", "2016-01-01", "2016-12-31")]), notes=False)
    assert any("was closed" in text for text in texts_of(fig))
    assert_clear(fig)


def test_notes_are_numbered_by_sentence_in_the_order_of_days():
    said = "Forty lorries crossed and ten sank."
    events = make_table(
        "events",
        [
            event("It was closed.", "closed", "2016-02-01", "2016-02-29", at=100),
            event(said, "Forty", "2016-01-05", "2016-01-05", best=40.0),
            event(said, "ten", best=10.0),
        ],
    )
    notes = timeline_notes(events)
    assert list(notes["note"]) == [1, 2, 1]
    assert list(notes["when"].fillna("")) == ["5 Jan 2016", "Feb 2016", ""]


@pytest.mark.parametrize(
    ("word", "more", "words"),
    [
        ("forty", {"best": 40.0}, "… forty lorries had crossed the …"),
        ("crossed", {}, "… forty lorries had crossed the …"),
        ("yesterday", {}, "… near the mill yesterday."),
    ],
)
def test_a_label_is_made_of_words_of_the_sentence(word, more, words):
    said = "The guards said that forty lorries had crossed the old bridge near the mill yesterday."
    row = make_table("events", [event(said, word, **more)]).iloc[0].to_dict()
    assert words_around(row, 2.2) == words


# Figures


@pytest.mark.parametrize("number", [1, 5, 50, 500])
def test_series_and_sources_stay_clear(number):
    events = many_events(number, seed=3)
    articles = articles_of("2016-01-10", None, None)
    assert_clear(plot_series(events, articles))
    assert_clear(plot_sources(events, articles))


def test_a_change_without_a_number_has_a_mark_and_no_value():
    figure = event("Around 900 people lived there.", "Around 900", "2016-01-05", "2016-01-05", best=900.0)
    change = event("Since then the number has declined.", "declined", change="down", at=100)
    fig = plot_series(make_table("events", [figure, change]))
    labels = [label for label in texts_of(fig) if "no figure given" in label]
    assert len(labels) == 1
    assert "declined" in labels[0]
    drawn = [
        line for line in fig.axes[0].lines if line.get_marker() not in ("None", None, "") and len(line.get_xdata()) > 1
    ]
    assert not drawn, "no line joins two figures"


def test_sources_stand_side_by_side_with_who_said_so_and_when():
    rows = [
        event(
            "More than 50 crossed, the guards said.",
            "More than 50",
            low=50.0,
            cited="the guards",
            reported="2016-01-08",
        ),
        event("The mill said 52 did.", "52", best=52.0, cited="The mill", at=100),
        event("Hundreds came.", "Hundreds", low=100.0, high=1000.0, at=200),
    ]
    shown = texts_of(plot_sources(make_table("events", rows)))
    assert {"the guards", "reported 8 Jan 2016", "The mill", "nobody cited", "no day of report"} <= set(shown)
    assert not any("102" in label or "152" in label for label in shown), "nothing is added up"


def test_kinds_of_events():
    rows = [
        event("Ten sank.", "Ten", best=10.0),
        event("Fewer came.", "Fewer", change="down"),
        event("One rose.", "One", low=1.0, change="up"),
        event("It closed.", "closed"),
    ]
    kinds = [kind_of(row) for row in make_table("events", rows).to_dict("records")]
    assert kinds == ["figure", "change told without a figure", "figure", "dated fact"]


# Articles, speakers, topics


def quotes_of(*rows):
    return make_table(
        "quotes",
        [
            {"doc_id": "a", "start": 0, "end": len(text), "text": text, "kind": kind, "speaker": speaker, "role": role}
            | {"content_start": 0, "content_end": len(text), "attribution": "explicit", "group": n}
            for n, (speaker, role, kind, text) in enumerate(rows, 1)
        ],
    )


QUOTES = quotes_of(
    ("Ada Moll", "miller", "direct", "“It is closed.”"),
    ("Ada Moll", None, "indirect", "that it would open again"),
    (None, None, "direct", "“Who knows, who knows, who knows?”"),
    ("Ben Roe", None, "mixed", "“never, never, never again”"),
)


def test_speakers_are_counted_by_kind_with_their_words():
    table = count_speakers(QUOTES)
    assert list(table["speaker"].fillna("-")) == ["Ben Roe", "Ada Moll", "-"]
    moll = table.set_index("speaker").loc["Ada Moll"]
    assert (moll["role"], moll["direct"], moll["words direct"], moll["words indirect"]) == ("miller", 1, 3, 5)


def test_speakers_and_articles_stay_clear():
    long = quotes_of(
        *(
            (f"Speaker Number {n} of the Long Name", "holder of the long office of " * 3, "direct", "“x y”")
            for n in range(40)
        )
    )
    for quotes in (QUOTES, long):
        assert_clear(plot_speakers(quotes, articles_of("2016-01-10")))
        assert_clear(plot_articles(articles_of("2016-01-10", None), quotes=quotes, dates=make_table("dates", [])))


def topics_of(number):
    dice = random.Random(number)
    subjects = [
        ["bridge", "lorry", "mill", "river"],
        ["goal", "match", "referee", "league"],
        ["bank", "shares", "profit"],
    ]
    return [" ".join(dice.choices(subjects[n % 3], k=9)) for n in range(number)]


@pytest.mark.parametrize("number", [0, 1, 2, 12, 60])
def test_topics_stay_clear(number):
    texts = topics_of(number)
    topics = cluster_topics(texts)
    assert_clear(plot_topic_map(topics, texts))
    assert_clear(plot_topic_terms(topics, texts))
    assert_clear(plot_term_heat(topics, texts))
    assert_clear(plot_topic_curve(topics))


def test_paragraphs_on_the_map_have_the_shape_of_their_article():
    articles = articles_of("2016-01-10", None).assign(text="\n".join(topics_of(6)))
    texts = paragraphs(articles)
    shown = texts_of(plot_topic_map(cluster_topics(texts, k=2), texts, articles))
    assert any("part 1 (10\u00a0Jan\u00a02016)" in label for label in shown)


def test_shares_of_terms_are_those_of_the_texts():
    texts = ["the bridge, the bridge", "a bridge of the US", "they told us goals", "goals and goals"]
    shares = term_shares(cluster_topics(texts, k=2), texts)
    for row in shares.to_dict("records"):
        if row["term"] == "bridge":
            assert (row["texts"], row["share"], row["share_elsewhere"]) == (2, 1.0, 0.0)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: plot_timeline(make_table("events", [])),
        lambda: plot_series(make_table("events", []), articles_of("2016-01-10")),
        lambda: plot_sources(make_table("events", [])),
        lambda: plot_speakers(make_table("quotes", [])),
        lambda: plot_articles(make_table("articles", [])),
        lambda: plot_topic_map(cluster_topics([])),
        lambda: plot_topic_terms(cluster_topics([]), []),
        lambda: plot_term_heat(cluster_topics([]), []),
        lambda: plot_topic_curve(cluster_topics([])),
    ],
)
def test_an_empty_table_gives_a_figure_that_says_so(draw):
    assert any(label.startswith("Nothing to show") for label in texts_of(draw()))


# The notebooks


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_short_cells_of_public_functions(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert sum("CORPUS =" in cell for cell in code) == 1
    assert 'CORPUS = "../seeds"' in code[0]
    assert max(len(cell.splitlines()) for cell in code) <= 10
    for node in ast.walk(ast.parse("\n".join(code))):
        assert not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "ct":
            assert node.attr in corpus_tools.__all__
    words = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    assert "What it shows" in words
    assert "What it doesn't show" in words
