from pathlib import Path

import matplotlib
import pytest

from corpus_tools.corpus import build_tables

matplotlib.use("Agg")
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def tables(seeds):
    """Every table of the seed corpus, with the publication days of its metadata.csv."""
    return build_tables(seeds)


@pytest.fixture(scope="session")
def undated(seeds):
    """The same without metadata.csv."""
    return build_tables(seeds, metadata=False)
