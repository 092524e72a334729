"""What a sentence reports: the rooms behind `quotes` and `speakers`.

A text goes through them in this order. `glyphs` finds what stands in quotation marks. `cues` cuts sentences into words
and knows the words of saying. `phrases` (with `asides`) finds the subject of a verb, `contents` (with `endings`) what
is said. `reports` (with `nonfinite` and `marks`) puts the three together, sentence by sentence, and `frames` does so
for a text.
"""
