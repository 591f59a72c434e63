"""Words of closed classes: what every Korean text is held together by.

Particles and endings are those of 국립국어원 『표준국어대사전』 (조사, 어미) that modern prose
uses, as they stand after a vowel and after a consonant. What an archive uses besides is added from
its own analysis; see `functions`.
"""

from __future__ import annotations

PARTICLES = frozenset(
    (
        # 격 조사
        "이 가 께서 에서 을 를 의 에 에게 에게서 한테 한테서 께 더러 보고 로 으로 로서 으로서 로써 "
        "으로써 과 와 하고 랑 이랑 보다 처럼 만큼 같이 아 야 이여 라고 이라고 라 이라 고 "
        # 보조사
        "은 는 ㄴ ㄹ 도 만 까지 부터 마다 조차 마저 밖에 나 이나 든지 이든지 든 이든 라도 이라도 "
        "라는 이라는 란 이란 야말로 이야말로 요 이요 대로 씩 뿐 쯤 따라 커녕 은커녕 는커녕 며 이며 "
        "나마 이나마 치고 엔 에는 에도 에만 에서는 에서도 로는 으로는 로도 으로도 까지는 까지도 "
        "부터는 에게는 에게도 한테는 이라면 라면 이라서 라서"
    ).split()
)
"""조사."""

ENDINGS = frozenset(
    (
        # 선어말 어미
        "시 으시 었 았 였 ㅆ 겠 었었 았었 더 "
        # 종결 어미
        "다 ㄴ다 는다 어 아 여 어요 아요 여요 지 지요 죠 네 네요 군 군요 구나 는구나 나 나요 니 냐 "
        "으냐 느냐 는가 은가 ㄴ가 ㄴ가요 은가요 는가요 ㄹ까 을까 ㄹ까요 을까요 ㄹ게 을게 ㄹ게요 "
        "을게요 ㄹ래 을래 ㄹ래요 을래요 ㅂ니다 습니다 ㅂ니까 습니까 ㅂ시다 읍시다 세요 으세요 셔요 "
        "십시오 으십시오 시오 자 어라 아라 여라 라 으라 이에요 예요 에요 거든 거든요 거라 구요 "
        "고요 더라 더라고 더라고요 던가 던가요 대 대요 래 래요 냬 잖아 잖아요 ㄴ데 는데 은데 "
        "ㄴ데요 는데요 은데요 "
        "던데 던데요 ㄹ지 을지 ㄴ지 은지 는지 ㄹ지요 을지요 는지요 ㄴ지요 은지요 "
        # 연결 어미
        "고 며 으며 면서 으면서 면 으면 어서 아서 여서 서 으니 니까 으니까 지만 으나 거나 든지 "
        "든가 던지 도록 게 게끔 려 으려 려고 으려고 려면 으려면 러 으러 어야 아야 여야 야 어도 "
        "아도 여도 도 어다 아다 다가 었다가 았다가 느라 느라고 자마자 ㄹ수록 을수록 듯 듯이 든 "
        "고자 고서 더니 더라도 ㄴ들 ㄹ지라도 을지라도 므로 으므로 기에 길래 "
        # 전성 어미, 인용
        "는 은 ㄴ 을 ㄹ 던 기 음 ㅁ 다고 ㄴ다고 는다고 라고 으라고 냐고 으냐고 느냐고 자고 다는 "
        "ㄴ다는 는다는 라는 냐는 자는 다면 ㄴ다면 는다면 라면 다며 ㄴ다며 라며 다니 ㄴ다니 단 ㄴ단 "
        "는단 란 기도 기는 기만 기가 기를 지는 지도 지를"
    ).split()
)
"""어미."""

AUXILIARIES = frozenset(
    (
        "하 되 이 아니 않 못하 말 싶 있 없 주 드리 보 버리 나가 나 내 놓 두 대 지 만하 듯하 "
        "듯싶 척하 체하 뻔하 가 오 같 어지 어하"
    ).split()
)
"""어간 of 보조 용언 and 서술격 조사: behind a verb's ending, the copula behind a noun."""

DERIVING = frozenset("하 되 시키 받 당하 스럽 롭 답 이 있 없 같".split())
"""어간 of 파생 접미사 and what is written like one: they make a verb of the noun before them."""

SUFFIXES = frozenset(
    (
        "들 님 씨 적 화 성 상 용 쪽 측 별 식 형 감 력 률 율 자 부 생 학 계 권 사 원 실 팀 론 "
        "법 비 급 당 제 류 끼리 째 짜리 경 분 번 개 명 년 월 일 시 차 간 여 쯤 씩 뿐 때 등 "
        "중"
    ).split()
)
"""접미사 and 단위 명사, glued to a noun or a number."""

ALONE = frozenset(
    (
        "것 거 게 수 때 땐 등 중 데 바 줄 걸 건 못 안 더 잘 꼭 또 왜 좀 다 막 그 이 저 내 제 "
        "네 나 너 누가 뭘 뭔 뭐 무슨 어느 어디 누구 언제 그게 이게 저는 제가 그런 이런 저런 "
        "다른 모든 여러 어떤 어떻게 어떡 무엇 얼마나 혹시 정말 진짜 너무 매우 아주 가장 제일 많이 "
        "조금 그냥 지금 저희 우리 이거 그거 저거 이것 그것 여기 거기 "
        # 양태 부사, 정도 부사, 접속 부사
        "아무리 도저히 도대체 과연 굳이 차라리 오히려 아예 전혀 별로 거의 결국 일단 아직 이미 "
        "벌써 아마 아마도 설마 만약에 비록 물론 특히 주로 대체로 대략 대충 훨씬 더욱 "
        "점점 자꾸 당장 하필 그나마 적어도 솔직히 제발 부디 어차피 이왕 이왕이면 기왕 기왕이면 "
        "아니면 그러면 그럼 그래도 그런데 근데 그래서 그러니까 하지만"
    ).split()
)
"""의존 명사, 대명사, 관형사, 물음, 정도, 태도의 말: nothing to search for; each begins a word."""

INFLECTING_SUFFIXES = frozenset({"들", "님"})
"""Suffixes that change no meaning: 질문들 and 연사님 are 질문 and 연사."""

WEAK = frozenset(
    (
        # 무엇에나 쓰는 동사와 형용사
        "하다 되다 있다 없다 같다 싶다 이다 아니다 어떻다 그렇다 이렇다 저렇다 어쩌다 많다 "
        "좋다 나다 낫다 보다 주다 드리다 알다 모르다 못하다 안되다 어렵다 가다 오다 나오다 들다 "
        "들어가다 받다 쓰다 만들다 두다 내다 놓다 대하다 위하다 통하다 따르다 관하다 궁금하다 "
        "말하다 해보다 지다 얻다 가지다 갖다 이런 "
        # 물음에 드는 말
        "어떤 어떻게 무엇 뭐 무슨 어느 언제 어디 누구 얼마나 얼마 혹시 궁금 질문 생각 방법 정도 때 "
        "것 경우 점 중 위 법 방향 이유 부분 말씀 이야기 얘기 "
        # 정도와 말투
        "좀 정말 진짜 너무 매우 아주 가장 제일 많이 조금 그냥 바로 다시 지금 함께 같이 어떻게든 "
        "그런 저런 여러 다른 모든 감사 안녕 부탁 하나"
    ).split()
)
"""What any question may say whatever it asks; alone it makes no document the right one.

Verbs are those that 『표준국어대사전』 gives the most senses, and its 보조 용언; nouns are those
a question is put with (방법이 궁금합니다), not what it is about.
"""
