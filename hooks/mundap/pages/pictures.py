"""Pictures and relative links of a transcript, as seen from the page that shows its text.

A transcript points to things beside itself (`./img/x.png`); its text is shown on other pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mundap.model.transcript import Image
from mundap.pages.addresses import link
from mundap.pages.page import SiteOptions
from mundap.text.addresses import beside


def picture_for(start: str, file: str, site: SiteOptions) -> Callable[[str], str | None]:
    """What gives a picture's address on the page `start`, or None when there is no such file.

    Args:
        start: Source path of the page.
        file: The transcript, relative to `docs/`.
        site: Options; `pictures` says which files exist.
    """

    def picture(target: str) -> str | None:
        path = beside(file, target)
        return link(start, path) if path in site.pictures else None

    return picture


def missing_pictures(file: str, images: Iterable[Image], site: SiteOptions) -> tuple[Image, ...]:
    """The pictures of a transcript that do not exist."""
    return tuple(i for i in images if beside(file, i.target) not in site.pictures)
