/** The part of a text that is shown: where it is cut, what is marked, how long it is. */

import { excerpt, segments } from "../../overrides/assets/javascripts/search/excerpt.js"
import { dice, equal, ok, test } from "./harness.js"

const LONGEST = 150
const LONGEST_WORD = 40

/** @typedef {{from: number, to: number, weight: number}} Mark */

/** @param {{text: string}[]} parts */
const joined = parts => parts.map(({ text }) => text).join("")
/** @param {string} text @param {string} word @param {number} [weight] @returns {Mark[]} */
const marksOf = (text, word, weight = 1) => [...text.matchAll(new RegExp(word, "g"))].map(({ index }) => ({ from: index, to: index + word.length, weight }))

test("a text that fits is shown to its end, its lines as one", () => {
  const text = "취업이 목표라면 바로 취업하세요.\n연구가 좋으면 가세요."
  equal(excerpt(text, marksOf(text, "취업")), [
    { text: "취업", mark: true },
    { text: "이 목표라면 바로 ", mark: false },
    { text: "취업", mark: true },
    { text: "하세요. 연구가 좋으면 가세요.", mark: false },
  ])
})

test("an empty text and one without marks are shown from the beginning", () => {
  equal(excerpt("", []), [{ text: "", mark: false }])
  const long = "처음부터 보여 줍니다. ".repeat(30)
  ok(joined(excerpt(long, [])).startsWith("처음부터"))
})

test("it begins with the sentence of the mark, and says that it was cut", () => {
  const text = `${"앞의 이야기입니다. ".repeat(20)}여기서 취업을 말합니다. ${"뒤의 이야기입니다. ".repeat(20)}`
  const shown = joined(excerpt(text, marksOf(text, "취업")))
  ok(shown.startsWith("… 여기서 취업을 말합니다."), shown)
  ok(shown.endsWith("…"), shown)
})

test("it shows where more of what was meant stands, not where one word stands often", () => {
  const text = `${"데이터 데이터 데이터. "}${"사이의 이야기입니다. ".repeat(20)}여기에 품질과 데이터가 있습니다. ${"뒤의 이야기입니다. ".repeat(20)}`
  const marks = [...marksOf(text, "데이터"), ...marksOf(text, "품질", 2)].sort((a, b) => a.from - b.from)
  ok(joined(excerpt(text, marks)).includes("여기에 품질과 데이터가"))
})

test("a title is never cut", () => {
  const title = "아주 긴 제목입니다 ".repeat(30)
  equal(joined(segments(title, marksOf(title, "제목"))), title)
})

/** @param {(limit: number) => number} roll */
function someText(roll) {
  const letters = "가나다라마바사아자차abc12"
  const stops = [" ", " ", " ", ". ", "? ", "\n", ", ", "… "]
  return Array.from({ length: roll(60) }, () => Array.from({ length: 1 + (roll(9) ? roll(8) : roll(LONGEST_WORD)) }, () => letters[roll(letters.length)]).join("") + stops[roll(stops.length)]).join("")
}

/** @param {(limit: number) => number} roll @param {string} text @returns {Mark[]} */
function someMarks(roll, text) {
  const found = []
  for (let at = roll(40); at < text.length; at += 1 + roll(120)) {
    const to = Math.min(text.length, at + 1 + roll(6))
    found.push({ from: at, to, weight: (1 + roll(10)) / 10 })
    at = to
  }
  return found
}

/** What is shown without what says that it was cut. @param {{text: string, mark: boolean}[]} parts @param {string} text */
function bare(parts, text) {
  const shown = joined(parts)
  const from = parts[0].text === "… " ? 2 : 0
  const plain = text.replace(/\s/g, " ")
  for (const ending of [" …", "…", ""]) {
    const inner = shown.slice(from, ending ? -ending.length : undefined)
    if (shown.endsWith(ending) && plain.includes(inner)) return inner
  }
  throw new Error(`not of the text: ${shown}`)
}

test("what is shown is of the text, not too long, marked where the text is, and cut between words", () => {
  const roll = dice(41)
  for (let times = 0; times < 3000; times++) {
    const text = someText(roll)
    const marks = someMarks(roll, text)
    const parts = excerpt(text, marks)
    const plain = text.replace(/\s/g, " ")
    const shown = bare(parts, text)
    ok(shown.length <= LONGEST, `${shown.length} letters`)
    const meant = new Set(marks.map(({ from, to }) => plain.slice(from, to)))
    for (const part of parts) ok(!part.mark || meant.has(part.text), `marked: ${part.text}`)
    if (marks.length) ok(parts.some(part => part.mark), `no mark in: ${shown}`)
    const places = [...Array(plain.length + 1).keys()].filter(at => plain.startsWith(shown, at))
    const whole = places.some(at => {
      const end = at + shown.length
      const starts = at === 0 || plain[at - 1] === " " || plain[at] === " "
      const stops = end === plain.length || plain[end] === " " || plain[end - 1] === " "
      return starts && stops
    })
    ok(whole, `a word is cut: ${shown}`)
  }
})

test("no character is cut in two", () => {
  const roll = dice(42)
  for (let times = 0; times < 300; times++) {
    const text = "가".repeat(roll(3)) + "😀".repeat(300)
    const from = text.length - 2 * (1 + roll(280))
    for (const part of excerpt(text, [{ from, to: from + 2, weight: 1 }])) ok(part.text.isWellFormed(), part.text)
  }
})
