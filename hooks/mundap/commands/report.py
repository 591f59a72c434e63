"""`mundap report`: what `docs/` adds to what it was, for the review of a change."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

import click

from mundap.commands.additions import additions, as_markdown
from mundap.commands.project import docs_option, morphology_of, replace_file, understood_in


@click.command()
@click.option("--against", "revision", default="", help="견줄 커밋. 예: origin/main, HEAD^1")
@click.option(
    "--base",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="견줄 docs 폴더. --against 대신 씁니다.",
)
@click.option("--output", type=click.Path(path_type=Path), help="쓸 파일. 없으면 화면에 냅니다.")
@docs_option
def report(revision: str, base: Path | None, output: Path | None, docs: Path) -> None:
    """늘어난 문답, 짐작한 주제, 살펴볼 것을 마크다운으로 모읍니다."""
    if bool(revision) == bool(base):
        raise click.ClickException("`--against 커밋`과 `--base 폴더` 가운데 하나를 적어 주세요.")
    morphology = morphology_of(docs)
    after = understood_in(docs, morphology)
    if base:
        before = understood_in(base, morphology)
    else:
        with tempfile.TemporaryDirectory() as folder:
            _at(revision, docs, Path(folder))
            before = understood_in(Path(folder), morphology)
    text = as_markdown(additions(before, after))
    if output:
        try:
            replace_file(output, text)
        except OSError as error:
            raise click.ClickException(f"{output}: 쓰지 못했습니다: {error.strerror}.") from None
    else:
        click.echo(text, nl=False)


def _at(revision: str, docs: Path, target: Path) -> None:
    """Lay `docs` out as it was at a commit."""
    # What begins with a dash would be read as an option.
    if revision.startswith("-"):
        raise click.ClickException(f"`{revision}`는 커밋이 아닙니다.")
    archive = ["git", "archive", "--format=tar", revision]
    try:
        done = subprocess.run(archive, cwd=docs, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", b"").decode("utf-8", "replace").strip()
        raise click.ClickException(f"`{revision}`의 docs를 읽지 못했습니다. {said}") from None
    with tarfile.open(fileobj=BytesIO(done.stdout)) as tar:
        # Not links: they may lead anywhere, and the build does not follow them either.
        tar.extractall(target, [each for each in tar if each.isfile()], filter="data")
