"""Names as such: what a Korean name looks like, the titles after it, words that only look so."""

from __future__ import annotations

import re

TITLES = (
    "교수", "부교수", "조교수", "겸임교수", "마스터", "조교", "멘토", "코치", "강사", "연사",
    "작가", "박사", "운영진", "운영자",
    "대표", "대표이사", "공동대표", "부대표", "이사", "상무", "전무", "부사장", "사장", "회장",
    "본부장", "실장", "부장", "차장", "과장", "팀장", "파트장", "그룹장", "센터장", "소장", "원장",
    "리더", "리드", "매니저", "개발자", "엔지니어", "디자이너", "기획자", "연구원", "수석", "책임",
    "선임", "고문", "기자", "선생", "변호사", "아키텍트", "컨설턴트", "심사역", "수석연구원",
    "책임연구원", "선임연구원", "디렉터", "편집자", "편집장", "번역가", "저자", "위원", "의장",
    "CTO", "CEO", "COO", "CPO", "CFO", "CIO", "CSO", "CISO", "CDO", "CMO", "CHRO", "PM", "PO", "VP",
    "EM", "TL",
)  # fmt: skip
"""What stands between a name and 님; longer ones are tried first."""
OCCUPATIONS = frozenset(
    "개발자 엔지니어 디자이너 기획자 연구원 매니저 리더 기자 선생 변호사 아키텍트 컨설턴트 심사역 "
    "디렉터 편집자 편집장 번역가 저자 위원 의장 EM TL".split()
)
"""Titles that follow any word (`신입 개발자`): only with 님 do they follow a name."""

# The commonest family names (통계청 2015 census: over 99.5 % of all people), one and two syllables.
_FAMILY = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공"
    "현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예봉사부경"
)
_DOUBLE_FAMILY = "남궁|황보|제갈|선우|독고|사공"
_GIVEN = "(?:(?!님)[가-힣]){1,2}"
NAME = rf"(?:(?:{_DOUBLE_FAMILY}){_GIVEN}|[{_FAMILY}]{_GIVEN})"
"""A Korean name, for a regular expression."""
TITLE = "|".join(sorted(TITLES, key=len, reverse=True))
"""A title, likewise."""
LABEL = rf"(?P<name>{NAME})(?:\s*(?P<title>{TITLE}))?(?P<sir>\s*님)?"
"""A name with title and honorific, likewise."""

# Syllables that given names are made of; `점`, `값` and `력`, the ends of many nouns, are not.
_GIVEN_SYLLABLES = frozenset(
    "가강건겸경계고공관광교구국권규균근금기길나낙남노다단달담대덕도동두라란람래량련령례로록"
    "룡루류률름리림린립마말명모목무묵문미민바방배백범별병보복봄봉빈빛산삼상새샘서석선설섭"
    "성세소솔송수숙순슬승시식신아안애양언여연열엽영예오옥온완용우욱운울웅원월유윤율은을음"
    "의이익인일임자장재전정제조종주준중지진찬창채천철청초춘충치탁태택평표풍필하학한해향헌"
    "혁현협형혜호홍화환효후훈휘흔흠희늘"
)
_NOT_NAMES = frozenset(
    (
        "강사 강연자 고객 과장 교수 국가 대표 마스터 멘토 면접관 발표자 방문자 부장 사수 사용자 "
        "사장 사회자 선배 선생 소장 여러분 연사 우리 운영자 운영진 원장 이사 전문가 조교 주최 "
        "주최측 지원자 진행자 차장 공동 기조 신임 전임 현직 전직 신입 주니어 시니어 참가자 참석자 "
        "청중 관객 질문자 답변자 응답자 독자 구독자 시청자 방청객 학생 수강생 멘티 동료 상사 부모 "
        "친구 모두 누군가 담당자 관리자 작성자 하나 어느 이분 그분 저분 임원 직원 "
        # Nouns each syllable of which could be one of a name.
        "안정성 유연성 이상형 진정성 기준일 인원수 조건문 변수명 유형화 정규화 정형화 "
        "전공자 지원금 주인공 인용구 조직도 구조화 선호도 연구자 소유자 주제어 유사도 "
        "이상향 이용자 기여도 추상화 자동화 고도화 유지비 정의서 도전기 노하우 장소명 주최자 "
        "공유자 연구소 사무실 이미지 유의미 조사원 전문성 공정성 정당성 주도성 고유성 "
        "우수성 임의성 용이성 일관성 "
    ).split()
)
"""Words that look like a family name and a given name, and those that 님 follows all the same."""

_WORDS = _NOT_NAMES | {*TITLES}
_FULL = re.compile(LABEL)
_WITH_ANY_TITLE = re.compile(rf"(?P<name>{NAME})\s+(?P<title>[A-Za-z가-힣]{{1,10}}?)\s*님")
_NICKNAME = re.compile(r"(?P<name>[가-힣]{2,5}|[A-Za-z][A-Za-z.\-]{1,20})\s?님")


def is_word(text: str) -> bool:
    """Whether a word is known to be no name."""
    return text in _WORDS


def is_group(text: str) -> bool:
    """Whether a label is that of many: it answers, and is nobody's name."""
    return bool(re.search(r"(?:위원회|운영진|일동|팀|측|회사|커뮤니티)\s?(?:님)?$", text))


def looks_like_a_name(text: str) -> bool:
    """Whether a word could well be a whole name: family name and a given one of two syllables.

    `장점`, `이유` and `결론` have two syllables; such a name needs other evidence.
    """
    match = _FULL.fullmatch(text)
    if not match or match["name"] != text or is_word(text):
        return False
    given = text[-2:]
    return len(text) in (3, 4) and all(syllable in _GIVEN_SYLLABLES for syllable in given)


def parted(text: str) -> tuple[str, str, bool] | None:
    """Name, title, and whether it ends in 님, of a text that is nothing else; else None.

    `홍길동`, `홍길동 CTO님`, `홍길동 님`, `홍길동 수석연구위원님`, `치즈님`, `Alex`.
    """
    text = " ".join(text.split()).removesuffix(" 씨")
    match = _FULL.fullmatch(text)
    if match and not is_word(match["name"]):
        return match["name"], match["title"] or "", bool(match["sir"])
    match = _WITH_ANY_TITLE.fullmatch(text)
    if match and looks_like_a_name(match["name"]):
        return match["name"], match["title"], True
    match = _NICKNAME.fullmatch(text)
    if match and not is_word(match["name"]) and not match["name"].endswith(TITLES):
        return match["name"], "", True
    return None
