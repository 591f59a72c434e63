"""Where a link of a transcript may lead: web, mail and the site itself, nothing else."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, unquote, urlsplit

EXTERNAL_SCHEMES = ("http", "https")
"""Schemes of pages elsewhere."""
_SCHEME = re.compile(r"[^/?#]*?:")
# A browser takes any number of slashes of either kind; some mean a path on the site without two.
_ELSEWHERE = re.compile(rf"({'|'.join(EXTERNAL_SCHEMES)}):[/\\]*", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_ENTITY_LIKE = re.compile(r"&(?=#|\w+;)")
# What `[text](…)` would misread; Hangul stays as it is, so that addresses are readable.
_MISREAD = re.compile(r"[\s\"'()*<>\[\\\]^`{|}]")


def safe_address(target: str) -> str | None:
    """An address fit for a Markdown link, or None when nobody should follow it.

    Browsers drop control characters and outer blanks before they read a scheme, so they are
    dropped before it is judged. Allowed: http, https, mailto, and addresses without a scheme;
    `//host` counts as https. None, too, for what MkDocs could not take apart.
    """
    address = _CONTROLS.sub("", target).strip()
    if address.startswith("//"):
        address = f"https:{address}"
    scheme = _SCHEME.match(address)
    if scheme and scheme.group()[:-1].lower() not in (*EXTERNAL_SCHEMES, "mailto"):
        return None
    if not address or (scheme and not address[scheme.end() :].strip("/\\")):
        return None
    address = _ELSEWHERE.sub(r"\1://", address, count=1) if scheme else address
    if not is_sound(address):
        return None
    address = _MISREAD.sub(lambda m: quote(m.group(), errors="replace"), address)
    return _ENTITY_LIKE.sub("&amp;", address)


def is_sound(address: str) -> bool:
    """Whether the parts of an address can be told apart: MkDocs raises over one where they cannot.

    `https://a℀b` is one, since browsers read `a/cb`. Brackets are quoted before MkDocs sees them.
    """
    try:
        urlsplit(address.replace("[", "").replace("]", ""))
    except ValueError:
        return False
    return True


def is_external(address: str) -> bool:
    """Whether a safe address leads to another site."""
    return address.lower().startswith(tuple(f"{scheme}:" for scheme in EXTERNAL_SCHEMES))


def file_name(target: str) -> str:
    """The file name of an address, for people: no folders, no query; empty for `data:`."""
    if target.strip().lower().startswith("data:"):
        return ""
    name = re.split(r"[?#]", target, maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1]
    # `%00` and `%E2%80%AE` are nothing that a file should be called on a page.
    return " ".join(_CONTROLS.sub("", unquote(name, errors="replace")).split())


def beside(file: str, target: str) -> str:
    """Path under `docs/` of a relative target of a file; empty when it is no such path."""
    path = unquote(target.split("#")[0].split("?")[0])
    if not path or path.startswith("/") or "://" in path:
        return ""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    return "" if joined.startswith("..") else joined
