/**
 * The ranking beside a scorer that is only meant to be read: plain objects, one document after the
 * other, double precision. Random clauses over the real index.
 */

import { Lexicon } from "../../overrides/assets/javascripts/search/lexicon.js"
import { MOST_CLAUSES, Ranking, best } from "../../overrides/assets/javascripts/search/score.js"
import { dice, encoded, equal, ok, openMade, test } from "./harness.js"

/**
 * @typedef {import("../../overrides/assets/javascripts/search/clauses.js").Clause} Clause
 * @typedef {{question: number, answer: number}} Times how often a term stands in the two fields
 * @typedef {{best: number, rest: number, tells: number, titled: boolean}} Match
 */

const QUERIES = 80
const CLOSE = 1e-4
const WEAK = 0.33
const KINDS = [1, 0.85, 0.6, 0.12, 0.12, 0.2]

const seeds = await encoded("seeds")
const store = seeds && (await openMade(seeds))
const lexicon = store && new Lexicon(store.index)
/** @type {{document: number, kind: number}[]} */
const documents = seeds?.documents ?? []
const FIRST_TOPIC = documents.findIndex(({ kind }) => kind === 4)
const EXCHANGES = documents.filter(({ kind }) => kind === 0).map(({ document }) => document)
/** @type {Map<number, Times>[]} terms of each document */
const postings = documents.map(() => new Map())
if (store) {
  const terms = store.index.keys.map((_, term) => term)
  await store.loadPostings(terms)
  for (const term of terms) store.forEachPosting(term, (document, question, answer) => postings[document].set(term, { question, answer }))
}

/** @param {number} term */
function rarity(term) {
  const having = postings.filter(terms => terms.has(term)).length
  return Math.log(1 + (documents.length - having + 0.5) / (having + 0.5))
}

/** What each alternative of a clause tells: no more than the surest word that the archive has. @param {Clause} clause */
function telling({ alternatives }) {
  const known = [...alternatives].filter(([term]) => postings.some(terms => terms.has(term)))
  const surest = Math.max(...known.map(([, weight]) => weight))
  const most = Math.min(...known.filter(([, weight]) => weight === surest).map(([term]) => rarity(term)))
  return new Map([...alternatives].map(([term, weight]) => [term, weight * Math.min(most, rarity(term))]))
}

/** A clause in a document: BM25F of its alternatives. @param {Map<number, number>} tells @param {number} document @returns {Match|null} */
function matchOf(tells, document) {
  const { average, questionLengths, answerLengths } = store.index
  const found = []
  for (const [term, each] of tells) {
    const times = postings[document].get(term)
    if (!times) continue
    const question = (2.5 * times.question) / (0.7 + (0.3 * questionLengths[document]) / average[0])
    const answer = times.answer / (0.4 + (0.6 * answerLengths[document]) / average[1])
    found.push({ tells: each, titled: times.question > 0, worth: (each * (question + answer) * 2.2) / (question + answer + 1.2) })
  }
  if (!found.length) return null
  found.sort((a, b) => b.worth - a.worth)
  const rest = found.slice(1).reduce((sum, { worth }) => sum + worth, 0)
  return { best: found[0].worth, rest, tells: found[0].tells, titled: found.some(({ titled }) => titled) }
}

/**
 * A topic or speaker that a clause describes lends its exchanges 35 % of what the clause tells there, and half of what that covers.
 * @param {(Match|null)[]} matches @param {Map<number, number[]>} about
 */
function lend(matches, about) {
  for (const [described, exchanges] of about) {
    const tells = matches[described]?.tells ?? 0
    for (const document of tells ? exchanges : []) {
      const match = matches[document]
      if (match) match.rest += 0.35 * tells
      else matches[document] = { best: 0.35 * tells, rest: 0, tells: tells / 2, titled: false }
    }
  }
}

/**
 * @param {Clause[]} clauses @param {Map<number, number>} literal @param {Map<number, number[]>} about
 * @returns {Map<number, {score: number, matched: number[]}>}
 */
function slowly(clauses, literal, about) {
  const tells = clauses.map(telling)
  const strong = tells.map(each => (each.size ? Math.max(...each.values()) : Math.log(1 + documents.length)))
  const matches = tells.map(each => documents.map(({ document }) => matchOf(each, document)))
  for (const each of matches) lend(each, about)
  const wanted = clauses.flatMap(({ bonus }, at) => (bonus ? [] : [at]))
  const asked = wanted.reduce((sum, at) => sum + clauses[at].weight * strong[at], 0)
  const words = wanted.filter(at => clauses[at].weight > WEAK)
  const names = clauses.flatMap(({ alternatives }, at) => ([...alternatives].some(([term, weight]) => weight === 1 && store.index.names.has(term)) ? [at] : []))
  /** @type {Map<number, {score: number, matched: number[]}>} */
  const found = new Map()
  for (const { document, kind } of documents) {
    const matched = clauses.map((_, at) => at).filter(at => matches[at][document])
    const match = (/** @type {number} */ at) => /** @type {Match} */ (matches[at][document])
    const covered = new Set(matched.flatMap(at => clauses[at].covers.map(each => clauses.indexOf(each))))
    let covers = 0
    for (const at of wanted) {
      if (matched.includes(at)) covers += clauses[at].weight * match(at).tells
      else if (covered.has(at)) covers += 0.8 * clauses[at].weight * strong[at]
    }
    const share = asked ? Math.min(1, covers / asked) : 0
    const says = !words.length || matched.some(at => words.includes(at) || clauses[at].covers.length)
    if (!(share >= 0.12 && says) && !literal.has(document)) continue
    const sum = matched.reduce((total, at) => total + clauses[at].weight * (match(at).best + 0.15 * match(at).rest), 0)
    // A talk or topic that is asked for by its name.
    const listed = [3, 4].includes(kind) && share > 0.7 && wanted.every(at => matches[at][document]?.titled) ? 2.5 : 1
    found.set(document, { score: sum * share ** 0.6 * KINDS[kind] * listed * (names.every(at => matched.includes(at)) ? 1 : 0.5), matched })
  }
  const top = Math.max(0, ...[...found.values()].map(({ score }) => score))
  for (const [document, each] of found) {
    each.score += (top || 1) * (literal.get(document) ?? 0) * KINDS[documents[document].kind]
    const named = wanted.length && wanted.every(at => matches[at][document]?.titled)
    if (named && documents[document].kind === 2) each.score += top
  }
  return found
}

/** Speakers of whom all the words are stated. @param {Clause[]} clauses */
function speakersOf(clauses) {
  const wanted = clauses.filter(({ bonus }) => !bonus).map(telling)
  const speakers = documents.filter(({ kind }) => kind === 2).map(({ document }) => document)
  return new Set(wanted.length ? speakers.filter(speaker => wanted.every(each => matchOf(each, speaker))) : [])
}

/** Clauses of words that stand together somewhere, and of any others. @param {(limit: number) => number} roll */
function randomClauses(roll) {
  const terms = store.index.keys.length
  const speakers = documents.filter(({ kind }) => kind === 2)
  const source = roll(4) ? roll(documents.length) : speakers[roll(speakers.length)].document
  const near = [...postings[source].keys()]
  const some = () => (roll(4) ? near[roll(near.length)] : roll(terms))
  const weight = () => (roll(2) ? 1 : (1 + roll(99)) / 100)
  /** @type {Clause[]} */
  const clauses = Array.from({ length: 1 + roll(6) }, () => ({
    alternatives: new Map(Array.from({ length: roll(6) }, () => [some(), weight()])),
    weight: [1, 0.8, 0.6, WEAK][roll(4)],
    typed: "",
    stem: "",
    covers: [],
    bonus: roll(5) === 0,
  }))
  // No two of several words together share a word.
  for (let words = clauses.length, first = 0; first + 1 < words; first += 2) {
    if (roll(2)) continue
    const covers = clauses.slice(first, first + 2)
    clauses.push({ alternatives: new Map([[some(), 1]]), weight: 0.7, typed: "", stem: "", covers, bonus: true })
  }
  return clauses
}

test("every document gets the score that it has by the book, and stands where that puts it", async () => {
  const roll = dice(41)
  let seen = 0
  for (let times = 0; times < QUERIES; times++) {
    const clauses = randomClauses(roll)
    const literal = new Map(Array.from({ length: roll(3) && roll(4) }, () => [roll(documents.length), (1 + roll(60)) / 100]))
    const ranking = new Ranking(lexicon, store, clauses)
    /** @type {Map<number, number[]>} */
    const about = new Map()
    for (const topic of ranking.topics()) about.set(topic, [...(await store.topicDocuments(topic - FIRST_TOPIC))])
    equal(new Set(ranking.speakers()), speakersOf(clauses))
    for (const speaker of ranking.speakers()) about.set(speaker, EXCHANGES.filter(() => roll(2)))
    const { documents: found, score, matched } = ranking.rank(literal, about)
    const wanted = slowly(clauses, literal, about)
    equal([...found].sort((a, b) => a - b), [...wanted.keys()], `query ${times}`)
    const order = best(found, score, found.length)
    order.forEach((document, at) => {
      const each = /** @type {{score: number, matched: number[]}} */ (wanted.get(document))
      const told = `query ${times}, document ${document}: ${score[document]}, by the book ${each.score}`
      ok(Math.abs(score[document] - each.score) <= CLOSE * each.score, told)
      ok(at === 0 || (wanted.get(order[at - 1])?.score ?? 0) >= each.score * (1 - CLOSE), `${told}: not in order`)
      equal(clauses.map((_, at) => at).filter(at => matched[document] & (1 << at)), each.matched, told)
    })
    seen += found.length
  }
  ok(seen > 10 * QUERIES, `${seen} documents say little`)
}, seeds)

test("the best are the first of all in order", () => {
  const roll = dice(42)
  for (let times = 0; times < 200; times++) {
    const score = Float32Array.from({ length: 1 + roll(300) }, () => roll(40))
    const some = Array.from(score, (_, document) => ({ document, at: roll(1e6) })).filter(() => roll(5)).sort((a, b) => a.at - b.at).map(({ document }) => document)
    const wanted = [...some].sort((a, b) => score[b] - score[a] || a - b)
    for (const count of [1, 3, 10, some.length]) equal(best(some, score, count), wanted.slice(0, count))
  }
})

test("as many clauses as there may be have a bit each", async () => {
  const term = store.index.df.findIndex((/** @type {number} */ df) => df > 2)
  const clauses = Array.from({ length: MOST_CLAUSES }, () => ({ alternatives: new Map([[term, 1]]), weight: 1, typed: "", stem: "", covers: [], bonus: false }))
  const { documents: found, score } = new Ranking(lexicon, store, clauses).rank(new Map(), new Map())
  const wanted = slowly(clauses, new Map(), new Map())
  equal([...found].sort((a, b) => a - b), [...wanted.keys()])
  for (const document of found) ok(Math.abs(score[document] / (wanted.get(document)?.score ?? 0) - 1) <= CLOSE)
}, seeds)
