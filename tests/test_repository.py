"""The repository itself: what is pinned, what is never edited, what no file may name."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from mundap.commands.proposal import Given

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
READMES = ("README.md", "README.ko.md")
LOCKS = ("requirements-build.txt", "requirements.txt", "requirements-dev.txt")

SEEDS = {
    "boostcamp-choi-sungchul.md": (
        "363b9f2a99cdedb546c8e0e12edd78ac84c1eaf52d0279574d5afa952cd0765a"
    ),
    "boostcamp-lee-hwalsuk.md": (
        "6944ff996292388652458c23b090bca843751c7ffd25323d1425b6f15158da96"
    ),
    "boostcamp-lee-junyeop.md": (
        "97883aee0d9ccfa44c3c7b34e7c4e85883c54f42344a893028d0420902701dca"
    ),
    "okky-ml-webinar-draft.md": (
        "414228d17763b168f03fa7e1d605d7b076c8f32f3f4cceabfde4fdb7069efdec"
    ),
    "okky-ml-webinar.md": "04e8e9cb2ddb30d4a0eac8ebd91962b77f72d0cdf77cc75218e9eaa0b103619f",
}

# Joined here so that this file does not hold what it forbids.
REGISTRIES = tuple(
    ".".join(host)
    for host in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
        ("registry", "yarnpkg", "com"),
    )
)
MACHINE_PATH = re.compile(r"(?<![\w./%-])/(?:work|root|home|Users|tmp)/\w")


def committed() -> Iterator[Path]:
    """Files of the repository, those that are about to be added included."""
    if not (ROOT / ".git").exists():
        pytest.skip("no git checkout: what belongs to the repository is unknown")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            yield ROOT / name


def pins(lock: str) -> dict[str, str]:
    """Each requirement of a lock (name, version and marker) with its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [
        line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")
    ]
    return {line.split("--hash")[0].strip(): line for line in lines}


def package_name(requirement: str) -> str:
    """The normalised name of a requirement."""
    return re.split(r"[<>=!~ ;\[]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize(("name", "digest"), SEEDS.items())
def test_a_transcript_is_byte_for_byte_as_its_writer_left_it(name: str, digest: str) -> None:
    content = (ROOT / "docs" / "talks" / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == digest


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_full_commit_with_their_version(workflow: Path) -> None:
    uses = re.findall(r"uses:\s*(.+)", workflow.read_text(encoding="utf-8"))
    assert uses or workflow.name == "comment.yml"
    for use in uses:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use), use


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_nothing_but_what_each_job_says(workflow: Path) -> None:
    config = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert config["permissions"] == {}
    # YAML 1.1 reads the key `on` as true.
    risky = {"pull_request_target", "workflow_run"} & set(config[True])
    assert risky == ({"workflow_run"} if workflow.name == "comment.yml" else set())
    for job in config["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"]
        writes = {scope for scope, access in job["permissions"].items() if access == "write"}
        assert writes <= ({"pull-requests"} if risky else {"pages", "id-token"})
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_what_may_comment_runs_nothing_of_a_pull_request() -> None:
    path = ROOT / ".github" / "workflows" / "comment.yml"
    config = yaml.safe_load(path.read_text(encoding="utf-8"))
    (job,) = config["jobs"].values()
    for step in job["steps"]:
        # No action at all, so none that checks code out or unpacks what it does not know.
        assert "uses" not in step
        # What GitHub puts into a script becomes its text: a branch may be named `$(…)`.
        assert "${{" not in step["run"]
        assert not re.search(r"\bgit\b (?!hub)|\bmake\b|python|mundap (?!report)", step["run"])


def test_a_report_of_a_pull_request_has_nothing_to_give_away() -> None:
    text = (ROOT / ".github" / "workflows" / "report.yml").read_text(encoding="utf-8")
    config = yaml.safe_load(text)
    assert "secrets" not in text
    assert "github.token" not in text
    assert [job["permissions"] for job in config["jobs"].values()] == [{"contents": "read"}]
    commented = yaml.safe_load(
        (ROOT / ".github" / "workflows" / "comment.yml").read_text(encoding="utf-8")
    )
    assert commented[True]["workflow_run"]["workflows"] == [config["name"]]


def test_the_issue_form_asks_for_what_a_talk_has() -> None:
    folder = ROOT / ".github" / "ISSUE_TEMPLATE"
    form = yaml.safe_load((folder / "transcript.yml").read_text(encoding="utf-8"))
    fields = {each["id"]: each for each in form["body"] if "id" in each}
    keys = {field.name for field in dataclasses.fields(Given)}
    assert fields.keys() == keys | {"transcript", "rights"}
    required = {
        name for name, each in fields.items() if each.get("validations", {}).get("required")
    }
    # Everything else may be unknown.
    assert required == {"transcript"}
    assert all(option["required"] for option in fields["rights"]["attributes"]["options"])
    for each in form["body"]:
        shown = each["attributes"].get("label") or each["attributes"]["value"]
        assert re.search("[가-힣]", shown)
    config = yaml.safe_load((folder / "config.yml").read_text(encoding="utf-8"))
    for link in config["contact_links"]:
        assert (ROOT / link["url"].split("/blob/main/")[1]).is_file()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_version_and_hashes_and_no_address(lock: str) -> None:
    requirements = pins(lock)
    assert requirements
    for requirement, line in requirements.items():
        assert re.match(r"[a-z0-9-]+==[\w.]+( ; .+)?$", requirement), requirement
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), requirement
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--index-url|--extra-index-url|--find-links|file:", text)


def test_tests_run_with_the_versions_that_are_deployed() -> None:
    assert pins("requirements.txt").keys() <= pins("requirements-dev.txt").keys()


def test_locks_hold_every_package_that_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-dev.txt": project["project"]["optional-dependencies"]["dev"],
        "requirements-build.txt": project["dependency-groups"]["build"],
    }
    for lock, asked in wanted.items():
        names = {package_name(a) for a in asked}
        assert names <= {pin.split("==")[0] for pin in pins(lock)}, lock


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = []
    for path in committed():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {host}" for host in REGISTRIES if host in text]
        if path.parent.name != "talks":
            found += [
                f"{path.relative_to(ROOT)}: {match.group()}"
                for match in MACHINE_PATH.finditer(text)
            ]
    assert found == []


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"^(#+) ", id="headings"),
        pytest.param(r"^(?:make|pip) [a-z .&-]+?(?=\s+#|$)", id="commands"),
        pytest.param(r"\]\((?!README)([^)]+)\)", id="links"),
        pytest.param(r"^\|", id="rows of tables"),
    ],
)
def test_readmes_say_the_same_in_both_languages(pattern: str) -> None:
    english, korean = (
        re.findall(pattern, (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in READMES
    )
    assert english
    assert sorted(english) == sorted(korean)


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_gives_a_reason_for_every_dependency(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    rows = [row.split("|")[1:-1] for row in re.findall(r"^\|.*\|$", text, re.MULTILINE)]
    explained = {
        name.strip().lower()
        for cells in rows
        if len(cells) == 3 and cells[2].strip()
        for name in cells[0].split(",")
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {package_name(a) for a in asked}
    # One row is enough for what only types another row's package.
    assert {name for name in names if not name.startswith("types-")} <= explained


def test_documented_targets_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs" / "contributing").glob("*.md")]
    named = {
        target
        for document in documents
        for target in re.findall(
            r"(?:^\s*|`)make ([a-z-]+)", document.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert {"serve", "test"} <= named <= targets


def test_make_marks_what_is_no_file_as_phony() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    assert set(phony.group(1).split()) == targets
