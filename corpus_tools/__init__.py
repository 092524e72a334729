"""Corpus tools: a folder of news articles as tables, and each row back to its place in the text."""

from importlib import import_module

import pandas as pd  # noqa: F401  (every table is one; it comes at once, the rest when it is used)

# Public name → the module it lives in. A module is imported when one of its names is first used, so that
# `import corpus_tools` stays quick.
_PUBLIC = {
    "columns": ("TABLES",),
    "segment": ("paragraphs", "sentences", "split_paragraphs", "split_sentences"),
    "articles": (
        "Corpus",
        "CorpusError",
        "CorpusWarning",
        "load_articles",
        "load_corpus",
        "split_articles",
        "with_raw_offsets",
    ),
    "articles.duplicates": ("find_duplicates",),
    "names": ("extract_names", "find_names"),
    "quotes": ("extract_quotes", "find_quotes"),
    "speakers": ("cited_for", "find_citations"),
    "dates": ("extract_dates", "find_dates", "published_window"),
    "quantities": ("extract_quantities", "find_quantities"),
    "events": ("acled_figures", "extract_events", "find_events", "select_events"),
    "topics": ("assign_topics", "cluster_topics", "subtopics", "texts_of_topic", "topics_over_time"),
    "topics.store": ("load_topics", "save_topics"),
    "concordance": ("kwic",),
    "concordance.association": ("collocations", "keyness"),
    "concordance.word_counts": ("dispersion", "ngrams", "term_positions", "vocabulary", "word_frequencies"),
    "corrections": ("apply_corrections", "read_corrections"),
    "corpus": ("build_tables", "write_tables"),
    "tables": ("select_rows", "show_table", "with_sentences"),
    "controls": ("with_controls",),
    "plots.drawing": ("save_figure",),
    "plots.hover": ("hover",),
    "plots": ("plot_articles",),
    "plots.overview": ("plot_corpus",),
    "plots.speakers": ("count_quoted_words", "count_speakers", "count_verbs", "plot_quoted_words", "plot_speakers"),
    "plots.words": ("plot_dispersion", "plot_keyness"),
    "plots.topic_times": ("plot_topics_over_time",),
    "plots.topics": ("plot_term_heat", "plot_topic_curve", "plot_topic_map", "plot_topic_terms"),
    "plots.timeline": ("plot_timeline", "timeline_notes"),
    "plots.series": ("plot_series",),
    "plots.sources": ("plot_sources",),
    "reader": ("annotate_article", "corpus_page", "write_article", "write_corpus"),
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
