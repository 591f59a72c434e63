"""`docs/` on the disk: the only place where the engine reads files.

A file that cannot be read is said and left out. Symbolic links are not followed, for they may
lead out of the folder; pipes and devices are not opened, for they may never end.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from mundap.data.files import FOLDER
from mundap.diagnostics import Diagnostic, Severity

TALKS = "talks"
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How the name of a page ends for MkDocs."""
PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
"""What may lie beside transcripts and be published: pictures that can hold no script."""
MOST_BYTES = 8_000_000
"""Of a file that are read: more than any stage accepts."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# O_NONBLOCK: opening a pipe would wait for who writes into it. Windows has neither.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def read_files(
    paths: Mapping[str, Path], root: Path | None = None
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Read files.

    Args:
        paths: Name, relative to `docs/` → where it is.
        root: A folder below which no folder on the way may be a symbolic link, either.

    Returns:
        Name → bytes of those that can be read (of long ones the beginning), and what is wrong
        with the others (`symlink`, `unreadable`, `file-name`).
    """
    contents: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    for name, path in paths.items():
        problem = refusal(name, path, root)
        if problem is None:
            try:
                contents[name] = _read(path)
            except OSError as error:
                problem = _unreadable(name, error.strerror or type(error).__name__)
        if problem is not None:
            problems.append(problem)
    return contents, tuple(problems)


def refusal(name: str, path: Path, root: Path | None = None) -> Diagnostic | None:
    """Why a file is not opened at all; None for an ordinary file, and for one that is gone."""
    if _UNPRINTABLE.search(name):
        return Diagnostic(
            name,
            0,
            "file-name",
            "파일 이름에 읽을 수 없는 글자가 있어 읽지 않았습니다.",
            "영어나 한글로 된 이름으로 바꾸어 주세요.",
            Severity.ERROR,
        )
    if any(each.is_symlink() for each in _way(path, root)):
        return Diagnostic(
            name,
            0,
            "symlink",
            "바로가기(심볼릭 링크)는 읽지 않습니다.",
            "파일을 그 자리에 복사해 주세요.",
        )
    try:
        ordinary = stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return None
    return None if ordinary else _unreadable(name, "보통 파일이 아닙니다")


def _way(path: Path, root: Path | None) -> Iterable[Path]:
    """The path, and the folders between it and the root."""
    yield path
    if root is not None:
        yield from (each for each in path.parents if each != root and each.is_relative_to(root))


def _read(path: Path) -> bytes:
    with open(os.open(path, _FLAGS), "rb") as file:
        return file.read(MOST_BYTES + 1)


def _unreadable(name: str, reason: str) -> Diagnostic:
    return Diagnostic(
        name,
        0,
        "unreadable",
        f"파일을 읽지 못했습니다: {reason}.",
        "파일 이름과 권한을 확인해 주세요.",
        Severity.ERROR,
    )


def data_files(docs: Path) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Read `_data/*.yml`; the names are those of the files alone."""
    paths = {f"{FOLDER}/{path.name}": path for path in sorted((docs / FOLDER).glob("*.yml"))}
    contents, problems = read_files(paths, docs)
    return {name.removeprefix(f"{FOLDER}/"): data for name, data in contents.items()}, problems


def is_unsafe(name: str) -> bool:
    """Whether a file came with transcripts and is no plain picture.

    A page or an SVG of somebody's would run its scripts as a page of this site, without a policy.
    """
    beside = name.startswith(f"{TALKS}/") and not name.endswith(MARKDOWN)
    return beside and PurePosixPath(name).suffix.lower() not in PICTURES


def unsafe(name: str) -> Diagnostic:
    """What is said of such a file."""
    return Diagnostic(
        name,
        0,
        "unsafe-file",
        f"기록 곁의 파일은 그림({', '.join(sorted(PICTURES))})만 싣습니다.",
        "그림이면 형식을 바꾸고, 아니면 다른 곳에 올려 링크해 주세요.",
    )


def strays(docs: Path) -> tuple[Diagnostic, ...]:
    """What is said of the files beside the transcripts that are not published."""
    found: list[Diagnostic] = []
    for name, path in _beneath(docs / TALKS, docs):
        if name.endswith(MARKDOWN):
            continue
        problem = refusal(name, path, docs)
        if problem is None and is_unsafe(name):
            problem = unsafe(name)
        found += [problem] if problem else []
    return (*found, *closed(docs))


def closed(docs: Path) -> tuple[Diagnostic, ...]:
    """What is said of folders of transcripts that may not be opened: MkDocs passes them by."""
    errors: list[OSError] = []
    for _ in os.walk(docs / TALKS, onerror=errors.append):
        pass
    return tuple(
        _unreadable(Path(error.filename).relative_to(docs).as_posix(), error.strerror or "")
        for error in errors
        if not isinstance(error, FileNotFoundError)
    )


def transcript_paths(docs: Path) -> dict[str, Path]:
    """Every transcript under `talks/`; what is hidden is none, as for MkDocs."""
    return {name: path for name, path in _beneath(docs / TALKS, docs) if name.endswith(MARKDOWN)}


def picture_paths(docs: Path) -> frozenset[str]:
    """Every file under `docs/` that a transcript may show: those that are not Markdown."""
    return frozenset(name for name, _ in _beneath(docs, docs) if not name.endswith(MARKDOWN))


def endless(docs: Path) -> Path | None:
    """A link to a folder through which one comes back to where one was; None without one.

    MkDocs follows links, and with two of these it would walk for years.
    """
    root = docs.resolve()
    for place, folders, _ in os.walk(docs):
        for path in (Path(place, name) for name in sorted(folders)):
            if path.is_symlink() and (
                (target := path.resolve()).is_relative_to(root) or root.is_relative_to(target)
            ):
                return path
    return None


def _beneath(place: Path, docs: Path) -> Iterator[tuple[str, Path]]:
    """(name, path) of every file in a folder, in order; a link to a folder counts as a file."""
    for here, folders, names in os.walk(place):
        linked = [name for name in folders if Path(here, name).is_symlink()]
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in linked)
        for path in (Path(here, name) for name in sorted((*names, *linked)) if name[0] != "."):
            yield path.relative_to(docs).as_posix(), path
