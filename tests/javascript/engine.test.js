/** From a query to an answer, over a small index made by hand: what is found, not how. */

import { Engine } from "../../overrides/assets/javascripts/search/engine.js"
import { dice, encoded, equal, ok, openSmall, test } from "./harness.js"

const small = await encoded("small")
const store = await openSmall()
const engine = store && new Engine(store)

/** @param {string} query @param {object} [options] */
const documents = async (query, options) => (await engine.search(query, options)).hits.map(({ document }) => document)

/** @type {[why: string, query: string, first: number][]} */
const QUERIES = [
  ["낱말", "대학원", 0],
  ["조사", "대학원에서", 0],
  ["붙여 쓰기", "학습데이터", 1],
  ["띄어쓰기", "학습 데이터", 1],
  ["바뀌는 동사", "배우는", 2],
  ["다른 글자로 쓴 이름", "쿠버네티스를", 2],
  ["기호가 있는 이름", "C++", 2],
  ["판", "GPT-4", 2],
  ["뜻이 같은 말", "세미나", 5],
  ["연사", "김하늘", 4],
  ["초성", "ㄷㅎㅇ", 0],
  ["두 낱말의 초성", "ㅇㄱㄷㅎㅇ", 0],
  ["영문 자판", "eogkrdnjs", 0],
  ["한글 자판", "ㅏㅕㅠㄷ구ㄷㅅㄷㄴ", 2],
  ["치는 중", "대하", 0],
  ["NFD", "대학원".normalize("NFD"), 0],
  ["오타", "대햑원", 0],
  ["구절", '"데이터를 모으는"', 1],
]
for (const [why, query, first] of QUERIES) {
  test(`${why}: ${query}`, async () => equal((await documents(query))[0], first), store)
}

test("what is left out is not found", async () => {
  ok((await documents("취업")).includes(0))
  ok(!(await documents("취업 -대학원")).includes(0))
}, store)

test("an unwanted word is unwanted whole, not by its parts", async () => {
  ok((await documents("배우는 -쿠버네티스클러스터")).includes(2))
  ok(!(await documents("배우는 -쿠버네티스")).includes(2))
}, store)

test("a phrase is found only where it stands", async () => equal(await documents('"목표라면 바로"'), [0]), store)

test("nonsense finds nothing", async () => {
  for (const query of ["뷁쉙뛟", "qqqzzzxxx", "!?!?", "", "   ", "\u200b", "-"]) equal(await documents(query), [], query)
}, store)

test("what is stated of a speaker leads to what they said, if all of it is", async () => {
  const found = await documents("검색 개발자")
  equal(found[0], 4)
  equal(found.slice(1).sort(), [0, 1, 2, 3])
  ok(!(await documents("검색 대학원")).includes(1))
}, store)

test("a slip among odd words is corrected, but no page of them", async () => {
  const odd = ["뷁쉙뛟", "뿔쿠쓔", "쫘쿄쀼", "꽤쮸휴", "쑤퓨꿰", "뚜쬬켜", "뾰쌔쿼", "쯔꾜튜", "뽀쪄쀠", "쮜쑈꼬", "삐쨔뜌", "꿔뾔쪼"]
  equal((await engine.search([...odd.slice(0, 4), "대햑원"].join(" "))).understood, [...odd.slice(0, 4), "대학원"].join(" "))
  equal((await engine.search([...odd, "대햑원"].join(" "))).understood, "")
}, store)

test("an answer says what was searched, if it is not what was typed", async () => {
  equal((await engine.search("eogkrdnjs")).understood, "대학원")
  equal((await engine.search("대학원")).understood, "")
}, store)

test("a filter keeps what has its value", async () => {
  for (const document of await documents("취업", { filters: { topic: "job" } })) ok(document < 1)
  equal(await documents("취업", { filters: { topic: "nobody" } }), [])
}, store)

test("pages of results follow each other without a gap", async () => {
  const whole = await documents("취업", { limit: 100 })
  ok(whole.length > 1)
  const pages = []
  for (let offset = 0; offset < whole.length; offset++) pages.push(...(await documents("취업", { limit: 1, offset })))
  equal(pages, whole)
}, store)

test("queries at the same time get what they get alone", async () => {
  const queries = QUERIES.map(([, query]) => query)
  const alone = []
  for (const query of queries) alone.push(await documents(query))
  const together = new Engine(/** @type {any} */ (await openSmall()))
  equal(await Promise.all(queries.map(async query => (await together.search(query)).hits.map(({ document }) => document))), alone)
}, store)

test("every string has an answer, and the answer holds together", async () => {
  const roll = dice(71)
  const some = ["대학원", "취업", "데이터", "ㄷㅎ", "ㅏ", "댛", "golang", "node.js", "C++", " ", " ", "-", '"', "를", "했", "<b>", "\u202e", "\ud83d", "😀", "뷁", "1".repeat(30), "\u1112", ".", "eogkr"]
  for (let times = 0; times < 400; times++) {
    const query = Array.from({ length: roll(8) }, () => some[roll(some.length)]).join("")
    const limit = 1 + roll(4)
    const answer = await engine.search(query, { limit, live: roll(2) > 0, facets: roll(2) > 0 })
    equal(answer.query, query)
    ok(answer.hits.length <= limit && answer.total >= answer.hits.length, query)
    equal(new Set(answer.hits.map(({ document }) => document)).size, answer.hits.length, query)
    answer.hits.forEach((hit, at) => {
      ok(hit.document < small.documents && Number.isFinite(hit.score) && hit.score > 0, query)
      if (at) ok(answer.hits[at - 1].score >= hit.score, `${query}: not in order`)
      ok([...hit.title, ...hit.text].every(({ text, mark }) => typeof text === "string" && typeof mark === "boolean"))
    })
  }
}, store)
