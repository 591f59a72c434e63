"""The whole engine as one call: files in, archive, pages, exports and diagnostics out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from mundap import exports, ids, pages
from mundap.archive import Archived, Knowledge, build_archive
from mundap.assembly import assemble
from mundap.chronology import contradictions, with_doubts
from mundap.data import Data, read_data
from mundap.diagnostics import Diagnostic, in_order
from mundap.doubts import doubts
from mundap.model.transcript import Transcript
from mundap.morphology import shared_morphology
from mundap.roster import Roster
from mundap.source import read_source
from mundap.transcript import read_transcript


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


def read_all(
    files: Mapping[str, bytes], pictures: Collection[str]
) -> tuple[tuple[Transcript, ...], tuple[Diagnostic, ...]]:
    """Read transcripts; one that cannot be read never hides the others.

    Args:
        files: Path (relative to `docs/`) → bytes.
        pictures: Paths of the pictures that exist, likewise.
    """
    found: list[Transcript] = []
    problems: list[Diagnostic] = []
    for path, content in sorted(files.items()):
        source, said = read_source(path, content)
        problems += said
        if source is not None:
            found.append(read_transcript(source, pictures.__contains__))
    return tuple(found), tuple(problems)


def understand(
    transcripts: Mapping[str, bytes],
    data: Mapping[str, bytes],
    pictures: Collection[str] = (),
) -> Understood:
    """Read everything and make the archive.

    Args:
        transcripts: Path (relative to `docs/`) → bytes.
        data: Name of a file in `docs/_data/` → bytes.
        pictures: Paths (relative to `docs/`) of the pictures that exist.
    """
    known = read_data(data)
    read, problems = read_all(transcripts, pictures)
    assembled = assemble(read, known.talks, Roster(known.speakers))
    clashes = tuple(contradictions(assembled.talks))
    archived = build_archive(
        with_doubts(assembled.talks, clashes),
        assembled.speakers,
        Knowledge(known.book, known.vocabulary, known.synonyms, shared_morphology()),
    )
    unsure = (each for transcript in read for each in doubts(transcript))
    # An exchange of a file that cannot be read is not gone: nobody should retire its address.
    whole = len(read) == len(transcripts)
    settled = (each for each in archived.diagnostics if whole or each.code != ids.MISSING)
    found = (*known.diagnostics, *problems, *assembled.diagnostics, *clashes, *unsure, *settled)
    return Understood(archived, known, read, in_order(found))


def build(
    transcripts: Mapping[str, bytes], data: Mapping[str, bytes], site: pages.SiteOptions
) -> Built:
    """Make the site.

    Args:
        transcripts: Path (relative to `docs/`) → bytes.
        data: Name of a file in `docs/_data/` → bytes.
        site: What pages need to know beyond the archive.
    """
    understood = understand(transcripts, data, site.pictures)
    archive = understood.archived.archive
    return Built(understood, pages.emit(archive, site), exports.emit(archive))
