"""Topics to a file and back, without pickle: whoever opens the file runs no code from it.

A file is a zip archive of plain arrays (`.npy`) and one JSON text with the tables, so that other programs can read it.
"""

import json
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd

from corpus_tools.read.files import whole_file
from corpus_tools.topics import TopicModel, Topics

_FORMAT = "corpus_tools topics 1"
_ARRAYS = ("rarity", "centres", "typical")
_TABLES = ("topics", "labels", "terms", "curve")


def save_topics(found: Topics, path: str | Path) -> None:
    """Write topics to a file, whole or not at all.

    See Also
    --------
    load_topics, assign_topics
    """
    tables = {
        name: {
            column: {"dtype": str(values.dtype), "values": values.astype(object).where(values.notna(), None).tolist()}
            for column, values in getattr(found, name).items()
        }
        for name in _TABLES
    }
    content = json.dumps({"format": _FORMAT, "tables": tables, "terms": found.model.terms}, ensure_ascii=False)
    with whole_file(path) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("topics.json", content)
        for name in _ARRAYS:
            with archive.open(f"{name}.npy", "w") as file:
                np.lib.format.write_array(file, getattr(found.model, name), allow_pickle=False)


def load_topics(path: str | Path) -> Topics:
    """Read topics that `save_topics` wrote.

    Raises
    ------
    FileNotFoundError
        There is no such file.
    ValueError
        The file holds something else.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            content = json.loads(archive.read("topics.json"))
            if content["format"] != _FORMAT:
                raise ValueError(f"its format is {content['format']!r}")
            arrays = {}
            for name in _ARRAYS:
                with archive.open(f"{name}.npy") as file:
                    arrays[name] = np.lib.format.read_array(file, allow_pickle=False)
        tables = {
            name: pd.DataFrame(
                {
                    column: pd.Series(cells["values"], dtype=object).astype(cells["dtype"])
                    for column, cells in content["tables"][name].items()
                }
            )
            for name in _TABLES
        }
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path} holds no saved topics: {error}") from error
    return Topics(**tables, model=TopicModel(content["terms"], **arrays))
