"""`mundap new`: a transcript comes in, a file and its entries go into `docs/`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from mundap import folder
from mundap.commands.project import docs_option, replace_file, shown_path
from mundap.commands.proposal import Given, Proposal, RefusedError, propose, proposed_slug
from mundap.data.files import FOLDER, read_data
from mundap.speakers.people import given as named
from mundap.text.source import read_source
from mundap.transcript import read_transcript


@click.command()
@click.option(
    "--from", "origin", type=click.Path(path_type=Path), help="기록 파일. 없으면 표준 입력."
)
@click.option("--slug", default="", help="주소 이름. 없으면 연사와 제목으로 짓습니다.")
@click.option("--title", default="", help="제목. 기록에 있으면 없어도 됩니다.")
@click.option("--speaker", "speakers", multiple=True, help="연사의 이름. 여러 번 쓸 수 있습니다.")
@click.option("--date", default="", help="날짜. 모르는 부분은 `XXXX-12-29`처럼.")
@click.option("--event", default="", help="행사의 이름.")
@click.option("--source", default="", help="처음 실린 곳의 주소.")
@docs_option
def new(
    origin: Path | None,
    slug: str,
    title: str,
    speakers: tuple[str, ...],
    date: str,
    event: str,
    source: str,
    docs: Path,
) -> None:
    """기록을 docs/talks/에 넣고 _data/에 항목을 더합니다. 있는 파일은 덮어쓰지 않습니다."""
    asking = origin is None and _at_terminal()
    if asking:
        origin = Path(click.prompt("기록 파일"))
    content = _read(origin)
    said = Given(
        title.strip(),
        tuple(name.strip() for name in speakers if name.strip()),
        date.strip(),
        event.strip(),
        source.strip(),
    )
    if asking:
        said = _asked(content, said)
    data, problems = folder.data_files(docs)
    if problems:
        raise click.ClickException(str(problems[0]))
    # A file that differs only in case is the same one on macOS and Windows.
    taken = {path.stem.lower() for path in folder.transcript_paths(docs).values()}
    taken |= {talk.slug for talk in read_data(data).talks}
    if not slug:
        slug = proposed_slug(origin.name if origin else "", content, said, taken)
        slug = click.prompt("주소 이름", default=slug) if asking else slug
    try:
        proposal = propose(slug.strip(), content, said, data, taken)
    except RefusedError as refused:
        raise click.ClickException(str(refused)) from None
    _write(docs, proposal)
    _tell(shown_path(docs), proposal)


def _at_terminal() -> bool:
    return sys.stdin.isatty()


def _read(origin: Path | None) -> bytes:
    if origin is None:
        return sys.stdin.buffer.read()
    try:
        return origin.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{origin}: 파일을 읽지 못했습니다: {error.strerror}.") from None


def _asked(content: bytes, said: Given) -> Given:
    """What is not said yet, asked of a person; what the transcript says itself is not asked."""
    source, _ = read_source("talks/new.md", content)
    if source is None:
        return said
    read = read_transcript(source)
    click.echo("모르는 것은 비워 두고 Enter를 눌러 주세요.")
    title = said.title or ("" if read.title != "new" else _ask("제목"))
    speakers = said.speakers
    if not speakers and not read.speakers:
        answer = _ask("연사(여럿이면 쉼표로)")
        speakers = tuple(label.printed for label in named(answer, 0))
    return replace(
        said,
        title=title,
        speakers=speakers,
        date=said.date or ("" if read.date else _ask("날짜")),
        event=said.event or ("" if read.event else _ask("행사")),
        source=said.source or ("" if "source" in source.front_matter else _ask("처음 실린 주소")),
    )


def _ask(what: str) -> str:
    return str(click.prompt(what, default="", show_default=False)).strip()


def _write(docs: Path, proposal: Proposal) -> None:
    path = docs / folder.TALKS / f"{proposal.slug}.md"
    try:
        path.parent.mkdir(exist_ok=True)
        # `x`: a file that somebody put there a moment ago stays as it is.
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(proposal.transcript)
        try:
            for name, text in proposal.data.items():
                replace_file(docs / FOLDER / name, text)
        except OSError:
            # Without its entry it would be another talk.
            path.unlink(missing_ok=True)
            raise
    except FileExistsError:
        raise click.ClickException(f"{path}: 이미 있는 파일입니다. 덮어쓰지 않았습니다.") from None
    except OSError as error:
        raise click.ClickException(f"{path}: 쓰지 못했습니다: {error.strerror}.") from None


def _tell(docs: str, proposal: Proposal) -> None:
    path = f"{docs}/{folder.TALKS}/{proposal.slug}.md"
    changed = ", ".join(f"{docs}/{FOLDER}/{name}" for name in proposal.data)
    click.echo(f"{path}에 넣었습니다. 문답 {proposal.questions}개를 찾았습니다.")
    click.echo(f"항목을 더한 파일: {changed}")
    click.echo(f"연사: {', '.join(proposal.speakers) or '적혀 있지 않음'}")
    click.echo("\n이제 차례로 해 보세요.")
    click.echo(f"  mundap inspect {path}   # 어떻게 읽혔는지 보기")
    click.echo("  mundap ids --write   # 새 질문에 주소 주기")
    click.echo("  mundap check --strict   # 전체 검사")
