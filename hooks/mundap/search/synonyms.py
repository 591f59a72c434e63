"""Words that mean the same: what a reader may type for what a text says."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from mundap.language.morphology import Morphology
from mundap.language.phrases import spelling
from mundap.language.words import WordKind
from mundap.search.terms import Flag, Term, keystrokes, term


def synonym(word: str, morphology: Morphology) -> Term:
    """A word of the list as the term that texts have for it."""
    spelt = spelling(word, morphology)
    words = morphology.words(word)
    verb = bool(words) and words[-1].kind is WordKind.VERB and spelt.endswith(words[-1].form)
    return term(spelt, Flag.VERB if verb else Flag.NONE)


def is_typed(word: str, morphology: Morphology) -> bool:
    """Whether readers type a word as terms spell it: texts have 물어보다 as 묻다보다."""
    return not any(each.kind is WordKind.VERB for each in morphology.words(word)[:-1])


def united(groups: Iterable[Sequence[Term]]) -> list[Sequence[Term]]:
    """Groups that share a word as one, in the order of their first words."""
    whole: dict[str, list[Term]] = {}
    for group in groups:
        known = {id(own): own for each in group if (own := whole.get(keystrokes(each.form)))}
        first, *others = known.values() or ([],)
        first.extend(each for other in (*others, group) for each in other)
        for each in first:
            whole[keystrokes(each.form)] = first
    return list({id(group): group for group in whole.values()}.values())


def known_groups(
    groups: Sequence[Sequence[Term]], held: Container[str], typed: Container[str]
) -> Iterator[Sequence[Term]]:
    """The groups of which the archive speaks, each word once.

    Args:
        groups: Words that mean the same.
        held: Forms that documents hold.
        typed: Forms that readers type; any other is of use only in a document.
    """
    for words in groups:
        useful = [each for each in words if each.form in held or each.form in typed]
        group = tuple({keystrokes(each.form): each for each in useful if each.form}.values())
        if len(group) > 1 and any(each.form in held for each in group):
            yield group
