"""Tables for people: shown so that they sort, search and page, cut down to the rows asked for, with their sentences.

Any table goes in. In a live notebook itables shows all of it, from its own files and without a network; where scripts
don't run, and in notebooks that are run to be kept, a plain table of the first rows is shown, the same on every run.
"""

import os
import sys
import warnings
from html import escape
from importlib.util import find_spec
from typing import Any

import pandas as pd

from corpus_tools.segment import sentences

STATIC = "CORPUS_TOOLS_STATIC"  # set to anything: show what is fit to be kept (see `notebooks.run_notebook`)
_MOST_BYTES = "4MB"  # of a table in a live notebook; itables says so where it leaves rows out
_STYLE = (  # Jupyter sets all cells to the right, which is no way to read sentences
    ".corpus-table td, .corpus-table th {text-align: left !important; vertical-align: top; white-space: normal} "
    ".corpus-table .dt-right, .corpus-table .dt-type-numeric {text-align: right !important} "
    ".corpus-table .day {white-space: nowrap}"
)
_TO_THE_RIGHT = "left"  # the left context of a term: it is read from its end
# A number as `_cell` writes it, while the table sorts by its value.
_NUMBER = """function (value, type) {
    if (type !== "display") return value;
    if (value === null || value === "" || Number.isNaN(Number(value))) return "";
    value = Number(value);
    return Number.isInteger(value) || Math.abs(value) >= 1000
        ? value.toLocaleString("en", {maximumFractionDigits: 0}) : String(Number(value.toPrecision(3)));
}"""
_script: dict[str, str] = {}  # "cell": the cell of the notebook that holds itables' script


class Shown:
    """A table as it is shown; `.table` is the table."""

    def __init__(self, table: pd.DataFrame, most: int, width: int, live: bool):
        self.table, self._most, self._width, self._live = table, most, width, live

    def _repr_html_(self) -> str:
        labelled = any(name is not None for name in self.table.index.names)
        rows = self.table.reset_index(drop=not labelled)
        return _interactive(rows) if self._live else _plain(rows, self._most, self._width)

    def __repr__(self) -> str:
        return f"<table, {_count(len(self.table))}>"


def show_table(table: pd.DataFrame, *, most: int = 20, width: int = 160, static: bool | None = None) -> Shown:
    """Show a table: in a live notebook one that sorts, searches and pages, else its first rows.

    Parameters
    ----------
    table
        Any table. Its row labels are shown where they have a name.
    most, width
        So many rows, and so many characters of a cell, where it is plain.
    static
        Whether it is plain. If not given: where nobody sits before a notebook, where itables is not installed
        (`pip install corpus-tools[notebook]`), and where the environment variable CORPUS_TOOLS_STATIC is set.

    Returns
    -------
    Shown
        As the last value of a notebook's cell it is shown. Everything in it is escaped.
    """
    live = (is_live() if static is None else not static) and find_spec("itables") is not None
    if live and is_live():
        _load_script()
    return Shown(table, most, width, live)


def select_rows(table: pd.DataFrame, **wanted: Any) -> pd.DataFrame:
    """The rows of a table that have what is asked for; None asks for nothing.

    Parameters
    ----------
    wanted
        By column: a value, or a list of which one must be there.

    Raises
    ------
    KeyError
        The table has no such column.

    Examples
    --------
    >>> quotes = pd.DataFrame({"speaker": ["A", "B", "A"], "kind": ["direct", "direct", "mixed"]})
    >>> select_rows(quotes, speaker="A", kind=None).index.tolist(), select_rows(quotes, kind=["mixed"]).index.tolist()
    ([0, 2], [2])
    """
    missing = [column for column in wanted if column not in table]
    if missing:
        raise KeyError(f"the table has no column {', '.join(missing)}; it has {', '.join(map(str, table.columns))}")
    for column, value in wanted.items():
        if value is not None:
            table = table[table[column].isin(value if isinstance(value, (list, tuple, set)) else [value])]
    return table


def with_sentences(table: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """A table of spans with the column `sentence`: the sentence of the article in which each row begins.

    Quotations, dates, quantities, names and lines of `kwic` have none of their own. The row's `paragraph_number` stands
    beside it (Int64), to join topics of paragraphs.
    """
    units = sentences(articles)[["doc_id", "start", "text", "paragraph_number"]]
    units = units.rename(columns={"text": "sentence"}).sort_values("start", kind="stable")
    keys = table[["doc_id", "start"]].assign(row=range(len(table))).sort_values("start", kind="stable")
    found = pd.merge_asof(keys, units, on="start", by="doc_id").sort_values("row")
    added = {name: found[name].to_numpy() for name in ("sentence", "paragraph_number")}
    return table.assign(**added).astype({"sentence": "str", "paragraph_number": "Int64"})


def is_live() -> bool:
    """Whether somebody sits before a notebook in which scripts run."""
    if os.environ.get(STATIC) or "IPython" not in sys.modules:
        return False
    from IPython import get_ipython  # noqa: PLC0415

    return type(get_ipython()).__name__ == "ZMQInteractiveShell"


def _load_script() -> None:
    """Put itables' script into the page: with the first table, and again whenever that cell is run again.

    This is what `init_notebook_mode` does, less a script of its own that fails where itables' is not there yet.
    """
    from IPython import get_ipython  # noqa: PLC0415
    from IPython.display import HTML, display  # noqa: PLC0415
    from itables import options  # noqa: PLC0415
    from itables.javascript import generate_init_offline_itables_html  # noqa: PLC0415

    asked: dict = getattr(get_ipython(), "get_parent", dict)()  # type: ignore[no-untyped-call]
    cell = str(asked.get("metadata", {}).get("cellId"))
    if _script.setdefault("cell", cell) == cell:
        display(HTML(generate_init_offline_itables_html(options.dt_bundle)))


def _interactive(table: pd.DataFrame) -> str:
    from itables import JavascriptFunction, to_html_datatable  # noqa: PLC0415

    words = {
        str(name): values.astype("object").map(_words)
        for name, values in table.items()
        if not pd.api.types.is_numeric_dtype(values) and table.columns.is_unique
    }
    floats = [number for number, dtype in enumerate(table.dtypes) if pd.api.types.is_float_dtype(dtype)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on rows left out, which the table itself says
        return to_html_datatable(
            table.assign(**words),
            connected=False,
            display_logo_when_loading=False,
            showIndex=False,
            classes="display compact corpus-table",
            css=_STYLE,
            style="table-layout:auto;width:100%",
            maxBytes=_MOST_BYTES,
            pageLength=10,
            columnDefs=[
                {"className": "dt-right", "targets": _columns_to_the_right(table)},
                {"className": "day", "targets": _days(table)},
                {"render": JavascriptFunction(_NUMBER), "targets": floats},
            ],
        )


def _plain(table: pd.DataFrame, most: int, width: int) -> str:
    """The first rows as HTML that needs no script; a null is an empty cell."""
    if table.empty:
        return f"<p>No rows. Columns: {escape(', '.join(map(str, table.columns)))}.</p>"
    shown = table.head(most)
    kinds = dict.fromkeys(_days(shown), "day") | dict.fromkeys(_columns_to_the_right(shown), "dt-right")
    looks = [f' class="{kinds[number]}"' if number in kinds else "" for number in range(len(shown.columns))]
    heads = "".join(f"<th{look}>{escape(str(name))}</th>" for name, look in zip(shown.columns, looks, strict=True))
    rows = "\n".join(
        f"<tr>{''.join(f'<td{look}>{_cell(value, width)}</td>' for value, look in zip(row, looks, strict=True))}</tr>"
        for row in shown.itertuples(index=False)
    )
    more = f"<p>The first {len(shown)} of {_count(len(table))}.</p>" if len(shown) < len(table) else ""
    return (
        f'<style>{_STYLE}</style>\n<table class="corpus-table">\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>{more}"
    )


def _cell(value: Any, width: int) -> str:
    """A value in words, escaped: whole numbers without a point, days without an hour, long text cut."""
    if isinstance(value, float) and not _is_null(value):
        return f"{value:,.0f}" if value.is_integer() or abs(value) >= 1000 else f"{value:.3g}"
    text = f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else _words(value)
    return escape(text if len(text) <= width else text[: width - 1].rstrip() + "…")


def _words(value: Any) -> str:
    """A value on one line; a day without an hour, nothing for a null."""
    if _is_null(value):
        return ""
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return str(value.date())
    return " ".join(str(value).split())


def _is_null(value: Any) -> bool:
    return not isinstance(value, (list, tuple, dict, set)) and pd.isna(value)


def _columns_to_the_right(table: pd.DataFrame) -> list[int]:
    """Positions of the columns that end at the right: numbers, and what stands before a term."""
    return [
        number
        for number, (name, dtype) in enumerate(table.dtypes.items())
        if name == _TO_THE_RIGHT or (pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_bool_dtype(dtype))
    ]


def _days(table: pd.DataFrame) -> list[int]:
    """Positions of the columns of days, which no line end should cut."""
    return [number for number, dtype in enumerate(table.dtypes) if pd.api.types.is_datetime64_any_dtype(dtype)]


def _count(rows: int) -> str:
    return f"{rows:,} row{'' if rows == 1 else 's'}"
