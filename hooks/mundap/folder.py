"""`docs/` on the disk: the only place where the engine reads files.

A file that cannot be read is said and left out; symbolic links are not
followed, for they may lead out of the folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mundap.data import FOLDER
from mundap.diagnostics import Diagnostic, Severity

TALKS = "talks"


def read_files(paths: Mapping[str, Path]) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Read files.

    Args:
        paths: Name, relative to `docs/` → where it is.

    Returns:
        Name → bytes of those that can be read, and what is wrong with the others
        (`symlink`, `unreadable`).
    """
    contents: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    for name, path in paths.items():
        if path.is_symlink():
            problems.append(
                Diagnostic(
                    name,
                    0,
                    "symlink",
                    "바로가기(심볼릭 링크)는 읽지 않습니다.",
                    "파일을 그 자리에 복사해 주세요.",
                )
            )
            continue
        try:
            contents[name] = path.read_bytes()
        except OSError as error:
            problems.append(
                Diagnostic(
                    name,
                    0,
                    "unreadable",
                    f"파일을 읽지 못했습니다: {error.strerror}.",
                    "파일 이름과 권한을 확인해 주세요.",
                    Severity.ERROR,
                )
            )
    return contents, tuple(problems)


def data_files(docs: Path) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Read `_data/*.yml`; the names are those of the files alone."""
    paths = {f"{FOLDER}/{path.name}": path for path in sorted((docs / FOLDER).glob("*.yml"))}
    contents, problems = read_files(paths)
    return {name.removeprefix(f"{FOLDER}/"): data for name, data in contents.items()}, problems


def transcript_paths(docs: Path) -> dict[str, Path]:
    """Every transcript under `talks/`."""
    return {
        path.relative_to(docs).as_posix(): path for path in sorted((docs / TALKS).rglob("*.md"))
    }


def picture_paths(docs: Path) -> frozenset[str]:
    """Every file under `docs/` that a transcript may show: those that are not Markdown."""
    return frozenset(
        path.relative_to(docs).as_posix()
        for path in docs.rglob("*")
        if path.suffix != ".md" and path.is_file()
    )
