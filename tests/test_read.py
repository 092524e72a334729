"""What reading promises: the text of the file in whatever encoding, repaired where it must be and nowhere else."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.read import decode, read_text
from corpus_tools.read.files import find_files

TEXT = "“It’s the café’s last day,” Zoë said – “naïve, but true.” It costs £5…"


class TestEncodings:
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
    )
    def test_text_is_the_same(self, encoding):
        assert decode(TEXT.encode(encoding)).text == TEXT

    def test_latin_1(self):
        text = "The café in Besançon, open since 1921, says adiós"
        assert decode(text.encode("latin-1")).text == text

    def test_a_byte_order_mark_is_listed(self):
        assert decode(TEXT.encode("utf-8-sig")).repairs == {"byte-order mark removed": 1}

    def test_a_stray_byte_is_decoded_by_itself(self):
        data = TEXT.encode() + b" and it\x92s shut."
        assert decode(data).text == TEXT + " and it’s shut."
        assert decode(data).repairs == {"stray bytes read as cp1252": 1}

    def test_gzip(self, tmp_path):
        (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
        assert read_text(tmp_path / "a.txt.gz").text == TEXT

    @pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04", b"\x00\x01\x02", bytes(range(128, 256)) + bytes(32)])
    def test_no_text(self, data):
        with pytest.raises(ValueError, match=r"it (is|holds)|bytes"):
            decode(data)


class TestRepairs:
    @pytest.mark.parametrize(
        ("raw", "text", "repairs"),
        [
            ("the cafÃ© is shut", "the café is shut", {"mojibake repaired": 1}),
            ("“Itâ€™s shut,” she said", "“It’s shut,” she said", {"mojibake repaired": 1}),
            ("co\u00adopera\u00adtion", "cooperation", {"soft hyphens removed": 2}),
            ("one\x07 two\x1b", "one two", {"control characters removed": 2}),
            ("one\u200b two", "one two", {"zero-width characters removed": 1}),
        ],
    )
    def test_each_is_listed_with_its_count(self, raw, text, repairs):
        assert decode(raw.encode()) == (text, "utf-8", repairs)

    @pytest.mark.parametrize(
        "text",
        [
            '‘Yes’, "no" and “don\'t”, she’d said',
            "no-break\u00a0space, dash — and … dots",
            "a\r\nb\rc\n\n",
            "l’été à Ångström, GÖTEBORG",
            "50 °C ± 1, § 3, ½, ©, ™",
        ],
    )
    def test_good_text_is_left_as_it_is(self, text):
        assert decode(text.encode()) == (text, "utf-8", {})

    @given(st.text(st.characters(min_codepoint=32, max_codepoint=126) | st.sampled_from("\n\t“”‘’—")))
    def test_glyphs_and_ascii_are_never_touched(self, text):
        assert decode(text.encode()).text == text


def test_names_are_relative_to_the_folder_all_files_share(tmp_path):
    for name in ("a/one.txt", "a/b/two.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert [s.file for s in find_files(tmp_path)[0]] == ["a/b/two.txt", "a/one.txt"]
    assert [s.file for s in find_files(str(tmp_path / "a" / "*.txt"))[0]] == ["one.txt"]
    assert [s.file for s in find_files([tmp_path / "a/one.txt", tmp_path / "a/b/two.txt"])[0]] == [
        "one.txt",
        "b/two.txt",
    ]
