"""Corpus tools: a folder of news articles as tables, and each row back to its place in the text."""

from importlib import import_module

# Public name → the module it lives in. A module is imported when one of its names is first used, so that
# `import corpus_tools` stays quick.
_PUBLIC = {
    "columns": ("TABLES",),
    "segment": ("paragraphs", "sentences", "split_paragraphs", "split_sentences"),
    "articles": ("load_articles", "load_corpus", "split_articles", "with_raw_offsets"),
    "names": ("extract_names", "find_names"),
    "quotes": ("extract_quotes", "find_quotes"),
    "dates": ("extract_dates", "find_dates"),
    "quantities": ("extract_quantities", "find_quantities"),
    "events": ("acled_figures", "extract_events", "find_events", "select_events"),
    "topics": ("cluster_topics",),
    "concordance": ("kwic",),
    "reader": ("annotate_article",),
    "plots": (),
}
_MODULES = {name: module for module, names in _PUBLIC.items() for name in names}
__all__ = sorted(_MODULES)  # noqa: PLE0605


def __getattr__(name: str):
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
