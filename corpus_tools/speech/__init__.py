"""What a sentence reports: the rooms behind `quotes` and `speakers`.

A text goes through them in this order. `glyphs` finds what stands in quotation marks. `words` cuts sentences into
words, `cues` knows those of saying. `phrases` (with `asides`) finds the subject of a verb, `contents` (with `endings`
and `governed`) what is said. `reports` (with `nonfinite`) puts them together, sentence by sentence, and
`frames` does so for a text.
"""
