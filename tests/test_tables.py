"""What shown tables promise: all of a table, nothing run from it, the same bytes where they are kept; rows as asked."""

import re
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus_tools as ct
from corpus_tools import controls, tables
from corpus_tools.columns import make_table
from corpus_tools.plots.drawing import page
from corpus_tools.plots.hover import hover

TABLE = pd.DataFrame(
    {
        "left": ["the old", "a <script>alert(1)</script>"],
        "count": [1, 20000],
        "share": [0.123456, None],
        "best": [73000.0, 0.5],
        "day": [pd.Timestamp("2016-01-05"), pd.NaT],
        "open": [True, False],
    }
)
TEXT = "The mill closed on Monday. “It will open again,” said the owner.\nNobody came."


@pytest.fixture
def live(monkeypatch):
    """As if somebody sat before a notebook."""
    shell = type("ZMQInteractiveShell", (), {"display_formatter": SimpleNamespace(format=lambda value: ({}, {}))})()
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    monkeypatch.setattr(tables, "_script", {"cell": "another"})
    monkeypatch.delenv(tables.STATIC, raising=False)
    return shell


def html(table, **options):
    return ct.show_table(table, **options)._repr_html_()


def cells(page):
    return re.findall(r"<td[^>]*>(.*?)</td>", page)


def test_a_plain_table_says_what_the_table_says():
    assert cells(html(TABLE, static=True)) == [
        "the old", "1", "0.123", "73,000", "2016-01-05", "True",
        "a &lt;script&gt;alert(1)&lt;/script&gt;", "20,000", "", "0.5", "", "False",
    ]  # fmt: skip


def test_numbers_and_what_stands_before_a_term_end_at_the_right():
    heads = re.findall(r"<th([^>]*)>(\w+)", html(TABLE, static=True))
    assert [name for look, name in heads if "right" in look] == ["left", "count", "share", "best"]


def test_a_plain_table_is_the_first_rows_and_says_so():
    long = pd.DataFrame({"n": range(50), "text": "word " * 100})
    shown = html(long, static=True)
    assert shown.count("<tr>") == 21
    assert "The first 20 of 50 rows." in shown
    assert max(map(len, cells(shown))) == 160
    assert "50 rows" in repr(ct.show_table(long))


def test_an_empty_table_names_its_columns():
    assert "No rows" in html(TABLE.head(0), static=True)
    assert "share" in html(TABLE.head(0), static=True)


def test_row_labels_with_a_name_are_shown():
    assert cells(html(TABLE.groupby("open").size().to_frame("rows"), static=True)) == ["False", "1", "True", "1"]


@given(st.lists(st.text(), max_size=5), st.text(min_size=1))
def test_any_text_is_escaped(words, column):
    shown = html(pd.DataFrame({column: words}, dtype="str"), static=True)
    inside = re.sub(r"</?(?:table|thead|tbody|tr|th|td|p|style)\b[^<>]*>", "", shown)
    assert "<" not in inside


def test_a_plain_table_is_the_same_each_time():
    assert html(TABLE, static=True) == html(TABLE, static=True)


def test_a_live_table_holds_all_rows_and_runs_nothing_from_them(live):
    long = pd.DataFrame({"text": [f"word{n}" for n in range(500)]})
    assert "word499" in html(long)
    assert "<script>alert" not in html(TABLE)
    assert "http" not in re.sub(r"https?://(www\.w3|itables|datatables)\.org\S*", "", html(long)).replace("http:", "")


def test_the_script_comes_with_the_first_table_and_whenever_its_cell_is_run_again(live, monkeypatch):
    put, cell = [], {}
    monkeypatch.setattr(tables, "_script", {})
    monkeypatch.setattr("IPython.display.display", put.append)
    type(live).get_parent = lambda self: {"metadata": {"cellId": cell["id"]}}
    for cell["id"] in ("a", "b", "a"):
        ct.show_table(TABLE)
    assert len(put) == 2
    assert "injectModule" in put[0].data


def test_what_is_kept_is_plain_even_in_a_notebook(live, monkeypatch):
    assert tables.is_live()
    monkeypatch.setenv(tables.STATIC, "1")
    assert not tables.is_live()
    assert "The first 20" in html(pd.DataFrame({"n": range(30)}))


def test_without_itables_a_live_table_is_plain(live, monkeypatch):
    monkeypatch.setattr(tables, "find_spec", lambda name: None)
    assert "<td" in html(TABLE)


def test_a_figure_hovers_where_somebody_can(live, monkeypatch):
    fig = page(1, title="")[0]
    assert "<svg" in hover(fig).data
    monkeypatch.setenv(tables.STATIC, "1")
    assert hover(fig) is fig


# Rows


def test_rows_as_asked_for():
    table = pd.DataFrame({"speaker": ["A", "B", None], "kind": ["direct", "mixed", "direct"]})
    assert list(ct.select_rows(table, kind="direct").index) == [0, 2]
    assert list(ct.select_rows(table, kind=["direct", "mixed"], speaker=["B"]).index) == [1]
    assert list(ct.select_rows(table, speaker=None).index) == [0, 1, 2]
    with pytest.raises(KeyError, match="no column who; it has speaker, kind"):
        ct.select_rows(table, who="A")


def test_rows_with_the_sentence_they_begin_in():
    articles = make_table(
        "articles",
        [{"doc_id": "a", "file": "f", "raw_start": 0, "raw_end": 0, "dateline_end": 0, "text": TEXT, "foreign": False}],
    )
    rows = pd.DataFrame(
        {"doc_id": ["a", "a", "b"], "start": [TEXT.index("Nobody"), TEXT.index("It will"), 3]}, index=[5, 3, 4]
    )
    found = ct.with_sentences(rows, articles)
    assert list(found.index) == [5, 3, 4]
    assert found["sentence"].fillna("-").tolist() == ["Nobody came.", "“It will open again,” said the owner.", "-"]
    assert found["paragraph_number"].tolist()[:2] == [2, 1]
    assert ct.with_sentences(rows.head(0), articles).dtypes.astype(str).to_dict() == found.dtypes.astype(str).to_dict()


# Controls


def first_rows(table, *, n=2, word="", days=None):
    if word == "wrong":
        raise ValueError("no such word")
    return table.head(n)


def test_without_a_reader_the_first_choice_stands():
    assert cells(ct.with_controls(first_rows, TABLE[["count"]], n=[1, 2])._repr_html_()) == ["1"]
    assert ct.with_controls("{} {}".format, "a", "b") == "a b"


def test_a_series_of_days_is_a_span():
    days = pd.Series(pd.to_datetime(["2016-03-01", None, "2016-01-05", "2016-02-01"]))
    found = ct.with_controls(lambda *, between: between, between=days)
    assert [f"{day:%m-%d}" for day in found] == ["01-05", "03-01"]
    assert ct.with_controls(lambda *, between: between, between=days.head(0)) is None


def test_a_list_without_a_choice_is_refused():
    with pytest.raises(ValueError, match="topic: there is nothing to choose from"):
        ct.with_controls(first_rows, TABLE, topic=[])


def test_controls_call_the_function_anew(live, monkeypatch):
    import ipywidgets as widgets  # noqa: PLC0415

    called = []
    days = pd.Series(pd.to_datetime(["2016-01-05", "2016-03-01"]))
    monkeypatch.setattr(controls, "_shown", called.append)
    shown = ct.with_controls(lambda **chosen: chosen, n=[1, 2], word="a", exact=True, most=5, share=0.5, between=days)
    box = shown._box.children[0].children
    assert [type(control) for control in box] == [
        widgets.Dropdown, widgets.Text, widgets.Checkbox, widgets.BoundedIntText, widgets.FloatText, widgets.SelectionRangeSlider, widgets.Label,
    ]  # fmt: skip
    box[0].value, box[1].value = 2, "b"
    assert (called[-1]["n"], called[-1]["word"]) == (2, "b")
    assert box[-1].value == "2016-01-05 to 2016-03-01"
    assert called[0]["between"] == (days[0], days[1])
    assert "application/vnd.jupyter.widget-view+json" in shown._repr_mimebundle_()[0]


def test_what_cannot_be_used_is_said(live, capsys):
    shown = ct.with_controls(first_rows, TABLE, word="right")
    shown._box.children[0].children[0].value = "wrong"
    assert "no such word" in capsys.readouterr().out
