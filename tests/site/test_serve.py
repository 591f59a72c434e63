"""`mkdocs serve` while somebody writes: what is saved shows up, and then it is quiet."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from tests.site.mkdocs_project import Project, copy_project, environment

from mundap.pages.unread import TITLE as CARD

pytestmark = pytest.mark.site

PATIENCE = 60.0
"""Seconds; many times what it takes."""
QUIET = 4.0
"""Seconds without a change to the tree, in which nothing may be built."""
BUILT = "Building documentation"
NEW = """\
# 데브페스트 질의응답 - 홍길동님

## 질문과 답

- 부트캠프를 마치고 바로 창업해도 될까요?
    - 작게 시작해 보세요. 첫 손님을 만나는 것이 먼저입니다.
"""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server."""

    address: str
    """Of the site's root, with `/` at its end."""
    project: Project
    """What it shows."""
    log: Path
    """What it says."""

    @property
    def said(self) -> str:
        """All it has said."""
        return self.log.read_text(encoding="utf-8")

    @property
    def builds(self) -> int:
        """How often it has built the site."""
        return self.said.count(BUILT)


def get(address: str) -> tuple[int, str]:
    """Status and text; 0 while nobody answers."""
    try:
        with urlopen(address, timeout=PATIENCE) as response:
            return response.status, response.read().decode("utf-8")
    except HTTPError as error:
        return error.code, ""
    except (URLError, ConnectionError):
        return 0, ""


def wait_for(what: Callable[[], bool], served: Served) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, served.said
        time.sleep(0.2)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    project = Project(copy_project(folder / "project"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command, cwd=project.root, env=environment(), stdout=output, stderr=output
        )
        try:
            served = Served(f"http://127.0.0.1:{port}/", project, log)
            wait_for(lambda: get(served.address)[0] == 200, served)
            yield served
        finally:
            process.terminate()
            process.wait(PATIENCE)


def test_what_is_saved_shows_up_and_then_it_is_quiet(served: Served) -> None:
    question = f"{served.address}q/jddtrn/"
    for address in (served.address, question, f"{served.address}api/v1/exchanges.json"):
        assert get(address)[0] == 200
    assert "대학원을 꼭 가야하나요?" in get(question)[1]
    # The server's own script is inline, and no policy could know it.
    assert "Content-Security-Policy" not in get(question)[1]
    before = served.builds

    served.project.edit(
        "docs/talks/boostcamp-choi-sungchul.md", "- 가면 좋다\n", "- 가면 아주 좋다\n"
    )
    wait_for(lambda: "가면 아주 좋다" in get(question)[1], served)
    assert "가면 아주 좋다" in get(f"{served.address}talks/boostcamp-choi-sungchul/")[1]
    assert "가면 아주 좋다" in get(f"{served.address}api/v1/exchanges.json")[1]
    assert served.builds == before + 1

    time.sleep(QUIET)
    assert served.builds == before + 1


def test_a_mistake_while_writing_does_not_stop_the_server(served: Served) -> None:
    data = served.project.docs / "_data" / "talks.yml"
    facts = data.read_text(encoding="utf-8")
    data.write_text("okky-ml-webinar: [\n", encoding="utf-8")
    wait_for(lambda: "data-yaml" in served.said, served)
    assert get(served.address)[0] == 200

    data.write_text(facts.replace("OKKY 12월 세미나", "OKKY 열두 달 세미나"), encoding="utf-8")
    talk = f"{served.address}talks/okky-ml-webinar/"
    wait_for(lambda: "OKKY 열두 달 세미나" in get(talk)[1], served)


def test_a_transcript_that_is_half_written_gone_or_renamed_takes_no_page_with_it(
    served: Served,
) -> None:
    path = served.project.talks / "boostcamp-lee-hwalsuk.md"
    other = path.with_name("boostcamp-other-name.md")
    talk, moved = (f"{served.address}talks/{each.stem}/" for each in (path, other))
    text = path.read_bytes()
    before, log = served.builds, len(served.said)

    # The editor stopped in the middle of a syllable.
    path.write_bytes(text + "끝".encode()[:2])
    wait_for(lambda: CARD in get(talk)[1], served)
    line = text.count(b"\n") + 1
    assert served.said[log:].count(f"talks/{path.name}:{line}: encoding: ") == 1
    assert get(f"{served.address}q/jddtrn/")[0] == 200

    path.rename(other)
    wait_for(lambda: CARD in get(moved)[1], served)
    assert get(talk)[0] == 404

    other.unlink()
    wait_for(lambda: get(moved)[0] == 404, served)
    assert get(f"{served.address}q/jddtrn/")[0] == 200

    log = len(served.said)
    path.write_bytes(text)
    wait_for(lambda: get(talk)[0] == 200, served)
    assert CARD not in get(talk)[1]
    assert ": encoding: " not in served.said[log:]
    assert served.builds == before + 4


def test_ids_that_are_written_build_once(served: Served) -> None:
    path = served.project.talks / "devfest-hong.md"
    before = served.builds
    path.write_text(NEW, encoding="utf-8")
    wait_for(lambda: get(f"{served.address}talks/devfest-hong/")[0] == 200, served)
    served.project.write_ids()
    wait_for(lambda: served.builds == before + 2, served)
    time.sleep(QUIET)
    assert served.builds == before + 2
