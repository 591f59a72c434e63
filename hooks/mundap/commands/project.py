"""The project a command is about: where its `docs/` is, what it says, how it is written."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

import click

from mundap import folder
from mundap.build import Understood, understand
from mundap.cache import FOLDER as CACHE
from mundap.cache import Cache
from mundap.data.files import FOLDER
from mundap.diagnostics import in_order
from mundap.language.morphology import Morphology, shared_morphology

CONFIG = "mkdocs.yml"


def _docs_folder() -> Path:
    """`docs/` of the project the command is called in, else of the one it belongs to."""
    here = Path.cwd()
    for place in (here, *here.parents):
        if (place / "docs" / FOLDER).is_dir():
            return place / "docs"
    return Path(__file__).resolve().parents[3] / "docs"


docs_option = click.option(
    "--docs",
    type=click.Path(file_okay=False, path_type=Path),
    default=_docs_folder,
    help="docs 폴더. 없으면 지금 폴더나 그 위에서 찾습니다.",
)


def understood_in(docs: Path, morphology: Morphology | None = None) -> Understood:
    """Everything that `docs` says, and what is wrong with its files."""
    transcripts, problems = folder.read_files(folder.transcript_paths(docs), docs)
    data, data_problems = folder.data_files(docs)
    found = understand(
        transcripts, data, folder.picture_paths(docs), morphology or morphology_of(docs)
    )
    said = (*problems, *folder.strays(docs), *data_problems, *found.diagnostics)
    diagnostics = in_order(said)
    return replace(found, diagnostics=diagnostics)


def morphology_of(docs: Path) -> Morphology:
    """The analyser, with the memory of the builds of the project that `docs` belongs to."""
    root = docs.resolve().parent
    return Morphology(Cache(root / CACHE)) if (root / CONFIG).is_file() else shared_morphology()


def replace_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def shown_path(docs: Path) -> str:
    """`docs` as it is named from where the command is called; in CI that is the repository."""
    try:
        return os.path.relpath(docs).replace(os.sep, "/")
    except ValueError:
        # Another drive on Windows.
        return docs.as_posix()
