"""The page that stands for a file that could not be read: which, where, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mundap.model.archive import Unread
from mundap.pages.addresses import TALKS, link, talk_page
from mundap.pages.markup import anchor_text, bullets, heading, indented, page
from mundap.pages.page import Page
from mundap.pages.render import escape, escape_html

TITLE = "읽지 못한 기록"


def unread_pages(unread: Sequence[Unread]) -> Iterator[Page]:
    """One page for each; it is linked to from the list of talks."""
    for each in unread:
        where = f"{each.file} {each.line}행" if each.line else each.file
        card = page(escape(each.message), escape(each.advice))
        yield Page(
            src_uri=talk_page(each.slug),
            markdown=page(
                heading(1, escape(where)),
                f'!!! failure "{TITLE}"\n\n{indented(card)}',
                "다른 기록은 그대로 볼 수 있습니다. "
                f"[강연 목록]({link(talk_page(each.slug), TALKS)})",
            ),
            meta={
                "title": escape_html(f"{TITLE}: {each.file}"),
                "mundap": {"kind": "unread"},
                "search": {"exclude": True},
            },
            edit_path=each.file,
        )


def unread_list(start: str, unread: Sequence[Unread]) -> str:
    """The list of them; nothing when every file was read."""
    if not unread:
        return ""
    items = (anchor_text(each.file, link(start, talk_page(each.slug))) for each in unread)
    return page(heading(2, TITLE, "unread"), bullets(items))
