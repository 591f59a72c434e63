/** What must be found, told by plain reading: strings and words of the real documents, and hostile queries. */

import { Engine } from "../../overrides/assets/javascripts/search/engine.js"
import { fold } from "../../overrides/assets/javascripts/search/hangul.js"
import { parse } from "../../overrides/assets/javascripts/search/lattice.js"
import { dice, encoded, equal, ok, openMade, test } from "./harness.js"

const STRINGS = 150
/** Of strings that were copied off a page; two or three letters or nothing but weak words can be anywhere. */
const MOST_MISSED = 0.02
const NOUNS = 300
/** A word may stand there and be another one: 길이 is 길 and a particle, too. */
const MOST_HOMOGRAPHS = 0.02

const seeds = await encoded("seeds")
const store = seeds && (await openMade(seeds))
const engine = store && new Engine(store)
/** @type {{document: number, kind: number, title: string, question: string, text: string}[]} */
const documents = seeds?.documents ?? []
const ALL = documents.length

/** @param {string} text */
const spaced = text => fold(text).split(/\s+/).join(" ")
/** @param {string} text */
const letters = text => Array.from(fold(text)).filter(letter => /[\p{L}\p{N}]/u.test(letter)).join("")

/** @param {(document: typeof documents[number]) => boolean} condition */
const where = condition => documents.filter(condition).map(({ document }) => document)

/** @param {string} query @param {object} [options] @returns {Promise<number[]>} */
const found = async (query, options) => (await engine.search(query, options)).hits.map(({ document }) => document)

/** Two to five words as they stand side by side in a line of an exchange or a passage. @param {number} seed */
function* copied(seed) {
  const roll = dice(seed)
  const lines = documents.filter(({ kind }) => kind < 2).flatMap(({ question, text }) => `${question}\n${text}`.split("\n"))
  const words = lines.map(line => line.split(/\s+/).filter(Boolean)).filter(({ length }) => length > 1)
  for (let drawn = 0; drawn < STRINGS; ) {
    const line = words[roll(words.length)]
    const length = Math.min(2 + roll(4), line.length)
    const first = roll(line.length - length + 1)
    const cut = line.slice(first, first + length)
    if (cut.filter(letters).length < 2) continue
    drawn++
    yield cut
  }
}

test("a string copied off a page finds the page", async () => {
  const missed = []
  for (const words of copied(11)) {
    const string = words.join(" ")
    const holders = where(({ question, text }) => spaced(`${question}\n${text}`).includes(spaced(string)))
    ok(holders.length, string)
    const first = await found(string)
    if (!first.some(document => holders.includes(document))) missed.push(string)
  }
  ok(missed.length <= MOST_MISSED * STRINGS, `${missed.length} of ${STRINGS}: ${missed.join(" · ")}`)
}, seeds)

test("a quoted phrase finds exactly the documents that hold it", async () => {
  for (const words of copied(12)) {
    const phrase = words.join(" ").replace(/["“”„＂]/g, "")
    const wanted = where(({ title, text }) => [title, text].some(each => letters(each).includes(letters(phrase))))
    const { hits, total } = await engine.search(`"${phrase}"`, { limit: ALL })
    equal(hits.map(({ document }) => document).sort((a, b) => a - b), wanted, phrase)
    equal(total, wanted.length, phrase)
  }
}, seeds)

test("a dash in a quoted phrase takes nothing away", async () => {
  for (const words of [...copied(13)].slice(0, 30)) {
    const plain = words.map(letters).filter(Boolean)
    const wanted = where(({ title, text }) => [title, text].some(each => letters(each).includes(plain.join(""))))
    const got = await found(`"${plain.join(" -")}"`, { limit: ALL })
    equal(got.sort((a, b) => a - b), wanted, plain.join(" -"))
  }
}, seeds)

/** Nouns of the archive in no order. @param {number} seed @returns {{term: number, noun: string}[]} */
function nouns(seed) {
  const roll = dice(seed)
  const { keys, flags, df } = store.index
  const known = Array.from(keys, (_, term) => ({ term, noun: engine.lexicon.surface(term) }))
  const whole = known.filter(({ term, noun }) => !flags[term] && df[term] && /^[가-힣]{2,}$/.test(noun))
  return Array.from({ length: NOUNS }, () => whole[roll(whole.length)])
}

test("a noun finds every document that has it", async () => {
  const missed = new Set()
  for (const { term, noun } of nouns(21)) {
    const got = new Set(await found(noun, { limit: ALL }))
    await store.loadPostings([term])
    /** @type {number[]} */
    const lost = []
    store.forEachPosting(term, document => void (got.has(document) || lost.push(document)))
    equal(lost, [], noun)
    const written = where(({ question, text }) => (fold(`${question}\n${text}`).match(/[\p{L}\p{N}]+/gu) ?? []).includes(noun))
    if (written.some(document => !got.has(document))) missed.add(noun)
  }
  ok(missed.size <= MOST_HOMOGRAPHS * NOUNS, [...missed].join(" · "))
}, seeds)

test("a term with signs in it finds every document that has it", async () => {
  const { keys, df } = store.index
  for (const [term, key] of keys.entries()) {
    if (!df[term] || !/^[a-z\d]+([^\p{L}\p{N}][a-z\d]*)+$/u.test(key)) continue
    const got = new Set(await found(key, { limit: ALL }))
    await store.loadPostings([term])
    store.forEachPosting(term, document => ok(got.has(document), `${key}: ${document} ${documents[document].title}`))
  }
}, seeds)

test("a run comes apart in the cheapest way: without a word that it does not need it costs the same", () => {
  const roll = dice(51)
  const some = nouns(52)
  for (let times = 0; times < 300; times++) {
    const run = Array.from({ length: 1 + roll(3) }, () => some[roll(NOUNS)].noun).join("") + ["", "에서", "하려면"][roll(3)]
    const { cost, pieces } = parse(engine.lexicon, run)
    const used = new Set(pieces.flatMap(({ kind, terms }) => (kind === "noun" ? terms : [])))
    for (const { term } of [...[...used].map(term => ({ term })), ...some.slice(0, 20)]) {
      const other = parse(engine.lexicon, run, false, false, term)
      if (used.has(term)) ok(other.cost >= cost, run)
      else equal(other.cost, cost, run)
    }
  }
}, seeds)

/** @type {[why: string, query: string][]} */
const HOSTILE = [
  ["markup", '<img src=x onerror="alert(1)"><script>alert(2)</script>'],
  ["markup around a word", "<b>대학원</b> &lt;i&gt; &#x202e;"],
  ["10,000 letters", "대학원".repeat(3334)],
  ["10,000 different ones", Array.from({ length: 10_000 }, (_, at) => String.fromCharCode(0xac00 + at)).join("")],
  ["10,000 Latin letters", "machinelearning".repeat(667)],
  ["10,000 jamo", "ㄱㅏㄴ".repeat(3334)],
  ["control characters", Array.from({ length: 32 }, (_, at) => `대${String.fromCharCode(at)}학`).join("")],
  ["bidi characters", "\u202e대학원\u202c \u2066데이터\u2069 \u200f\u061c"],
  ["lone surrogates", "\ud83d 대학원 \ude00\ud83d\ud83d 데이터\udfff"],
  ["5,000 spaces", " ".repeat(5000)],
  ["5,000 spaces and a word", `${" ".repeat(5000)}대학원${" ".repeat(5000)}`],
  ["3,000 dashes", "-".repeat(3000)],
  ["3,000 dashes apart", "- ".repeat(3000)],
  ["nothing but what is left out", "-대학원 -데이터"],
  ["500 quotation marks", '"'.repeat(500)],
  ["500 quotation marks apart", '" '.repeat(500)],
  ["300 phrases", '"대학원" '.repeat(300)],
  ["a pattern", "(.*)+$ [가-힣]{2,} \\p{L} \\"],
  ["names of what every object has", "__proto__ constructor toString hasOwnProperty"],
  ["combining marks", `가${"\u0301".repeat(3000)}`],
  ["decomposed jamo that make no syllable", "\u1100\u1100\u1161\u11a8\u11a8\u1161".repeat(500)],
]
for (const [why, query] of HOSTILE) {
  test(`a query like any other: ${why}`, async () => {
    for (const options of [{}, { live: false, facets: true, limit: 3, offset: 2 }]) {
      const answer = await engine.search(query, options)
      equal(answer.query, query)
      ok(Number.isInteger(answer.total) && answer.total >= answer.hits.length && answer.hits.length <= (options.limit ?? 10))
      ok(typeof answer.understood === "string" && answer.suggestions.every(each => typeof each === "string"))
      equal(answer.counts !== null, options.facets ?? false)
      for (const hit of answer.hits) {
        ok(Number.isFinite(hit.score) && hit.score > 0 && hit.kind === documents[hit.document].kind && typeof hit.url === "string")
        ok([...hit.title, ...hit.text].every(({ text, mark }) => typeof text === "string" && typeof mark === "boolean"))
        ok([...hit.tags, ...hit.found, ...hit.missing].every(each => typeof each === "string"))
        equal(hit.title.map(({ text }) => text).join(""), documents[hit.document].title)
      }
      equal(new Set(answer.hits.map(({ document }) => document)).size, answer.hits.length)
    }
  }, seeds)
}
