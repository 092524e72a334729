"""The tables of the workbook: each column, its dtype and one line of meaning.

Every other module asks here: an extractor hands its rows to `make_table` and gets a DataFrame that keeps the contract,
an empty one with the same columns and dtypes where there are no rows. Missing is null: never "", "unknown" or -1.
"""

from collections.abc import Iterable, Mapping

import pandas as pd

TEXT, WHOLE, WHOLE_OR_NONE, NUMBER, DAY = "str", "int64", "Int64", "float64", "datetime64[us]"

_DOC = ("doc_id", TEXT, "the article, by a hash of its body")
_SPAN = (
    _DOC,
    ("start", WHOLE, "first character in the article's text"),
    ("end", WHOLE, "one past the last character"),
    ("text", TEXT, "text[start:end] of the article, exactly"),
)

_TABLES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "documents": (
        ("file", TEXT, "path of the file, relative to the folder that was loaded"),
        ("encoding", TEXT, "how its bytes were decoded"),
        ("text", TEXT, "the decoded file"),
        ("repairs", TEXT, "what reading changed and how often, null where it changed nothing"),
    ),
    "articles": (
        _DOC,
        ("file", TEXT, "the document it came from"),
        ("raw_start", WHOLE, "first character of the article in the document's text"),
        ("raw_end", WHOLE, "one past its last character there"),
        ("raw_map", TEXT, "pieces 'start:raw_start' that lead from the body's offsets to the document's"),
        ("headline", TEXT, "the headline, once"),
        ("dek", TEXT, "the line below the headline that sums the article up"),
        ("dateline", TEXT, "the place line that opens the body, without its colon or dash"),
        ("dateline_end", WHOLE, "where the report begins in text, 0 without a dateline"),
        ("byline", TEXT, "who wrote it"),
        ("outlet", TEXT, "who published it"),
        ("url", TEXT, "where it was published"),
        ("published", DAY, "day of publication"),
        ("published_basis", TEXT, "metadata, text, filename or none"),
        ("text", TEXT, "the body: paragraphs joined by a newline, the dateline still in the first"),
        ("foreign", "bool", "True where the text is plainly not in English: the extractors leave it out"),
    ),
    "parts": (
        ("file", TEXT, "the document"),
        ("start", WHOLE, "first character in the document's text"),
        ("end", WHOLE, "one past the last character"),
        ("part", TEXT, "headline, dek, byline, body or dropped"),
        ("doc_id", TEXT, "the article it belongs to, null where to none"),
        ("reason", TEXT, "why it was dropped"),
    ),
    "paragraphs": (
        _DOC,
        ("paragraph_number", WHOLE, "counts from 1 in the article"),
        *_SPAN[1:],
    ),
    "sentences": (
        _DOC,
        ("paragraph_number", WHOLE, "the paragraph it stands in"),
        ("sentence_number", WHOLE, "counts from 1 through the article"),
        *_SPAN[1:],
    ),
    "names": (
        *_SPAN,
        ("kind", TEXT, "person, organisation or place, null where the text does not tell"),
        ("name", TEXT, "the fullest form of the name in the article"),
        ("role", TEXT, "title, office or description the text gives"),
    ),
    "quotes": (
        *_SPAN,
        ("kind", TEXT, "direct, mixed or indirect"),
        ("content_start", WHOLE, "first character of the whole reported content"),
        ("content_end", WHOLE, "one past its last character"),
        ("cue", TEXT, "the words of saying, null where there are none"),
        ("cue_start", WHOLE_OR_NONE, "their first character"),
        ("cue_end", WHOLE_OR_NONE, "one past their last character"),
        ("speaker_mention", TEXT, "the words beside the quotation that say whose it is"),
        ("speaker_start", WHOLE_OR_NONE, "their first character"),
        ("speaker_end", WHOLE_OR_NONE, "one past their last character"),
        ("speaker", TEXT, "the fullest name for the mention, null if not known"),
        ("role", TEXT, "title, office or description of the speaker"),
        ("attribution", TEXT, "explicit, pronoun, continued or none: how the speaker was found"),
        ("group", WHOLE, "parts of one interrupted quotation share it; counts from 1 in the article"),
    ),
    "dates": (
        *_SPAN,
        ("type", TEXT, "DATE, TIME, DURATION or SET"),
        ("value", TEXT, "TIMEX3 value"),
        (
            "mod",
            TEXT,
            "TIMEX3 modifier, as APPROX, START, MID, END, BEFORE, AFTER, LESS_THAN, EQUAL_OR_MORE",
        ),
        ("earliest", DAY, "first day it can mean"),
        ("latest", DAY, "last day it can mean"),
        ("basis", TEXT, "explicit, relative to publication, relative to an earlier date or unresolved"),
    ),
    "quantities": (
        *_SPAN,
        ("value", NUMBER, "the number stated, null for ranges, limits and vague counts"),
        ("low", NUMBER, "lower bound"),
        ("high", NUMBER, "upper bound"),
        ("bound", TEXT, "= exact, ~ about, < at most, > at least"),
        ("approximator", TEXT, "the words that say so"),
        ("change", TEXT, "up or down, null where the figure is no change"),
        ("unit", TEXT, "unit of measure or money, percent"),
        ("counted", TEXT, "the noun phrase counted"),
    ),
    "events": (
        *_SPAN,
        ("sentence", TEXT, "the sentence it stands in"),
        ("sentence_start", WHOLE, "its first character"),
        ("sentence_end", WHOLE, "one past its last character"),
        ("what", TEXT, "lemma of the event word"),
        ("counted", TEXT, "what the figure counts"),
        ("best", NUMBER, "the figure itself, as in UCDP GED"),
        ("low", NUMBER, "lowest figure the text allows"),
        ("high", NUMBER, "highest figure the text allows"),
        ("change", TEXT, "up or down where a change is stated"),
        ("place", TEXT, "where, as named in the text"),
        ("place_to", TEXT, "where to, for movements"),
        ("place_basis", TEXT, "clause, sentence, figure before or dateline"),
        ("date_earliest", DAY, "first day it can have happened"),
        ("date_latest", DAY, "last day it can have happened"),
        (
            "date_precision",
            WHOLE_OR_NONE,
            "UCDP GED date_prec: 1 day, 2 two to six days, 3 week, 4 month, 5 up to a year",
        ),
        ("date_basis", TEXT, "the words that date it, with how they were read; null if undated"),
        ("reported", DAY, "day the source said so"),
        ("cited", TEXT, "who is cited for it"),
        ("cited_start", WHOLE_OR_NONE, "first character of the words that say who"),
        ("cited_end", WHOLE_OR_NONE, "one past their last character"),
        ("hedge", TEXT, "alleged, denied or planned"),
    ),
    "topics": (
        ("doc_id", TEXT, "the text's article, or its position"),
        ("topic", WHOLE, "number of its topic, from 0"),
        ("distance", NUMBER, "cosine distance to the topic's centre"),
        ("x", NUMBER, "position on the map"),
        ("y", NUMBER, "position on the map"),
        ("fits", "bool", "False where the text is near to no topic"),
    ),
    "topic_labels": (
        ("topic", WHOLE, "number of the topic"),
        ("size", WHOLE, "texts in it"),
        ("label", TEXT, "its first terms, for people"),
        ("terms", TEXT, "terms that set it apart, most distinctive first, comma-separated"),
        ("example", TEXT, "its most central sentence"),
    ),
}

TABLES: Mapping[str, Mapping[str, str]] = {
    name: {column: dtype for column, dtype, _ in columns} for name, columns in _TABLES.items()
}
MEANINGS: Mapping[str, Mapping[str, str]] = {
    name: {column: meaning for column, _, meaning in columns} for name, columns in _TABLES.items()
}


def make_table(name: str, rows: Iterable[Mapping | tuple]) -> pd.DataFrame:
    """Rows as the table `name`, columns and dtypes as the contract has them.

    Parameters
    ----------
    name
        A key of `TABLES`.
    rows
        Mappings by column (a missing key is null) or tuples in column order.

    Returns
    -------
    DataFrame
        With a fresh index; empty, with the same columns and dtypes, for no rows.

    Raises
    ------
    KeyError
        No table of that name, or a row with a column that the table does not have.
    """
    dtypes = TABLES[name]
    rows = list(rows)
    if rows and isinstance(rows[0], Mapping):
        unknown = {key for row in rows for key in row} - set(dtypes)  # type: ignore[union-attr]
        if unknown:
            raise KeyError(f"table {name!r} has no column {sorted(unknown)}")
        rows = [tuple(row.get(column) for column in dtypes) for row in rows]  # type: ignore[union-attr]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(dtypes)
    return pd.DataFrame(
        {
            column: pd.Series(values, dtype=object).astype(dtype)  # type: ignore[call-overload]
            for (column, dtype), values in zip(dtypes.items(), columns, strict=True)
        }
    )


def check_table(table: pd.DataFrame, name: str) -> None:
    """Raise ValueError, naming the columns, if `table` lacks columns of `name` or has them in another dtype."""
    missing = [column for column in TABLES[name] if column not in table.columns]
    if missing:
        raise ValueError(f"not a table of {name}: it lacks the columns {', '.join(missing)}")
    wrong = [
        f"{column} is {table[column].dtype}, not {dtype}"
        for column, dtype in TABLES[name].items()
        if str(table[column].dtype) != dtype
    ]
    if wrong:
        raise ValueError(f"not a table of {name}: {'; '.join(wrong)}")


def describe_tables() -> str:
    """The tables as Markdown, one section each: column, dtype, meaning."""
    sections = ["# The tables\n\nWritten by `make docs` from `corpus_tools/columns.py`."]
    for name, columns in TABLES.items():
        rows = "\n".join(f"| `{column}` | {dtype} | {MEANINGS[name][column]} |" for column, dtype in columns.items())
        sections.append(f"## {name}\n\n| column | dtype | meaning |\n|---|---|---|\n{rows}")
    sections.append(
        "In every table of spans `text` is `text[start:end]` of the article. Missing is null. Where a "
        "`corrections.csv` stands beside the articles, every table it can correct has a further column `corrected`: "
        "what was done to the row, null where nothing was."
    )
    return "\n\n".join(sections) + "\n"


if __name__ == "__main__":
    print(describe_tables(), end="")
