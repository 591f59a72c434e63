"""Whether words speak to somebody who is to answer: `…하셨나요?`, `선배님의 …`, `… 궁금합니다`.

Headings of a lecture ask, too, but nobody: `왜 쓸까?`, `언제 쓰나요?`.
"""

from __future__ import annotations

import re

# The honorific 시 before an ending that asks.
_HONOURED = re.compile(
    r"(?:셨|시|으신|하신|계신|신|실)(?:을|었)?(?:나요|가요|까요|는지|ㄴ지|는가|지요?|나|는데)(?=\W|$)"
    r"|(?:십니까|셨습니까|실\s?(?:건가요|생각|계획)|신\s?(?:적|점|이유|계기|경험|것))"
)
_WISHED = re.compile(
    r"궁금(?:합니다|해요|했습니다|하네요)|알고\s?싶(?:습니다|어요)|듣고\s?싶|여쭤|여쭙|"
    r"(?:알려|말씀해|들려|조언해?|추천해)\s?(?:주세요|주실|주시|주셨|부탁)|부탁\s?드(?:립|려)"
)
_TITLED = re.compile(
    r"(?:선배|멘토|대표|강사|연사|교수|선생|이사|팀장|본부장|마스터|코치|작가|발표자|상무|소장|리더|개발자)님"
)

# A speaker who asks those who listen.
_EVERYBODY = re.compile(r"여러분|모두들|다들\s")


def addresses(text: str) -> bool:
    """Whether a plain text speaks to somebody who is to answer."""
    return not _EVERYBODY.search(text) and any(
        shape.search(text) for shape in (_HONOURED, _WISHED, _TITLED)
    )
