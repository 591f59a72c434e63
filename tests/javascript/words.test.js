/** What was typed: words, phrases, exclusions; for any string whatever. */

import { LONGEST_QUERY, readWords, squeeze } from "../../overrides/assets/javascripts/search/words.js"
import { dice, equal, ok, test } from "./harness.js"

const MOST_WORDS = 24

/** @param {{text: string}[]} words */
const texts = words => words.map(({ text }) => text)
/** @param {string} query */
const runsOf = query => readWords(query, false).words.map(({ runs }) => texts(runs))

/** @type {[why: string, query: string, words: string[], phrases: string[], without: string[]][]} */
const QUERIES = [
  ["빈칸으로 나눈 낱말", "대학원 취업", ["대학원", "취업"], [], []],
  ["앞뒤의 빈칸과 여러 빈칸", "  대학원 \t 취업  ", ["대학원", "취업"], [], []],
  ["전각 빈칸", "대학원　취업", ["대학원", "취업"], [], []],
  ["큰 글자와 전각", "ＧＰＴ Node.JS", ["gpt", "node.js"], [], []],
  ["NFD", "대학원".normalize("NFD"), ["대학원"], [], []],
  ["따옴표 안은 구절이고, 그 낱말은 낱말이기도 하다", '"학습 데이터" 품질', ["학습", "데이터", "품질"], ["학습데이터"], []],
  ["둥근 따옴표와 전각 따옴표", "“학습 데이터” ＂절반＂", ["학습", "데이터", "절반"], ["학습데이터", "절반"], []],
  ["닫지 않은 따옴표", '"학습 데이터', ['"학습', "데이터"], [], []],
  ["빈 따옴표", '"" 데이터', ["데이터"], [], []],
  ["글자가 없는 구절", '"?!" 데이터', ["데이터"], [], []],
  ["빼는 말", "취업 -대학원", ["취업"], [], ["대학원"]],
  ["다른 가로줄로 뺀 말", "취업 −대학원 –연구", ["취업"], [], ["대학원", "연구"]],
  ["뺄 것만 있으면 찾을 것이 없다", "-대학원 -연구", [], [], []],
  ["혼자 있으면 빼는 말이 아니다", "-대학원", ["-대학원"], [], []],
  ["가로줄 하나", "취업 - 대학원", ["취업", "대학원"], [], []],
  ["낱말 안의 가로줄", "GPT-4 e-mail", ["gpt-4", "e-mail"], [], []],
  ["기호뿐인 것은 낱말이 아니다", "!? 취업 ...", ["취업"], [], []],
  ["제어 문자와 짝 없는 서로게이트", "대학\u0000원 \ud83d", ["대학 원"], [], []],
  ["빈 글", "", [], [], []],
  ["빈칸뿐인 글", " \n ", [], [], []],
]
for (const [why, query, words, phrases, without] of QUERIES) {
  test(`words: ${why}`, () => {
    const typed = readWords(query, true)
    equal([texts(typed.words), typed.phrases, texts(typed.without)], [words, phrases, without])
    equal(typed.letters, squeeze(words.join("")))
  })
}

/** @type {[why: string, word: string, runs: string[]][]} */
const RUNS = [
  ["한글과 라틴 글자", "AI는", ["ai", "는"]],
  ["판과 이름", "GPT-4로", ["gpt-4", "로"]],
  ["점", "node.js와 2.0을", ["node.js", "와", "2.0", "을"]],
  ["이름에 붙는 기호", "C++과 C#", ["c++", "과", "c#"]],
  ["쉼표와 괄호", "면접(코딩),과제", ["면접", "코딩", "과제"]],
  ["낱자", "ㅋㅋㅋ대ㅎㅇ", ["ㅋㅋㅋ대ㅎㅇ"]],
  ["다른 글자", "東京タワー", ["東京タワー"]],
]
for (const [why, query, runs] of RUNS) test(`runs: ${why}`, () => equal(runsOf(query).flat(), runs))

test("a phrase is asked for once, and of very many the first", () => {
  const phrasesOf = (/** @type {string[]} */ phrases) => readWords(phrases.map(phrase => `"${phrase}"`).join(" "), true).phrases
  equal(phrasesOf(["학습 데이터", "절반", "학습데이터"]), ["학습데이터", "절반"])
  const many = Array.from({ length: 20 }, (_, at) => `구절${at}`)
  equal(phrasesOf(many), many.slice(0, 8))
})

test("a run that stands right behind another is glued to it", () => {
  const [{ runs }] = readWords("AI로(c++)에서", false).words
  equal(runs.map(({ text, glued }) => [text, glued]), [["ai", false], ["로", true], ["c++", false], ["에서", false]])
})

test("only the last word of a living query is unfinished, and only while nothing follows it", () => {
  /** @param {string} query @param {boolean} live */
  const unfinished = (query, live) => readWords(query, live).words.map(word => word.unfinished)
  equal(unfinished("대학원 취", true), [false, true])
  equal(unfinished("대학원 취 ", true), [false, false])
  equal(unfinished("대학원 취?", true), [false, false])
  equal(unfinished("대학원 취", false), [false, false])
  equal(unfinished('"대학원 취업"', true), [false, false])
})

test("of a long query only the beginning counts, and only so many words", () => {
  const long = readWords("가".repeat(10_000), true)
  equal(long.words.length, 1)
  ok(long.letters.length <= LONGEST_QUERY)
  const many = Array.from({ length: 10_000 }, (_, at) => at.toString(36)).join(" ")
  equal(readWords(many, true).words.length, MOST_WORDS)
  equal(readWords("가 ".repeat(10_000), true).words.length, 1, "a word said again says nothing more")
  ok(readWords("가 " + "-나 ".repeat(10_000), true).without.length <= 2 * MOST_WORDS)
  ok(readWords('"'.repeat(10_000), true).phrases.length === 0)
})

test("every string is a query", () => {
  const roll = dice(11)
  const some = ['"', "“", "-", "−", " ", "\n", "\u200b", "가", "ㄱ", "ㅏ", "\u1112", "a", "Z", "9", ".", "+", "#", "_", "😀", "\ud83d", "\ude00", "İ", "東", "\u202e", "<", "&"]
  for (let times = 0; times < 5000; times++) {
    const query = Array.from({ length: roll(24) }, () => some[roll(some.length)]).join("")
    for (const live of [true, false]) {
      const { words, phrases, without, letters } = readWords(query, live)
      equal(letters, squeeze(texts(words).join("")))
      ok(words.length || !without.length, "something is left out of nothing")
      ok(phrases.every(phrase => phrase.length > 1 && phrase === squeeze(phrase)))
      ok([...words, ...without].filter(word => word.unfinished).length <= Number(live))
      for (const { text, runs } of [...words, ...without]) {
        ok(runs.length && runs.every(run => run.text && text.includes(run.text)))
        equal(runs.some(run => run.glued) && runs[0].glued, false, "the first run of a word is glued")
      }
    }
  }
})
