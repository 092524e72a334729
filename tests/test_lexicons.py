"""Word lists are data: each says where its knowledge comes from, and each is used."""

from pathlib import Path

import pytest

from corpus_tools.lexicons import load_lexicon

FOLDER = Path(__file__).parent.parent / "corpus_tools"
LISTS = sorted((FOLDER / "lexicons").glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_says_where_it_comes_from(path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert len(first) > 30, "name the source"


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_is_used_and_holds_something_in_each_section(path):
    assert all(load_lexicon(path.stem).values())
    code = "".join(file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.py"))
    assert f'"{path.stem}"' in code
