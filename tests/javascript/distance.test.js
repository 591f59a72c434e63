/** Slips of the finger: the fast distance against a slow one, and which slips are cheap. */

import { countBits, signature, slipCost } from "../../overrides/assets/javascripts/search/distance.js"
import { toJamo } from "../../overrides/assets/javascripts/search/hangul.js"
import { dice, equal, ok, test } from "./harness.js"

const REPEAT = 0.6
const SWAP = 0.8
const FAR = 1e9

/** @param {string} a @param {string} b */
const cost = (a, b) => Math.round(slipCost(a, b, FAR) * 1e5) / 1e5

/** @type {[why: string, one: string, other: string, wanted: number][]} */
const SLIPS = [
  ["같은 글자", "ㄱ", "ㄱ", 0],
  ["소리가 비슷한 홀소리", "ㅐ", "ㅔ", 0.5],
  ["Shift를 잊은 닿소리", "ㄱ", "ㄲ", 0.5],
  ["거센소리", "ㄷ", "ㅌ", 0.5],
  ["옆 글쇠", "ㅁ", "ㄴ", 0.8],
  ["옆 글쇠 (라틴)", "q", "w", 0.8],
  ["먼 글쇠", "ㅂ", "ㅎ", 1],
  ["먼 글쇠 (라틴)", "q", "p", 1],
  ["빠진 글자", "ㄱㅏㄴ", "ㄱㅏ", 1],
  ["두 번 친 글자", "ㄱㅏㅏ", "ㄱㅏ", REPEAT],
  ["순서가 바뀐 글자", "ㅎㅏㄱㅜ", "ㅎㅏㅜㄱ", SWAP],
  ["빈 글", "", "ㄱㅏ", 2],
]
for (const [why, one, other, wanted] of SLIPS) {
  test(`${why}: ${one}, ${other}`, () => equal([cost(one, other), cost(other, one)], [wanted, wanted]))
}

test("slips of one word are cheaper than another word", () => {
  for (const [word, slip, other] of [["대학원", "대햑원", "대학로"], ["데이터", "데이타", "데이지"], ["kubernetes", "kubernets", "kubectl"]]) {
    ok(cost(toJamo(word), toJamo(slip)) < cost(toJamo(word), toJamo(other)), word)
  }
})

/** Straight from what it should be: every way to go on, the cheapest taken. @param {string} a @param {string} b */
function slowly(a, b) {
  /** @type {Map<string, number>} */
  const known = new Map()
  /** @param {string} text @param {number} at */
  const single = (text, at) => (at > 1 && text[at - 1] === text[at - 2] ? REPEAT : 1)
  /** @param {number} i @param {number} j @returns {number} */
  const from = (i, j) => {
    const key = `${i} ${j}`
    let best = known.get(key)
    if (best !== undefined) return best
    best = i || j ? Infinity : 0
    if (i) best = Math.min(best, from(i - 1, j) + single(a, i))
    if (j) best = Math.min(best, from(i, j - 1) + single(b, j))
    if (i && j) best = Math.min(best, from(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : slipCost(a[i - 1], b[j - 1], FAR)))
    if (i > 1 && j > 1 && a[i - 1] !== b[j - 1] && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, from(i - 2, j - 2) + SWAP)
    known.set(key, best)
    return best
  }
  return from(a.length, b.length)
}

/** @param {(limit: number) => number} roll @param {string} letters */
const someWord = (roll, letters) => Array.from({ length: roll(9) }, () => letters[roll(letters.length)]).join("")

for (const letters of ["ㄱㄲㅋㄴㅁㅐㅔㅏㅓ", "abqw"]) {
  test(`the distance is that of a slow one, within a limit and without (${letters})`, () => {
    const roll = dice(21)
    for (let times = 0; times < 4000; times++) {
      const [a, b] = [someWord(roll, letters), someWord(roll, letters)]
      const slow = slowly(a, b)
      ok(Math.abs(slipCost(a, b, FAR) - slow) < 1e-4, `${a}, ${b}: ${slipCost(a, b, FAR)}, not ${slow}`)
      for (const limit of [0.6, 0.9, 1, 1.6, 2]) {
        // Right at the limit rounding decides.
        if (Math.abs(slow - limit) < 1e-4) continue
        const found = slipCost(a, b, limit)
        ok(slow > limit ? found === Infinity : Math.abs(found - slow) < 1e-4, `${a}, ${b} within ${limit}: ${found}, not ${slow}`)
      }
    }
  })
}

test("bits are counted as by hand", () => {
  const roll = dice(22)
  for (const bits of [0, 1, -1, 0x80000000 | 0, ...Array.from({ length: 500 }, () => roll(2 ** 32) | 0)]) {
    equal(countBits(bits), [...(bits >>> 0).toString(2)].filter(bit => bit === "1").length)
  }
})

test("letters of a word that are no letters of another show in their signatures", () => {
  const roll = dice(23)
  for (let times = 0; times < 2000; times++) {
    const [a, b] = [someWord(roll, "ㄱㄴㄷㅏㅓㅗㅎㅣabz"), someWord(roll, "ㄱㄴㄷㅏㅓㅗㅎㅣabz")]
    const strange = new Set([...a].filter(letter => !b.includes(letter))).size
    ok(countBits(signature(a) & ~signature(b)) <= strange, `${a}, ${b}`)
    equal(signature(a + b), signature(a) | signature(b))
  }
})
