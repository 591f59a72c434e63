"""The page of the search: what can be typed. `search-page.js` adds the form and the results."""

from __future__ import annotations

from mundap.pages.addresses import QUESTIONS, SEARCH, SPEAKERS, TALKS, TOPICS, link
from mundap.pages.markup import anchor_text, heading, page, wrapped
from mundap.pages.page import Page, SiteOptions
from mundap.pages.questions import filters
from mundap.pages.shelves import Shelves

TITLE = "찾기"
NEEDS_SCRIPTS = "찾기는 자바스크립트를 켜야 쓸 수 있습니다. 아래 목록은 그대로 볼 수 있습니다."
USE_THE_BOX = "페이지 위쪽의 검색 상자에 찾을 말을 적어 주세요."
SHELVES = ((QUESTIONS, "모든 질문"), (TOPICS, "주제"), (SPEAKERS, "연사"), (TALKS, "강연"))
TIPS = """\
- 조사나 어미, 띄어쓰기는 마음 쓰지 않아도 됩니다. `취업하려면`과 `취업`은 같은 글을 찾습니다.
- 질문을 그대로 적어도 됩니다. `무엇부터 공부해야 하나요`
- 초성만 적어도 됩니다. `ㅇㄱㅈㄴ`은 `인공지능`을 찾습니다.
- 한/영 키를 잘못 두고 친 말과 한두 글자 잘못 친 말도 알아듣습니다.
- 따옴표로 묶으면 그대로 적힌 글만 찾습니다. `"좋은 개발자"`
- 빼고 싶은 말 앞에는 `-`를 붙입니다. `취업 -대학원`"""


def search_page(shelves: Shelves, site: SiteOptions) -> Page:
    """The search with filters; without scripts it says so, and leads to the lists."""
    lists = ", ".join(anchor_text(text, link(SEARCH, target)) for target, text in SHELVES)
    if not site.furnished:
        # The address stays; what can be typed depends on the search that the theme has.
        text = page(f"# {TITLE}", f"{USE_THE_BOX} {lists} 목록에서도 고를 수 있습니다.")
        return Page(src_uri=SEARCH, markdown=text, meta={"title": TITLE, "hide": ["toc"]})
    text = page(
        f"# {TITLE}",
        f"<noscript><p>{NEEDS_SCRIPTS}</p></noscript>",
        wrapped(
            "mundap-help",
            page(
                heading(2, "이렇게 찾을 수 있습니다", "tips"),
                TIPS,
                f"떠오르는 말이 없으면 {lists} 목록에서 골라 보세요.",
            ),
        ),
    )
    meta: dict[str, object] = {
        "title": TITLE,
        "mundap": {"kind": "search", "filters": filters(shelves)},
        "hide": ["toc"],
    }
    return Page(src_uri=SEARCH, markdown=text, meta=meta)
