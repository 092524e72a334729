"""Word lists as plain data.

A list is a text file. Its first line, `# …`, says where the knowledge comes from; `[section]` opens a section, and
every other line holds one entry. Lines that begin with `#` are remarks.
"""

from functools import cache
from importlib.resources import files


@cache
def load_lexicon(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of `lexicons/<name>.txt`, each a tuple of its entries; entries before any section are under ""."""
    sections: dict[str, list[str]] = {}
    current = ""
    for line in files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        if entry.startswith("[") and entry.endswith("]"):
            current = entry[1:-1]
            sections.setdefault(current, [])
        else:
            sections.setdefault(current, []).append(entry)
    return {section: tuple(entries) for section, entries in sections.items()}


def words_of(name: str, *sections: str) -> frozenset[str]:
    """The words of sections whose lines list several, in lower case."""
    lexicon = load_lexicon(name)
    return frozenset(word for section in sections for line in lexicon[section] for word in line.lower().split())
