"""YAML from people we do not know, read so that no text can hurt the build.

Only plain mappings, lists and scalars: no tags, anchors, aliases or merge
keys, bounded in size and depth, duplicate keys refused. The pure-Python
loader is used on purpose: libyaml dies of deep nesting without a message.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import yaml
from yaml.reader import ReaderError

MAX_CHARACTERS = 4_000_000
"""A data file; front matter has a smaller limit of its own."""
MAX_DEPTH = 32
"""Nested collections; ours have four levels."""
MAX_DIGITS = 400
"""Of a number: Python refuses to print one of thousands."""
_BRACKET = re.compile(r"[\[\]{}]")
# Raw ones the reader refuses; `"\0"` and `"\ud800"` it makes. Then what turns a text around.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class YamlProblem:
    """Why a text is not read."""

    line: int
    """1-based line in the text."""
    reason: str
    """In Korean."""


class _RefusedError(Exception):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.problem = YamlProblem(line, reason)


class _Loader(yaml.SafeLoader):
    """SafeLoader that refuses what data never needs, before it is built; dates stay text."""

    depth = 0
    texts: Collection[str] = ()
    """Keys whose values are what is written, whatever YAML would make of `no` or `3.10`."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(line, "앵커(&)와 별칭(*)은 쓸 수 없습니다.")
        if getattr(event, "tag", None) is not None:
            raise _RefusedError(line, "태그(!…)는 쓸 수 없습니다.")
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _RefusedError(line, f"{MAX_DEPTH}단계보다 깊습니다.")
        node = super().compose_node(parent, index)
        self.depth -= 1
        if isinstance(node, yaml.ScalarNode):
            self._refuse_scalar(node, line)
        return node

    def _refuse_scalar(self, node: yaml.ScalarNode, line: int) -> None:
        if _UNSEEN.search(node.value):
            raise _RefusedError(line, "보이지 않는 글자가 있습니다.")
        if node.tag == "tag:yaml.org,2002:int" and len(node.value) > MAX_DIGITS:
            raise _RefusedError(line, f"수가 {MAX_DIGITS}자보다 깁니다.")


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[object, object]:
    result: dict[object, object] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise _RefusedError(key_node.start_mark.line + 1, "키는 한 줄 글이어야 합니다.")
        key = loader.construct_object(key_node)
        if key in result:
            raise _RefusedError(key_node.start_mark.line + 1, f"키 `{key}`가 두 번 나옵니다.")
        if key in loader.texts and isinstance(value_node, yaml.ScalarNode) and value_node.value:
            result[key] = value_node.value
        else:
            result[key] = loader.construct_object(value_node, deep=True)
    return result


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def load(
    text: str, limit: int = MAX_CHARACTERS, texts: Collection[str] = ()
) -> tuple[object, YamlProblem | None]:
    """Read one YAML document.

    Args:
        text: The document, without `---` fences.
        limit: Most characters it may have.
        texts: Keys whose plain values are text even where YAML sees a number or yes and no.

    Returns:
        The value and None, or None and why it is not read. Never raises.
    """
    if len(text) > limit:
        return None, YamlProblem(1, f"{limit:,}자보다 깁니다.")
    deep = _too_deep(text)
    if deep:
        return None, YamlProblem(deep, f"{MAX_DEPTH}단계보다 깊습니다.")
    try:
        loader = _Loader(text)
        loader.texts = texts
        return loader.get_single_data(), None
    except _RefusedError as refused:
        return None, refused.problem
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, YamlProblem(mark.line + 1 if mark else 1, "YAML 문법에 맞지 않습니다.")
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return None, YamlProblem(line, "YAML에 쓸 수 없는 글자가 있습니다.")
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        return None, YamlProblem(1, "YAML로 읽을 수 없습니다.")


def _too_deep(text: str) -> int:
    """Line where brackets lie deeper than any that are read; 0 when none do.

    The loader's scanner takes quadratic time to come that far. Brackets in quotes count, too, so
    the bound is higher than `MAX_DEPTH`.
    """
    depth = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match.group() in "[{" else max(0, depth - 1)
        if depth > 8 * MAX_DEPTH:
            return text.count("\n", 0, match.start()) + 1
    return 0
