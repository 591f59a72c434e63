"""Which labels are one person.

A label is the person of speakers.yml whose name or other name it prints; a
name the file does not have is a person of its own, with an address made from
the name, and that is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from mundap.data.facts import RESERVED, SpeakerFacts
from mundap.data.nearest import nearest
from mundap.language.hangul import slug as slug_of


class Roster:
    """Names → slugs. Asking for an unknown name adds it."""

    def __init__(self, facts: Sequence[SpeakerFacts]) -> None:
        self.facts = {entry.slug: entry for entry in facts}
        self._slugs = {name: e.slug for e in reversed(facts) for name in (e.name, *e.also)}
        self.added: dict[str, str] = {}
        """Slug → name of the people speakers.yml does not have, in order of appearance."""

    def slug(self, name: str) -> str:
        """Slug of the person of that name, or whose slug it is."""
        if name in self.facts and name not in self._slugs:
            return name
        if name not in self._slugs:
            slug, ordinal = slug_of(name), 1
            taken = {
                *RESERVED,
                *self.facts,
                *self.added,
                *(a for f in self.facts.values() for a in f.aliases),
            }
            while slug in taken:
                ordinal += 1
                slug = f"{slug_of(name)}-{ordinal}"
            self._slugs[name] = slug
            self.added[slug] = name
        return self._slugs[name]

    def like(self, name: str) -> str:
        """The known name or slug that may have been meant by one that is not known."""
        return nearest(name, {*self.facts, *self._slugs} - set(self.added.values()))

    def name(self, slug: str) -> str:
        """Name to show for a slug that `slug` gave."""
        return self.facts[slug].name if slug in self.facts else self.added[slug]
