"""Which files a path means, and what can't be read among them.

A file, a folder, a pattern or a list of them goes in; the files to read come out, with those in other formats and the
tables of metadata beside them. What can't be used is a warning that says what to do, or an error for who wants one.
"""

import glob
import inspect
import os
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

TEXT_ENDINGS = (
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".csv",
    ".tsv",
    ".jsonl",
    ".ndjson",
    ".json",
    ".html",
    ".htm",
    ".rtf",
)
ENDINGS = (*TEXT_ENDINGS, ".parquet", ".xlsx", ".docx")
# What to do with files in formats that are not read.
ADVICE = {
    ".pdf": "a PDF knows no paragraphs; make text of it (pdftotext FILE.pdf), check it, and load that",
    ".doc": "open it and save it as .docx",
    ".odt": "open it and save it as .docx",
    ".xls": "open it and save it as .xlsx",
    ".zip": "unpack it",
}
# Files that stand beside articles and are none.
NOT_ARTICLES = {"metadata.csv", "corrections.csv", "aliases.csv"}
_NOT_ARTICLE_STEMS = {"readme", "license", "licence", "copying", "notice", "changelog"}


class CorpusWarning(UserWarning):
    """Something in a corpus could not be used; the message names it and says what to do."""


class CorpusError(ValueError):
    """The same, raised with `strict=True`."""


class Source(NamedTuple):
    """A file to read: where it is, the name it has in the tables, and whether it was named itself, not found."""

    path: Path
    file: str
    named: bool = False


def complain(message: str, *, strict: bool) -> None:
    """Warn about what could not be used, or raise `CorpusError` if `strict`."""
    if strict:
        raise CorpusError(message)
    frame, level = inspect.currentframe(), 0
    while frame is not None and frame.f_globals.get("__name__", "").startswith("corpus_tools"):
        frame, level = frame.f_back, level + 1  # the user's line, not one of ours
    warnings.warn(message, CorpusWarning, stacklevel=level + 1)


def find_files(path: str | os.PathLike | Iterable[str | os.PathLike]) -> tuple[list[Source], list[Source], list[Path]]:
    """The files that `path` means: a file, a folder (walked), a glob pattern, or a list of them.

    Returns
    -------
    tuple
        The files that can be read, the files in formats that can't, and every `metadata.csv` beside them. README,
        LICENSE, hidden files and the tables that accompany a corpus are in neither list. Names are relative to the
        folder, or to the folder that all files share.

    Raises
    ------
    FileNotFoundError
        There is nothing at `path`.
    """
    paths = [path] if isinstance(path, (str, os.PathLike)) else list(path)
    found: list[Path] = []
    roots: list[Path] = []
    for item in paths:
        place = Path(item).expanduser()
        if place.is_dir():
            roots.append(place)
            found += sorted(p for p in place.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(place)))
        elif place.is_file():
            roots.append(place.parent)
            found.append(place)
        else:
            matches = sorted(Path(match) for match in glob.glob(str(item), recursive=True))
            files = [match for match in matches if match.is_file() and not match.name.startswith(".")]
            if not files:
                raise FileNotFoundError(f"no file, folder or pattern of files: {item} (looked in {Path.cwd()})")
            roots += [match.parent for match in files]
            found += files
    root = Path(os.path.commonpath([r.absolute() for r in roots])) if roots else Path()
    explicit = {Path(item).expanduser() for item in paths}
    usable: list[Source] = []
    other: list[Source] = []
    metadata: list[Path] = []
    for place in dict.fromkeys(found):
        source = Source(place, Path(os.path.relpath(place.absolute(), root)).as_posix(), place in explicit)
        ending = format_of(place)
        if place.name.lower() in NOT_ARTICLES and place not in explicit:
            continue
        if _stem(place) in _NOT_ARTICLE_STEMS and place not in explicit:
            continue
        (usable if ending in ENDINGS or (ending == "" and place in explicit) else other).append(source)
    for folder in dict.fromkeys([*roots, *(place.parent for place in found)]):
        if (folder / "metadata.csv").is_file():
            metadata.append(folder / "metadata.csv")
    return usable, other, metadata


def format_of(path: Path) -> str:
    """The ending that says what is in a file, in lower case, that of the unpacked file if it is gzipped."""
    name = path.name.lower()
    inner = Path(name.removesuffix(".gz")).suffix
    return inner if not name.endswith(".gz") or inner in TEXT_ENDINGS else ".gz"


def advice_for(path: Path) -> str:
    """What to do with a file in a format that is not read."""
    return ADVICE.get(format_of(path), "save it as text (.txt)")


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "__")) for part in path.parts)


def _stem(path: Path) -> str:
    return path.name.lower().split(".")[0]


@contextmanager
def whole_file(path: str | Path) -> Iterator[Path]:
    """A path to write to beside `path`; it takes `path`'s place when all is written, and is gone if it is not."""
    beside = Path(path).with_name(f".{Path(path).name}.{os.getpid()}")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
