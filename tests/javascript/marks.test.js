/** What is marked of a text, over a small index made by hand. */

import { segments } from "../../overrides/assets/javascripts/search/excerpt.js"
import { Lexicon } from "../../overrides/assets/javascripts/search/lexicon.js"
import { Marker } from "../../overrides/assets/javascripts/search/marks.js"
import { dice, encoded, equal, ok, openSmall, test } from "./harness.js"

const store = await openSmall()
const lexicon = store && new Lexicon(store.index)
const texts = (await encoded("small"))?.texts

/** A text with its marks in brackets. @param {string} text @param {string[]} words */
function marked(text, ...words) {
  const wanted = words.map(word => /** @type {[number, number]} */ ([lexicon.find(word), 1]))
  for (const [term, at] of wanted) ok(term >= 0, `no term: ${words[at]}`)
  return segments(text, new Marker(lexicon, [{ alternatives: new Map(wanted) }]).marks(text))
    .map(({ text, mark }) => (mark ? `[${text}]` : text))
    .join("")
}

/** @type {[why: string, words: string[], wanted: string][]} */
const TEXTS = [
  ["조사는 빼고", ["데이터"], "[데이터]를 모읍니다"],
  ["여러 번", ["취업"], "[취업]이 목표라면 [취업]하세요"],
  ["다른 낱말의 한 부분이 아닌 것만", ["책"], "회사의 정책은 [책]과 다릅니다"],
  ["라틴 글자는 낱말일 때만", ["node"], "nodes [Node].js의 [node]를"],
  ["띄어 쓴 겹낱말", ["학습데이터"], "[학습 데이터]와 [학습데이터]"],
  ["빈 글", ["책"], ""],
]
for (const [why, words, wanted] of TEXTS) {
  test(`${why}: ${wanted}`, () => equal(marked(wanted.replace(/[[\]]/g, ""), ...words), wanted), store)
}

test("forms of a verb are marked as far as its stem goes", () => {
  ok(marked("한 권 골랐다면 읽으세요", "고르다").startsWith("한 권 [골"))
  ok(marked("도와주세요", "돕다").startsWith("[도와"))
  ok(marked("먼저 배웁니다", "배우다").startsWith("먼저 [배"))
}, store)

test("nothing is marked of a text that has none of the words", () => equal(marked("아무 말도 없습니다", "취업"), "아무 말도 없습니다"), store)

test("marks of any text are in order and apart, and change none of it", () => {
  const roll = dice(61)
  const terms = [...store.index.keys.keys()]
  for (let times = 0; times < 400; times++) {
    const wanted = new Map(Array.from({ length: 1 + roll(5) }, () => [terms[roll(terms.length)], (1 + roll(10)) / 10]))
    const text = texts[roll(texts.length)].slice(roll(40), 60 + roll(200)).replaceAll(" ", roll(3) ? " " : "")
    const marks = new Marker(lexicon, [{ alternatives: wanted }]).marks(text)
    let at = 0
    for (const { from, to, weight } of marks) {
      ok(from >= at && to > from && to <= text.length && weight > 0, text)
      at = to
    }
    equal(segments(text, marks).map(part => part.text).join(""), text)
  }
}, store)

test("marking is total: no word of the archive is taken for a pattern", () => {
  for (const word of ["c++", "gpt4", "2024"]) ok(marked(`${word}, (${word}) [x`, word).startsWith(`[${word}]`), word)
}, store)
