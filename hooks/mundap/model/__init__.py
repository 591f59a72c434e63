"""The values the engine passes along.

Everything is frozen. References between values are slugs or ids, never
objects, and everything taken from a transcript keeps its 1-based source lines
(`first` and `last`, both inclusive). Built from below: blocks, transcripts,
the archive.
"""
