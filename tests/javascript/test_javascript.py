"""The tests of the browser's code, each file in a browser and, where there is one, in Node."""

from __future__ import annotations

import json
import mimetypes
import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Route
from tests.javascript.examples import ENCODED
from tests.javascript.seeds_index import seeds
from tests.javascript.small_index import small

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = sorted(path.name for path in HERE.glob("*.test.js"))
ORIGIN = "http://javascript.test"
SECONDS = 300


@pytest.fixture(scope="session")
def encoded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of what the encoder made, as JSON."""
    folder = tmp_path_factory.mktemp("encoded")
    for name, make in {**ENCODED, "small": small, "seeds": seeds}.items():
        (folder / f"{name}.json").write_text(json.dumps(make()), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def node() -> str:
    """A Node that takes a file for a module by what is in it, as a browser takes ours."""
    path = shutil.which("node")
    if not path:
        pytest.skip("no Node; the same tests run in the browser")
    said = subprocess.run([path, "--version"], check=True, capture_output=True, text=True).stdout
    version = tuple(map(int, re.findall(r"\d+", said)[:2]))
    if version < (20, 19) or (21,) <= version < (22, 7):
        pytest.skip(f"Node {said.strip()} is too old; the same tests run in the browser")
    return path


def test_there_are_tests() -> None:
    assert FILES


@pytest.mark.parametrize("file", FILES)
def test_in_node(file: str, node: str, encoded: Path) -> None:
    done = subprocess.run(
        [node, "--no-warnings", "--test", "--test-reporter=spec", str(HERE / file)],
        env={**os.environ, "ENCODED": str(encoded)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said.split("failing tests:")[-1]
    ran = re.search(r"^ℹ pass (\d+)$", said, re.MULTILINE)
    assert ran, said
    assert int(ran[1]) > 0


@pytest.mark.browser
@pytest.mark.parametrize("file", FILES)
def test_in_a_page(file: str, browser: Browser, encoded: Path) -> None:
    context = browser.new_context()
    try:
        page = context.new_page()
        page.route("**/*", lambda route: serve(route, encoded))
        page.goto(f"{ORIGIN}/")
        outcomes = page.evaluate(
            """async file => {
                const { run } = await import("/tests/javascript/harness.js")
                await import(`/tests/javascript/${file}`)
                return run()
            }""",
            file,
        )
    finally:
        context.close()
    assert outcomes
    failed = [f"{each['name']}\n{each['error']}" for each in outcomes if each["error"]]
    assert not failed, "\n\n".join(failed)


def serve(route: Route, encoded: Path) -> None:
    """Answer with a file of the repository or of the encoder, as if a server stood there."""
    path = unquote(urlsplit(route.request.url).path).lstrip("/")
    file = encoded / Path(path).name if path.startswith("encoded/") else ROOT / path
    if not path:
        route.fulfill(body="<!doctype html>", content_type="text/html; charset=utf-8")
    elif file.is_file():
        script = file.suffix in (".js", ".mjs")
        kind = "text/javascript" if script else mimetypes.guess_type(file.name)[0]
        route.fulfill(body=file.read_bytes(), content_type=f"{kind}; charset=utf-8")
    else:
        route.fulfill(status=404)
