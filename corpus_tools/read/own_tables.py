"""Tables that this library wrote are no articles, though they hold text.

The columns of a table go in; an error that says what to do comes out where they are those of a table made of articles.
Without it, a folder of articles that its tables were written into would grow at each reading.
"""

from collections.abc import Iterable

from corpus_tools.columns import TABLES
from corpus_tools.read.files import Source
from corpus_tools.read.metadata import is_null

_PLACES = frozenset({"doc_id", "start", "end", "text"})  # every table of spans has them, and so have lines of `kwic`


def refuse_own_table(source: Source, columns: Iterable[str], files: Iterable[object]) -> None:
    """Nothing if a table may hold articles; an error if it is one that was made of them.

    A table of articles that was written is a fair input: a selection of articles, kept to work on. It is refused only
    where it was found in a folder beside a file that its articles came from, since these would be read twice; named
    itself, it is read wherever it stands.

    Parameters
    ----------
    source
        The file.
    columns
        The names of its columns.
    files
        The values of its column `file`, if there is one.

    Raises
    ------
    ValueError
        The table is one of ours; the message says what to do.
    """
    names = set(columns)
    made = [name for name, of_table in TABLES.items() if names >= set(of_table)]
    if "articles" in made:
        depth = source.file.count("/") + 1  # the folders from the table's own up to the one that was named
        origins = {str(file) for file in files if not is_null(file)}
        if not source.named and any((up / file).is_file() for up in source.path.parents[:depth] for file in origins):
            raise ValueError(
                "it is a table of articles whose files are here too, so they would be read twice; "
                "move it out of the folder, or load it alone"
            )
    elif made or names >= _PLACES:
        what = f"a table of {made[-1].replace('_', ' ')}" if made else "a table of places in articles"
        raise ValueError(
            f"it is {what}, made of articles; move it out of the folder, and write tables into a folder of their own"
        )
