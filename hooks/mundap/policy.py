"""The Content-Security-Policy of a page: what it may run, fetch and show, whatever is in its text.

A second lock: nothing of a transcript should become HTML, and if it does it runs nothing. The
scripts that may stand in a page come from a list that the page has no part in. A page that could
bless its own scripts would bless those that somebody put into it.
"""

from __future__ import annotations

import base64
import difflib
import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

DIRECTIVES: Mapping[str, str] = MappingProxyType(
    {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        # The theme's style sheet holds its icons as `data:`; a picture runs nothing.
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'none'",
    }
)
"""What every page says, before its scripts and what a deployment adds."""
ADDABLE = (*DIRECTIVES, "frame-src", "media-src")
"""Directives a deployment may add sources to. The others mean nothing in a `<meta>`."""
BEGINNING = 60
"""Characters of a refused script by which a maintainer knows it."""

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
# Fetched, which `'self'` decides, or data that no browser runs.
_NOT_INLINE = re.compile(r"""\ssrc\s*=|\stype\s*=\s*["']?application/(?:ld\+)?json""", re.I)
_CHARSET = re.compile(r"<meta\s+charset[^>]*>", re.IGNORECASE)
_SOURCE = re.compile(r"[^\s;,\"<>&]+")


def inline_scripts(html: str) -> tuple[str, ...]:
    """The scripts that stand in a page and would run, in order, each once."""
    found = (m[2] for m in _SCRIPT.finditer(html) if not _NOT_INLINE.search(m[1]))
    return tuple(dict.fromkeys(found))


def fingerprint(script: str) -> str:
    """A script as a policy names it: `'sha256-…'`."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def checked(added: object) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Read what a deployment adds.

    Args:
        added: Directive → sources, separated by blanks; anything else is refused.

    Returns:
        What is fine, and what is wrong with the rest, in Korean.
    """
    if not isinstance(added, dict):
        return {}, ("`지시어: 출처` 모양으로 적어 주세요.",)
    fine: dict[str, str] = {}
    wrong: list[str] = []
    for key, value in added.items():
        sources = value.split() if isinstance(value, str) else []
        if key not in ADDABLE:
            near = difflib.get_close_matches(str(key), ADDABLE, 1)
            hint = f"`{near[0]}`를 뜻하셨나요?" if near else f"쓸 수 있는 것: {', '.join(ADDABLE)}"
            wrong.append(f"모르는 지시어 `{key}`입니다. {hint}")
        elif not sources or not all(map(_SOURCE.fullmatch, sources)):
            wrong.append(f"`{key}`에는 출처를 빈칸으로 나누어 적어 주세요.")
        else:
            fine[key] = " ".join(sources)
    return fine, tuple(wrong)


def policy(html: str, known: Collection[str], added: Mapping[str, str]) -> str:
    """The policy of a page.

    Args:
        html: The page; of the known scripts it says which are needed, and no more.
        known: Scripts that may run.
        added: What `checked` gave.
    """
    run = (fingerprint(script) for script in inline_scripts(html) if script in known)
    said = dict(DIRECTIVES) | {"script-src": " ".join((DIRECTIVES["script-src"], *run))}
    for key, sources in added.items():
        # `'none'` stands alone or not at all.
        said[key] = f"{said.get(key, '')} {sources}".replace("'none' ", "").strip()
    return "; ".join(f"{key} {sources}" for key, sources in said.items())


def with_policy(html: str, content: str) -> str:
    """The page with its policy before everything that it is about: right after its encoding."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return _CHARSET.sub(lambda match: f"{match.group()}\n      {meta}", html, count=1)


def refused(html: str, content: str) -> Iterator[str]:
    """What a browser will not run in a page with that policy, for those who built it."""
    if not _CHARSET.search(html):
        yield (
            "`<meta charset>`가 없어 Content-Security-Policy를 넣지 못했습니다. "
            '템플릿의 `<head>` 처음에 `<meta charset="utf-8">`을 적어 주세요.'
        )
        return
    for script in inline_scripts(html):
        mark = fingerprint(script)
        if mark not in content:
            begins = " ".join(script.split())[:BEGINNING]
            yield (
                f"Content-Security-Policy가 모르는 스크립트라 브라우저가 실행하지 않습니다: "
                f"`{begins}`. 테마나 플러그인, 템플릿에서 온 것이면 mkdocs.yml의 "
                f'`extra.mundap.csp`에 `script-src: "{mark}"`을 더하고, '
                "모르는 것이면 지워 주세요."
            )


@dataclass(slots=True)
class Policies:
    """The policies of all pages of one build."""

    added: Mapping[str, str]
    """What `checked` gave."""
    scripts_at: Callable[[str], str]
    """Relative root of a page → HTML that holds the scripts which may run there."""
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Relative root → those scripts: the first of the theme's names the root."""
    _said: set[str] = field(default_factory=set)
    """What has been said: a script mostly stands in every page."""

    def lock(self, html: str, root: str) -> tuple[str, tuple[str, ...]]:
        """Give a page its policy.

        Args:
            html: The page.
            root: The site's root as seen from it.

        Returns:
            The page, and what of it its browser will refuse, said for the first page only.
        """
        if root not in self._known:
            self._known[root] = inline_scripts(self.scripts_at(root))
        content = policy(html, self._known[root], self.added)
        new = tuple(each for each in refused(html, content) if each not in self._said)
        self._said.update(new)
        return with_policy(html, content), new
