"""A site of attacks: each in every place of a transcript and of the data beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import yaml
from tests.attacks import ATTACKS, HIT, Attack
from tests.site.mkdocs_project import Project, copy_project

OUTSIDE = "이것은 다른 파일의 글입니다"
"""What stands in files that no page may include."""
TOGETHER = 4
"""Attacks in one question: a site of fewer pages is built sooner."""
MARK = "dataset.hit"
"""What every script of an attack has in it."""
KIM = f"김<svg onload={HIT}=1>"
"""A speaker with a page and a former address."""
FILE_NAMES = (
    f"<img src=x onerror={HIT}=1>.md",
    f'" onclick="{HIT}=1" x=".md',
    "' onclick='x' x='.md",
    "{{ config.site_dir }}.md",
    "&quot;onclick=&quot;x&#34;.md",
    "](javascript:x) <!--.md",
)
"""Names of transcripts; no `/`, which no name can hold."""


def questions(attacks: Sequence[Attack]) -> str:
    """A transcript: each attack as heading, passage, question, answer, item and quote."""
    lines = ["# 여러 줄", "", "## 강연"]
    for attack in attacks:
        first = attack.text.split("\n")[0]
        lines += ["", f"### {first}", "", *attack.text.split("\n"), "", f"이어진 글 {first}"]
    lines += ["", "## 질문과 답"]
    for start in range(0, len(attacks), TOGETHER):
        asked = attacks[start : start + TOGETHER]
        lines += ["", f"- {start}번부터 묻습니다. {asked[0].text}"]
        lines += [f"  {attack.text}" for attack in asked[1:]]
        lines.append("  이것은 왜 그런가요?")
        for attack in asked:
            first, *more = attack.text.split("\n")
            lines += ["", *(f"    {line.strip()}" for line in (first, *more))]
            lines += ["", f"    - 답합니다. {first}", *(f"      {line.strip()}" for line in more)]
            lines += ["", f"    > {first}"]
    return "\n".join(lines)


def fronted(name: str, attack: Attack) -> str:
    """A short transcript whose front matter attacks, too."""
    text = attack.text.split("\n")[0]
    front = {
        "title": f"{name} {text}",
        "speakers": [f"홍길동 {text}"],
        "event": text,
        "source": f'https://example.org/"onmouseover="{HIT}=1"',
        "tags": [text],
        "template": "404.html",
        "hide": [text],
        "description": text,
        "author": text,
        "search": {"boost": 1_000_000},
    }
    written = yaml.safe_dump(front, allow_unicode=True, width=10_000)
    body = f"""\
# {name} {text}

## 질문과 답

- {name} 이름은 왜 이런가요? {text}
    - 닫지 않은 주석 <!-- 뒤의 말도 남습니다.
"""
    return f"---\n{written}---\n\n{body}"


def _line(text: str) -> str:
    """What of an attack a data file may hold: its first line, of characters one can see."""
    return "".join(each for each in text.split("\n")[0] if each.isprintable())


def attacked_project(target: Path) -> Project:
    """A project whose transcripts and data are nothing but attacks; not yet built."""
    project = Project(copy_project(target))
    for path in project.talks.rglob("*.md"):
        path.unlink()
    for path in (project.docs / "contributing").rglob("*"):
        path.unlink()
    data = project.docs / "_data"
    (data / "ids.yml").unlink()
    (project.docs / "about.md").write_text("# 소개\n\n사이트 소개입니다.\n", encoding="utf-8")
    (project.root / "secret.txt").write_text(OUTSIDE, encoding="utf-8")
    for name in ("page.html", "drawing.svg", "script.js", "plain.png"):
        (project.talks / name).write_text(f"<script>{HIT}=1</script>", encoding="utf-8")
    # What an editor or a Mac leaves, and what mkdocs.yml leaves out.
    for name in ("._memo.md", ".trash/old.md", "drafts/draft.md"):
        (project.talks / name).parent.mkdir(exist_ok=True)
        (project.talks / name).write_text(f"# 숨긴 글\n\n{OUTSIDE}\n", encoding="utf-8")
    project.edit("mkdocs.yml", "  /_data/\n", "  /_data/\n  /talks/drafts/\n")
    (project.talks / "shortcut.png").symlink_to(project.root / "secret.txt")
    (project.talks / "attacks.md").write_text(questions(ATTACKS), encoding="utf-8")
    for number, name in enumerate(FILE_NAMES):
        transcript = fronted(f"{number}번 파일", ATTACKS[number])
        (project.talks / name).write_text(transcript, encoding="utf-8")
    scripts = "</script><script>" + HIT + "=1</script>"
    facts = {
        "attacks": {
            "records": ["attacks.md"],
            "title": f"모음 {scripts}",
            "event": f"행사 {scripts} {{{{ 7 * 191 }}}}",
            "speakers": [KIM, f"박{scripts}", "이 [눌러](javascript:x)"],
            "source": f"https://example.org/'onclick={HIT}=1//\"><svg/onload={HIT}=1>",
            "notes": [_line(attack.text) for attack in ATTACKS[:60]],
        }
    }
    (data / "talks.yml").write_text(json.dumps(facts), encoding="utf-8")
    speakers = {
        "kim": {
            "name": KIM,
            "aliases": ["old-kim"],
            "links": {_line(attack.text): "https://example.org/" for attack in ATTACKS[60:]}
            | {"x": f'https://example.org/"onclick="{HIT}=1"'},
        }
    }
    (data / "speakers.yml").write_text(json.dumps(speakers), encoding="utf-8")
    return project
