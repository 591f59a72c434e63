/** Words that sound alike in the two scripts, and words that only look as if they did. */

import { toJamo } from "../../overrides/assets/javascripts/search/hangul.js"
import { consonants, mayOpenWith, soundDistance, sounds, spelledLetters } from "../../overrides/assets/javascripts/search/sound.js"
import { dice, equal, ok, test } from "./harness.js"

const NEAR = 0.14
const FAR = 0.25

/** @param {string} one @param {string} other */
const distance = (one, other) => Math.min(...sounds(one).flatMap(a => sounds(other).map(b => soundDistance(a, b))))

const TWINS = `
  쿠버네티스 kubernetes, 도커 docker, 파이썬 python, 자바 java, 자바스크립트 javascript, 타입스크립트 typescript,
  리액트 react, 플러터 flutter, 스프링 spring, 노드 node, 코틀린 kotlin, 레디스 redis, 카프카 kafka, 젠킨스 jenkins,
  텐서플로 tensorflow, 파이토치 pytorch, 깃허브 github, 리눅스 linux, 클라우드 cloud, 서버 server, 모델 model, 데이터 data,
  알고리즘 algorithm, 프로젝트 project, 프론트엔드 frontend, 백엔드 backend, 스타트업 startup, 인터뷰 interview, 블로그 blog,
  러닝 learning, 딥러닝 deeplearning, 팔로우 follow, 포트폴리오 portfolio,
  라이센스 라이선스, 컨텐츠 콘텐츠, 메세지 메시지, 옵티마이져 optimizer, 비젼 비전, 스케쥴 schedule,
  엔씨소프트 ncsoft, 케이뱅크 kbank, 씨제이온스타일 cjonstyle`
const STRANGERS = `
  자바 자바스크립트, java javascript, python pytorch, spring string, react redis, docker worker, kafka java,
  프로젝트 프로그램, 파이썬 파이프, 회사 회의, 면접 면담, 학습 학교, 취업 취미, 리눅스 릴리스, 대학원 대학로`

/** @param {string} table */
const pairs = table => table.trim().split(/\s*,\s*/).map(pair => pair.split(" "))

for (const [one, other] of pairs(TWINS)) {
  test(`${one} sounds like ${other}`, () => {
    ok(distance(one, other) < NEAR, `${distance(one, other)}: ${sounds(one)}, ${sounds(other)}`)
    const bones = [one, other].map(word => new Set(sounds(word).map(consonants)))
    ok([...bones[0]].some(each => [...bones[1]].some(bone => bone[0] === each[0])), "their first consonants differ")
  })
}
for (const [one, other] of pairs(STRANGERS)) {
  test(`${one} does not sound like ${other}`, () => ok(distance(one, other) > FAR, `${distance(one, other)}`))
}

test("a short word with another vowel is another word", () => {
  ok(distance("캐글", "google") > NEAR, `${distance("캐글", "google")}`)
})

test("no word is passed over for a first consonant it sounds with", () => {
  const roll = dice(7)
  const letters = ["b", "c", "d", "f", "g", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "z", "kn", "wr", "ps", "ph", "ch", "sh", "th", "qu", "a", "e", "i", "o", "u", "y"]
  const made = Array.from({ length: 4000 }, () => Array.from({ length: 4 }, (_, at) => letters[at % 2 ? 25 + roll(6) : roll(25)]).join(""))
  for (const word of ["know", "write", "argon", "psycho", "xml", "quiz", "order", "eighth", "tion", ...made]) {
    for (const bone of sounds(word).map(sound => consonants(sound)[0])) ok(!bone || mayOpenWith(word, bone), `${word}: ${bone}`)
  }
  for (let code = 0xac00; code <= 0xd7a3; code++) {
    const word = `${String.fromCharCode(code)}${String.fromCharCode(0xac00 + roll(11172))}`
    for (const bone of sounds(word).map(sound => consonants(sound)[0])) ok(!bone || mayOpenWith(toJamo(word), bone), `${word}: ${bone}`)
  }
  for (const word of ["씨제이온스타일", "지에스리테일", "엔씨소프트", "케이티스카이라이프"]) {
    for (const bone of sounds(word).map(sound => consonants(sound)[0])) ok(mayOpenWith(toJamo(word), bone), `${word}: ${bone}`)
  }
  ok(!mayOpenWith(toJamo("대학"), "k"))
})

test("a word spelled by the names of its letters", () => {
  for (const [said, letters] of [["에이아이", "ai"], ["엠엘", "ml"], ["에스큐엘", "sql"], ["에이피아이", "api"], ["디비", "db"], ["시피유", "cpu"], ["유아이", "ui"]]) {
    equal(spelledLetters(said), letters, said)
  }
  for (const word of ["이", "대학원", "에이스", "파이썬", "", "ai"]) equal(spelledLetters(word), "", word)
})

test("what is not said as a word has no sound", () => {
  for (const word of ["ml", "k8s", "html", "c++", "2024", "가", "ㄱㄴ", "", "東京", "ai로"]) equal(sounds(word), [], word)
})

test("sounds are total, the same for the same word, and made of small letters", () => {
  const roll = dice(31)
  for (let times = 0; times < 3000; times++) {
    const hangul = roll(2)
    const word = Array.from({ length: 2 + roll(6) }, () => String.fromCharCode(hangul ? 0xac00 + roll(11_172) : 97 + roll(26))).join("")
    for (const sound of sounds(word)) ok(/^[a-z]*$/.test(sound), `${word}: ${sound}`)
  }
})

test("a distance is 0 only for the same sound, and the same both ways", () => {
  const roll = dice(32)
  const some = () => Array.from({ length: roll(7) }, () => "aeiouhkntlmpsc"[roll(14)]).join("")
  for (let times = 0; times < 3000; times++) {
    const [a, b] = [some(), some()]
    const [there, back] = [soundDistance(a, b), soundDistance(b, a)]
    equal(there === 0, a === b, `${a}, ${b}`)
    ok(Math.abs(there - back) < 1e-5, `${a}, ${b}: ${there}, ${back}`)
  }
})
