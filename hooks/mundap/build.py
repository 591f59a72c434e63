"""The whole engine as one call: files in, archive, pages, exports and diagnostics out."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from mundap import dialects, exports, ids, pages, search
from mundap.archive import Archived, Knowledge, build_archive
from mundap.assembly import assemble
from mundap.chronology import contradictions, with_doubts
from mundap.data.facts import TalkFacts, where_to_settle
from mundap.data.files import Data, read_data
from mundap.data.roster import Roster
from mundap.data.settled import of_front_matter, over
from mundap.diagnostics import Diagnostic, in_order
from mundap.doubts import doubts
from mundap.flaws import flaws, too_crowded, too_many
from mundap.folder import TALKS
from mundap.language.morphology import Morphology, shared_morphology
from mundap.memo import FORGETFUL, Memo
from mundap.model.settled import NOTHING, Settled
from mundap.model.transcript import Transcript
from mundap.pages.addresses import url
from mundap.store import Store
from mundap.text.source import Source, read_source
from mundap.transcript import read_transcript
from mundap.unread import unread


@dataclass(frozen=True, slots=True)
class Understood:
    """What the files say, before any page is written."""

    archived: Archived
    """The archive and its by-products."""
    data: Data
    """The data files."""
    transcripts: tuple[Transcript, ...]
    """Every file that could be read."""
    diagnostics: tuple[Diagnostic, ...]
    """Everything a maintainer should know, sorted."""


@dataclass(frozen=True, slots=True)
class Built:
    """A site, without its generator."""

    understood: Understood
    """What it shows."""
    pages: tuple[pages.Page, ...]
    """Every generated page."""
    exports: tuple[exports.Export, ...]
    """Files beside the pages."""
    index: tuple[search.IndexFile, ...]
    """What the search reads."""


def settled_records(talks: Sequence[TalkFacts]) -> dict[str, Settled]:
    """Path of a transcript, relative to `docs/` → what talks.yml settles of it."""
    return {f"{TALKS}/{name}": each for talk in reversed(talks) for name, each in talk.settled}


def settled_source(
    path: str, content: bytes, given: Settled = NOTHING
) -> tuple[Source | None, Settled, tuple[Diagnostic, ...]]:
    """A transcript's lines, and what its front matter and the data files settle of it.

    Args:
        path: Relative to `docs/`.
        content: The file.
        given: What the data files settle: it goes before the front matter.
    """
    source, problems = read_source(path, content)
    if source is None:
        return None, given, problems
    refused = too_crowded(source)
    if refused:
        return None, given, (*problems, refused)
    own, said = of_front_matter(source, dialects.NAMES)
    return source, over(given, own), (*problems, *said)


def read_all(
    files: Mapping[str, bytes],
    pictures: Collection[str],
    people: Collection[str] = (),
    settled: Mapping[str, Settled] = MappingProxyType({}),
    memo: Memo = FORGETFUL,
) -> tuple[tuple[Transcript, ...], tuple[Diagnostic, ...]]:
    """Read transcripts; one that cannot be read never hides the others.

    Args:
        files: Path (relative to `docs/`) → bytes.
        pictures: Paths of the pictures that exist, likewise.
        people: Names of the people that speakers.yml knows.
        settled: What talks.yml settles of a path.
        memo: What the build before read.
    """
    found: list[Transcript] = []
    problems: list[Diagnostic] = []
    around = frozenset(pictures), frozenset(people)
    for path, content in sorted(files.items()):
        given = path, content, *around, settled.get(path, NOTHING)
        transcript, said = memo.recall(("transcript", *given), functools.partial(_read, *given))
        problems += said
        if transcript is not None:
            found.append(transcript)
    return tuple(found), tuple(problems)


def _read(
    path: str, content: bytes, pictures: Collection[str], people: Collection[str], given: Settled
) -> tuple[Transcript | None, tuple[Diagnostic, ...]]:
    source, how, said = settled_source(path, content, given)
    if source is None:
        return None, said
    transcript = read_transcript(source, pictures.__contains__, people, how)
    refused = too_many(transcript)
    if refused is not None:
        return None, (*said, refused)
    return transcript, (*said, *flaws(source, transcript))


def understand(
    transcripts: Mapping[str, bytes],
    data: Mapping[str, bytes],
    pictures: Collection[str] = (),
    morphology: Morphology | None = None,
    memo: Memo = FORGETFUL,
) -> Understood:
    """Read everything and make the archive.

    Args:
        transcripts: Path (relative to `docs/`) → bytes.
        data: Name of a file in `docs/_data/` → bytes.
        pictures: Paths (relative to `docs/`) of the pictures that exist.
        morphology: The analyser; by default the process's own.
        memo: What the build before read.
    """
    known = memo.recall(("data", tuple(sorted(data.items()))), lambda: read_data(data))
    settled = settled_records(known.talks)
    read, problems = read_all(transcripts, pictures, known.people, settled, memo)
    assembled = assemble(read, known.talks, Roster(known.speakers))
    clashes = tuple(contradictions(assembled.talks))
    archived = build_archive(
        with_doubts(assembled.talks, clashes),
        assembled.speakers,
        Knowledge(known.book, known.vocabulary, known.synonyms, morphology or shared_morphology()),
        memo,
    )
    missing = transcripts.keys() - {each.path for each in read}
    place = unread(missing, problems, known.talks, assembled.talks)
    archived = replace(archived, archive=replace(archived.archive, unread=place))
    unsure = (
        each
        for transcript in read
        for each in doubts(
            transcript, where_to_settle(transcript.path.removeprefix(f"{TALKS}/"), known.talks)
        )
    )
    # An exchange of a file that cannot be read is not gone: nobody should retire its address.
    whole = not missing
    of_archive = (each for each in archived.diagnostics if whole or each.code != ids.MISSING)
    found = (*known.diagnostics, *problems, *assembled.diagnostics, *clashes, *unsure, *of_archive)
    return Understood(archived, known, read, in_order(found))


def build(
    transcripts: Mapping[str, bytes],
    data: Mapping[str, bytes],
    site: pages.SiteOptions,
    authored: Sequence[search.AuthoredPage] = (),
    *,
    address: Callable[[str], str] = url,
    store: Store | None = None,
    memo: Memo = FORGETFUL,
) -> Built:
    """Make the site.

    Args:
        transcripts: Path (relative to `docs/`) → bytes.
        data: Name of a file in `docs/_data/` → bytes.
        site: What pages need to know beyond the archive.
        authored: Pages that people wrote, without the home page; those that a generated page
            stands in for are left out.
        address: Source path of a page → its address relative to the site's root.
        store: Keeps what was analysed for the next time.
        memo: Keeps more for the next build of this process.
    """
    # Under `serve` the store and this call are new each time, and the process is not.
    morphology = Morphology(store, shared_morphology(), memo) if store else shared_morphology()
    understood = understand(transcripts, data, site.pictures, morphology, memo)
    archive = understood.archived.archive
    made = pages.emit(archive, site)
    replaced = {page.src_uri for page in made}
    kept = [page for page in authored if page.src_uri not in replaced]
    synonyms = (*understood.data.synonyms, *understood.data.search_words)
    index = search.emit(
        archive, kept, synonyms, morphology, store=store, memo=memo, address=address
    )
    return Built(understood, made, exports.emit(archive, address), index)
