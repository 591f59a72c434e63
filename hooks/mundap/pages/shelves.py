"""The archive sorted the ways its pages need it, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mundap.model.archive import Archive, Exchange, Speaker, Talk, Topic
from mundap.pages.addresses import exchanges_by_place


@dataclass(frozen=True, slots=True)
class Shelves:
    """Look-ups into one archive; every tuple keeps the archive's order."""

    archive: Archive
    """What is sorted here."""
    exchanges: Mapping[str, Exchange]
    """By id."""
    talks: Mapping[str, Talk]
    """By slug."""
    speakers: Mapping[str, Speaker]
    """By slug."""
    topics: Mapping[str, Topic]
    """By slug."""
    of_talk: Mapping[str, tuple[Exchange, ...]]
    """Exchanges of a talk."""
    of_speaker: Mapping[str, tuple[Exchange, ...]]
    """Exchanges a speaker answers."""
    of_topic: Mapping[str, tuple[Exchange, ...]]
    """Exchanges about a topic, primary or not."""
    voiced: Mapping[str, tuple[Exchange, ...]]
    """Exchanges of others in which a speaker has a labelled voice."""
    places: Mapping[tuple[str, int], Exchange]
    """By file and line of the question, in any record."""

    def name(self, slug: str) -> str:
        """Name of a speaker; `답변자 미상` for the empty slug."""
        speaker = self.speakers.get(slug)
        return speaker.name if speaker else slug or UNKNOWN_SPEAKER

    def topics_of(self, exchange: Exchange) -> tuple[Topic, ...]:
        """Topics of an exchange, primary first."""
        return tuple(self.topics[t.slug] for t in exchange.topics if t.slug in self.topics)

    def talks_of(self, slug: str) -> tuple[Talk, ...]:
        """Talks in which a person speaks, as a speaker or as a voice."""
        heard = {e.talk for e in (*self.of_speaker.get(slug, ()), *self.voiced.get(slug, ()))}
        return tuple(t for t in self.archive.talks if slug in t.speakers or t.slug in heard)


UNKNOWN_SPEAKER = "답변자 미상"


def shelve(archive: Archive) -> Shelves:
    """Sort an archive."""
    known = {s.slug for s in archive.speakers}
    return Shelves(
        archive=archive,
        exchanges={e.id: e for e in archive.exchanges},
        talks={t.slug: t for t in archive.talks},
        speakers={s.slug: s for s in archive.speakers},
        topics={t.slug: t for t in archive.topics},
        of_talk=_group(archive.exchanges, lambda e: (e.talk,)),
        of_speaker=_group(archive.exchanges, lambda e: (e.speaker,) if e.speaker in known else ()),
        of_topic=_group(archive.exchanges, lambda e: (t.slug for t in e.topics)),
        voiced=_group(archive.exchanges, lambda e: _voices(archive.speakers, e)),
        places=exchanges_by_place(archive.exchanges),
    )


def _voices(speakers: Iterable[Speaker], exchange: Exchange) -> tuple[str, ...]:
    return tuple(
        speaker.slug
        for speaker in speakers
        if speaker.slug != exchange.speaker
        and any(v in speaker.labels or v.split()[:1] == [speaker.name] for v in exchange.voices)
    )


def _group(
    exchanges: Iterable[Exchange], keys: Callable[[Exchange], Iterable[str]]
) -> dict[str, tuple[Exchange, ...]]:
    groups: defaultdict[str, list[Exchange]] = defaultdict(list)
    for exchange in exchanges:
        for key in dict.fromkeys(keys(exchange)):
            groups[key].append(exchange)
    return {key: tuple(group) for key, group in groups.items()}
