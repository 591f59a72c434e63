"""Where a link of a transcript may lead, in every spelling that a browser would understand."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from mundap.data.facts import web_address
from mundap.text.addresses import file_name, is_external, safe_address

LEADS = [
    ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
    ("//example.org/a", "https://example.org/a"),
    # A browser forgives any number of slashes, of either kind, and none at all.
    ("https:/example.org/a", "https://example.org/a"),
    ("HTTPS:example.org", "HTTPS://example.org"),
    ("http:///example.org/", "http://example.org/"),
    ("https:\\\\example.org\\a", "https://example.org%5Ca"),
    ("https://[::1]/", "https://%5B::1%5D/"),
    ("mailto:a@example.org", "mailto:a@example.org"),
    ("\\\\example.org\\a", "%5C%5Cexample.org%5Ca"),
    ("../a.md#나", "../a.md#나"),
]


@pytest.mark.parametrize(("written", "address"), LEADS)
def test_an_address_has_one_spelling(written: str, address: str) -> None:
    assert safe_address(written) == address
    # MkDocs takes every address of a page apart.
    assert urlsplit(address)
    assert is_external(address) == written.lower().startswith(("http", "//"))


NOWHERE = ["javascript:x", "java\tscript:x", "data:,x", "file:///etc/passwd", "https:", "http:////"]


# In `℀` and its like a browser sees `a/c`; Python refuses to take such an address apart.
@pytest.mark.parametrize("written", [*NOWHERE, "https://a℀b.example/", "//a⁇b/", "https://a：b/"])
def test_what_nobody_should_follow_is_no_address(written: str) -> None:
    assert safe_address(written) is None


def test_a_data_file_cannot_name_it_either() -> None:
    assert web_address("https://example.org/℀")
    assert not web_address("https://a℀b.example/")


def test_a_file_has_the_name_that_one_can_see() -> None:
    assert file_name("img/%EA%B7%B8%EB%A6%BC%20a%00%1b%E2%80%AEgnp.png?x#y") == "그림 agnp.png"
