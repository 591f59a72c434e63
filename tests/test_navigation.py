"""`.pages` files become the navigation that awesome-pages would have made."""

from __future__ import annotations

import pytest
import yaml

from mundap.leaving.navigation import navigation

PAGES = frozenset(
    "index.md about.md questions.md guide/index.md guide/api.md guide/more/deep.md "
    "guide/start.md talks/index.md".split()
)

CASES = {
    "without .pages, pages before folders and the index first": (
        {},
        """
        - index.md
        - about.md
        - questions.md
        - Guide:
          - guide/index.md
          - guide/api.md
          - guide/start.md
          - More:
            - guide/more/deep.md
        - Talks:
          - talks/index.md
        """,
    ),
    "named pages come in their order, the rest where `...` stands": (
        {
            "": "nav: [처음: index.md, 강연: talks, ..., about.md]",
            "guide": "title: 안내\nnav:\n  - index.md\n  - start.md\n  - ...",
        },
        """
        - 처음: index.md
        - 강연:
          - talks/index.md
        - questions.md
        - 안내:
          - guide/index.md
          - guide/start.md
          - guide/api.md
          - More:
            - guide/more/deep.md
        - about.md
        """,
    ),
    "without `...` the rest is left out, and so is what is not there": (
        {"": "nav: [about.md, nowhere.md, 묶음: [questions.md, guide/api.md]]"},
        """
        - about.md
        - 묶음:
          - questions.md
        """,
    ),
    "an address stays one, and a hidden folder is not listed": (
        {"": "nav: [누리집: https://example.org/, talks, guide]", "guide": "hide: true"},
        """
        - 누리집: https://example.org/
        - Talks:
          - talks/index.md
        """,
    ),
    "a .pages that says nothing usable is as none": (
        {"": "- a\n- b", "guide": "nav: 3"},
        """
        - index.md
        - about.md
        - questions.md
        - Guide:
          - guide/index.md
          - guide/api.md
          - guide/start.md
          - More:
            - guide/more/deep.md
        - Talks:
          - talks/index.md
        """,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_navigation_is_as_pages_files_say(case: str) -> None:
    said, expected = CASES[case]
    loaded = {folder: yaml.safe_load(text) for folder, text in said.items()}
    assert navigation(PAGES, loaded) == yaml.safe_load(expected)
