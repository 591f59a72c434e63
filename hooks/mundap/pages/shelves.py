"""The archive sorted the ways its pages need it, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mundap.model.archive import Archive, Exchange, Record, Speaker, Talk, Topic
from mundap.model.transcript import Heading
from mundap.pages.addresses import anchors, exchanges_by_place, record_page


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
    order: Mapping[str, int]
    """Place of an exchange among those of its talk, from 0, by id."""
    places: Mapping[tuple[str, int], Exchange]
    """By file and line of the question, in any record."""
    record_pages: Mapping[str, str]
    """Source path of the page that shows a record, by file."""
    spots: Mapping[tuple[str, int], str]
    """Anchor of a part of a record on that page, by file and first line."""

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
    of_talk = _group(archive.exchanges, lambda e: (e.talk,))
    places = exchanges_by_place(archive.exchanges)
    records = {r.file: (talk, r) for talk in archive.talks for r in talk.records}
    voices = _Voices(archive.speakers)
    return Shelves(
        archive=archive,
        exchanges={e.id: e for e in archive.exchanges},
        talks={t.slug: t for t in archive.talks},
        speakers={s.slug: s for s in archive.speakers},
        topics={t.slug: t for t in archive.topics},
        of_talk=of_talk,
        of_speaker=_group(archive.exchanges, lambda e: (e.speaker,) if e.speaker in known else ()),
        of_topic=_group(archive.exchanges, lambda e: (t.slug for t in e.topics)),
        voiced=_group(archive.exchanges, voices.of),
        order={e.id: place for group in of_talk.values() for place, e in enumerate(group)},
        places=places,
        record_pages={file: record_page(*each) for file, each in records.items()},
        spots={spot: a for _, r in records.values() for spot, a in _spots(r, places)},
    )


def _spots(
    record: Record, places: Mapping[tuple[str, int], Exchange]
) -> Iterator[tuple[tuple[str, int], str]]:
    """Of parts that begin on one line the first one's."""
    parts = zip(record.transcript.parts, anchors(record, places), strict=True)
    for part, anchor in reversed([*parts]):
        yield (record.file, part.line if isinstance(part, Heading) else part.first), anchor


class _Voices:
    """Who the labels in answers are."""

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        self.speakers = speakers
        self.named: defaultdict[str, list[int]] = defaultdict(list)
        """Speakers by name, as places in their list."""
        self.labelled: defaultdict[str, list[int]] = defaultdict(list)
        """By label."""
        for place, speaker in enumerate(speakers):
            self.named[speaker.name].append(place)
            for label in speaker.labels:
                self.labelled[label].append(place)

    def of(self, exchange: Exchange) -> tuple[str, ...]:
        """Slugs of the speakers with a labelled voice in an exchange of somebody else."""
        found: set[int] = set()
        for voice in exchange.voices:
            found.update(self.labelled.get(voice, ()))
            for name in voice.split()[:1]:
                found.update(self.named.get(name, ()))
        slugs = (self.speakers[place].slug for place in sorted(found))
        return tuple(slug for slug in slugs if slug != exchange.speaker)


def _group(
    exchanges: Iterable[Exchange], keys: Callable[[Exchange], Iterable[str]]
) -> dict[str, tuple[Exchange, ...]]:
    groups: defaultdict[str, list[Exchange]] = defaultdict(list)
    for exchange in exchanges:
        for key in dict.fromkeys(keys(exchange)):
            groups[key].append(exchange)
    return {key: tuple(group) for key, group in groups.items()}
