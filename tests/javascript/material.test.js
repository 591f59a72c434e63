/** Answers as Material's search box wants them. */

import { surfaces, toResult } from "../../overrides/assets/javascripts/search/material.js"
import { equal, ok, test } from "./harness.js"

/** @typedef {import("../../overrides/assets/javascripts/search/engine.js").Hit} Hit */

/** Marked where it stands between asterisks. @param {string} text */
const marked = text => text.split("*").map((part, at) => ({ text: part, mark: at % 2 === 1 }))

/** @param {string} url @param {number} score @param {Partial<Hit>} [rest] @returns {Hit} */
const hit = (url, score, rest) => ({
  document: 0,
  kind: 0,
  url,
  title: marked("제목"),
  text: marked("글"),
  tags: [],
  page: "",
  score,
  found: [],
  missing: [],
  ...rest,
})

/** @param {Hit[]} hits */
const answer = hits => ({ query: "말", total: hits.length, hits, understood: "", suggestions: [], counts: null })

/** What Material's highlighter does to a text. @param {string} words what stands in `?h=` @param {string} text */
function highlighted(words, text) {
  const separator = "\\s+"
  const query = words.replace(/[\s*+\-:~^]+/g, " ").replace(/&/g, "&amp;").trim()
  const any = query.replace(/[|\\{}()[\]^$+*?.-]/g, "\\$&").replace(new RegExp(separator, "img"), "|")
  const match = new RegExp(`(^|${separator}|)(${any})`, "img")
  return query ? text.replace(match, (_, before, found) => `${before}*${found}*`) : text
}

test("nothing of an answer is HTML but the marks", () => {
  const evil = `<img src=x onerror="alert('1')">&amp;`
  const safe = "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;"
  const found = hit("q/a/", 1, { title: marked(evil), text: marked(`*${evil}*${evil}`), tags: [evil] })
  const [[item]] = toResult(answer([found])).items
  equal([item.title, item.text, item.tags], [safe, `<mark>${safe}</mark>${safe}`, [safe]])
  const [[parent]] = toResult(answer([hit("talks/a/#p-1", 1, { page: evil })])).items
  equal([parent.location, parent.title], ["talks/a/", safe])
})

test("passages stand under their talk, where the best of them came", () => {
  const { items } = toResult(
    answer([hit("talks/a/#p-1", 9), hit("q/b/", 8), hit("talks/a/#p-2", 7), hit("talks/a/#p-3", 6), hit("talks/a/#p-4", 5)]),
  )
  equal(
    items.map(group => group.map(({ location }) => location)),
    [["talks/a/", "talks/a/#p-1", "talks/a/#p-2", "talks/a/#p-3", "talks/a/#p-4"], ["q/b/"]],
  )
})

test("three passages are shown, Enter opens the best, and every group has one page without an anchor", () => {
  const hits = [1, 2, 3, 4, 5].map(n => hit(`talks/a/#p-${n}`, 10 - n))
  const [group] = toResult(answer(hits)).items
  const [parent, ...passages] = group
  // As Material parts them: what scores below the first goes under "more".
  equal(passages.filter(({ score }) => score >= parent.score).length, 3)
  const best = [...group].sort((a, b) => b.score - a.score)[0]
  equal(best.location, "talks/a/#p-1")
  equal(group.filter(({ location }) => !location.includes("#")).length, 1)
})

test("a talk that was found itself keeps its title and, if it is the best, its score", () => {
  const talk = hit("talks/a/", 9, { title: marked("*강연*") })
  const [[first, second]] = toResult(answer([talk, hit("talks/a/#p-1", 5)])).items
  equal([first.title, first.score, second.score], ["<mark>강연</mark>", 9, 5])
  const [[lower]] = toResult(answer([hit("talks/a/#p-1", 12), talk])).items
  equal([lower.location, lower.score], ["talks/a/", 9])
})

test("words are true when they are to be marked and false when they are missing", () => {
  const found = hit("q/a/", 1, { found: ["데이터"], missing: ["엔지니어", "__proto__"] })
  const [[item]] = toResult(answer([found])).items
  equal(Object.entries(item.terms), [["엔지니어", false], ["__proto__", false], ["데이터", true]])
})

test("the suggestion is the last word, completed", () => {
  const suggested = { ...answer([]), suggestions: ["인공지능 대학원", "인공지능 대학교"] }
  equal(toResult(suggested).suggest, ["대학원"])
  equal(toResult(answer([])).suggest, [])
})

test("what the highlighter marks is what was found", () => {
  const texts = [
    ["*데이터*를 다룹니다", ["데이터"], "빅*데이터*와 *데이터*"],
    ["*C#*과 *2.0*", ["C#", "2.0"], "C와 *C#*, 20과 *2.0*, 2x0"],
    ["*CI/CD*", ["CI/CD"], "*CI/CD*와 CI"],
    ["*대학*과 *대학원*", ["대학", "대학원"], "*대학원*과 *대학*"],
    ["*R&amp;D*", ["R&D"], "*R&amp;D*"],
  ]
  for (const [title, found, expected] of /** @type {[string, string[], string][]} */ (texts)) {
    const words = surfaces(hit("q/a/", 1, { title: marked(title), found })).join(" ")
    equal(highlighted(words, expected.replaceAll("*", "")), expected)
  }
})

test("a syllable is marked only as the word it stood in", () => {
  const found = hit("q/a/", 1, { title: marked("어떤 (*일*을 합니다)"), text: marked("*일* 하나"), found: ["일"] })
  equal(surfaces(found), ["일을"])
  equal(surfaces(hit("q/a/", 1, { title: marked("*일*"), found: ["일", "20"] })), [])
})

test("what the highlighter cannot hold is left out", () => {
  const plus = hit("q/a/", 1, { title: marked("*C++*와 *GPT-4*"), found: ["C++", "GPT-4", '<"b">'] })
  equal(surfaces(plus), ["GPT"])
})

test("a page gets no more than twelve words, the longest first", () => {
  const found = Array.from({ length: 40 }, (_, n) => "가나다라".repeat(n + 1))
  const words = surfaces(hit("q/a/", 1, { found }))
  equal(words.length, 12)
  ok(words.every((word, at) => !at || words[at - 1].length >= word.length))
})
