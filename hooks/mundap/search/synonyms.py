"""Words that mean the same: what a reader may type for what a text says."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from mundap.morphology import Morphology
from mundap.phrases import spelling
from mundap.search.terms import Flag, Term, keystrokes, term
from mundap.words import WordKind


def synonym(word: str, morphology: Morphology) -> Term:
    """A word of the list as the term that texts have for it."""
    spelt = spelling(word, morphology)
    verb = any(w.kind is WordKind.VERB and w.form == spelt for w in morphology.words(word))
    return term(spelt, Flag.VERB if verb else Flag.NONE)


def known_groups(
    groups: Sequence[Sequence[Term]], held: Container[str]
) -> Iterator[Sequence[Term]]:
    """The groups of which the archive speaks, each word once."""
    for words in groups:
        group = tuple({keystrokes(each.form): each for each in words if each.form}.values())
        if len(group) > 1 and any(each.form in held for each in group):
            yield group
