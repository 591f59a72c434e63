/** How runs of Hangul come apart, over the words of a small index made by hand. */

import { toJamo } from "../../overrides/assets/javascripts/search/hangul.js"
import { parse } from "../../overrides/assets/javascripts/search/lattice.js"
import { Lexicon } from "../../overrides/assets/javascripts/search/lexicon.js"
import { dice, equal, ok, openSmall, test } from "./harness.js"

const store = await openSmall()
const lexicon = store && new Lexicon(store.index)

/** Content words of a run, unknown stretches in brackets. @param {string} word */
function contents(word) {
  const { pieces } = parse(lexicon, word)
  return pieces.flatMap(({ kind, terms, from, to }) => {
    if (kind === "unknown") return [`[${toJamo(word).slice(from, to)}]`]
    return terms.length ? [terms.map(term => lexicon.surface(term)).join("|")] : []
  })
}

/** @type {[why: string, run: string, wanted: string[]][]} */
const RUNS = [
  ["낱말 그대로", "대학원", ["대학원"]],
  ["조사", "대학원에", ["대학원"]],
  ["겹친 조사", "대학원에서는", ["대학원"]],
  ["하다로 끝나는 말", "취업하려면", ["취업"]],
  ["붙여 쓴 낱말", "회사정책은", ["회사", "정책"]],
  ["찾아 둔 겹낱말은 하나로", "학습데이터를", ["학습데이터"]],
  ["규칙대로 바뀌는 동사", "읽었는데", ["읽다"]],
  ["르 불규칙", "골랐다", ["고르다"]],
  ["ㅂ 불규칙", "도와주세요", ["돕다"]],
  ["ㅂ 불규칙의 매개 모음", "도우면", ["돕다"]],
  ["줄어든 홀소리", "배웠어요", ["배우다"]],
  ["ㄹ이 떨어진 어간", "서툽니다", ["서툴다"]],
]
for (const [why, run, wanted] of RUNS) test(`${why}: ${run}`, () => equal(contents(run), wanted), store)

test("an unknown word stays whole", () => {
  const found = contents("뷁쉙")
  equal(found, [`[${toJamo("뷁쉙")}]`])
}, store)

test("a word inside another is not taken out of it", () => ok(!contents("정책을").includes("책")), store)

test("every run comes apart into pieces that follow each other from its beginning to its end", () => {
  const roll = dice(51)
  const parts = ["대학원", "취업", "데이터", "골라", "도와", "에서", "하려면", "는", "책", "뷁", "ㅋ", "ㅏ", "값", "이"]
  for (let times = 0; times < 1500; times++) {
    const run = Array.from({ length: 1 + roll(5) }, () => parts[roll(parts.length)]).join("")
    const jamo = toJamo(run)
    for (const [unfinished, glued] of [[false, false], [true, false], [false, true]]) {
      const { pieces, cost, starts } = parse(lexicon, run, unfinished, glued)
      equal(starts.at(-1), jamo.length)
      let at = 0
      for (const { kind, from, to, terms } of pieces) {
        equal(from, at, run)
        ok(to > from, run)
        ok(["noun", "verb", "function", "start", "unknown"].includes(kind), kind)
        for (const term of terms) ok(term >= 0 && term < store.index.keys.length, run)
        at = to
      }
      equal(at, cost < Infinity ? jamo.length : 0, run)
      if (/^[가-힣]+$/.test(run)) ok(cost < Infinity, `no way through ${run}`)
    }
  }
}, store)
