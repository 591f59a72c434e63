/**
 * Which documents answer a query, and how well. BM25F over question and answer; a clause counts its
 * best alternative; a document counts by how much of the query it covers, so that documents with
 * all words come first and a question is never left without an answer for one odd word.
 */

import { WEAK_WEIGHT } from "./clauses.js"

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./clauses.js").Clause} Clause */
/**
 * What a clause found, document by document.
 * @typedef {object} Matches
 * @property {number[]} documents
 * @property {Float32Array} score of the best alternative, by document
 * @property {Float32Array} rest sum of the others
 * @property {Float32Array} told weight of the best one
 * @property {Uint8Array} titled whether the question has one
 */
/**
 * @typedef {object} Ranked
 * @property {number[]} documents all that answer, in no order
 * @property {Float32Array} score by document
 * @property {Int32Array} matched by document; bit i: clause i matched
 */

export const SPEAKER = 2
const TALK = 3
export const TOPIC = 4

const QUESTION = 2.5
const SATURATION = 1.2
/** How much a longer question, a longer answer counts against a match. */
const LENGTH = { question: 0.3, answer: 0.6 }
/** What the second-best alternatives of a clause add. */
const REST = 0.15
const COVERAGE = 0.6
/** Less of the query than this is no answer to it. */
const LEAST_COVERAGE = 0.12
const COVERED = 0.8
/** What a word that its topic or speaker is described with is worth to an exchange. */
const ABOUT = 0.35
/** That covers half of what the word itself would. */
const ABOUT_TELLS = 0.5
/** What a document is worth without the person whose name was typed. */
const SOMEBODY_ELSE = 0.5
/** Exchanges and passages are what readers look for; what lists them comes after, pages about the site last. */
const KINDS = [1, 0.85, 0.6, 0.12, 0.12, 0.2]
/** What a list is worth more by whose name it was asked, and how much of the query its name is: a synonym will do. */
const LISTED = 2.5
const BY_NAME = 0.7
/** One bit of an integer each; the last one is for documents that hold the very words. */
export const MOST_CLAUSES = 30
const LITERALLY = 1 << 30

export class Ranking {
  /**
   * @param {Lexicon} lexicon @param {Store} store with the postings of every clause loaded
   * @param {Clause[]} clauses at most `MOST_CLAUSES`
   */
  constructor(lexicon, store, clauses) {
    this.lexicon = lexicon
    this.clauses = clauses
    this.matches = clauses.map(clause => matches(lexicon, store, clause))
  }

  /** Documents of topics that a word of the query describes. */
  topics() {
    return [...new Set(this.matches.flatMap(found => this.#ofKind(TOPIC, found)))]
  }

  /** Documents of speakers of whom all the words are stated. */
  speakers() {
    const [first, ...others] = this.matches.filter((_, i) => !this.clauses[i].bonus)
    return first ? this.#ofKind(SPEAKER, first).filter(document => others.every(({ told }) => told[document])) : []
  }

  /** @param {number} kind @param {Matches} found */
  #ofKind(kind, { documents }) {
    const { index } = this.lexicon
    return documents.filter(document => index.kindOf(document) === kind)
  }

  /**
   * @param {Map<number, number>} literal documents that hold the very words, and how much that counts
   * @param {Map<number, Iterable<number>>} about what is on each of `topics()`, and by each of `speakers()`
   * @returns {Ranked}
   */
  rank(literal, about) {
    const { clauses, lexicon } = this
    const { index } = lexicon
    const sums = new Float32Array(index.documents)
    const covered = new Float32Array(index.documents)
    const matched = new Int32Array(index.documents)
    const titled = new Int32Array(index.documents)
    const strong = clauses.map(clause => strength(lexicon, clause))
    const total = clauses.reduce((sum, { bonus, weight }, i) => (bonus ? sum : sum + weight * strong[i]), 0)
    const touched = [...literal.keys()]
    for (const document of touched) matched[document] = LITERALLY
    clauses.forEach(({ bonus, weight }, i) => {
      const found = this.matches[i]
      credit(found, about)
      for (const document of found.documents) {
        if (!matched[document]) touched.push(document)
        sums[document] += weight * (found.score[document] + REST * found.rest[document])
        matched[document] |= 1 << i
        if (found.titled[document]) titled[document] |= 1 << i
        if (!bonus) covered[document] += weight * found.told[document]
      }
    })
    const spared = new Int32Array(index.documents)
    clauses.forEach(({ covers }, i) => {
      const parts = covers.map(each => clauses.indexOf(each)).filter(at => at >= 0 && !clauses[at].bonus)
      for (const document of parts.length ? this.matches[i].documents : []) {
        for (const at of parts) {
          if ((matched[document] | spared[document]) & (1 << at)) continue
          spared[document] |= 1 << at
          covered[document] += COVERED * clauses[at].weight * strong[at]
        }
      }
    })
    // Weak words alone answer nothing, unless nothing else was asked.
    const telling = bits(clauses, ({ bonus, weight }) => !bonus && weight > WEAK_WEIGHT)
    const joined = bits(clauses, ({ covers }) => covers.length > 0)
    const named = bits(clauses, ({ alternatives }) => [...alternatives].some(([term, weight]) => weight === 1 && index.names.has(term)))
    const wanted = bits(clauses, ({ bonus }) => !bonus)
    /** Whether all that was typed stands in a question, title or name. @param {number} document */
    const saysAll = document => wanted !== 0 && (titled[document] & wanted) === wanted
    /** @type {number[]} */
    const documents = []
    let top = 0
    for (const document of touched) {
      const share = total ? Math.min(1, covered[document] / total) : 0
      const answers = share >= LEAST_COVERAGE && (!telling || matched[document] & (telling | joined))
      if (!answers && !literal.has(document)) continue
      const kind = index.kindOf(document)
      const listed = kind >= TALK && kind <= TOPIC && share > BY_NAME && saysAll(document)
      sums[document] *= share ** COVERAGE * KINDS[kind] * (listed ? LISTED : 1) * ((matched[document] & named) === named ? 1 : SOMEBODY_ELSE)
      top = Math.max(top, sums[document])
      documents.push(document)
    }
    for (const [document, weight] of literal) sums[document] += (top || 1) * weight * KINDS[index.kindOf(document)]
    // A speaker whose name is what was typed stands first.
    for (const document of documents) {
      if (index.kindOf(document) === SPEAKER && saysAll(document)) sums[document] += top
    }
    return { documents, score: sums, matched }
  }
}

/** The best of some documents, best first. @param {number[]} documents @param {Float32Array} score @param {number} count */
export function best(documents, score, count) {
  /** @param {number} a @param {number} b */
  const order = (a, b) => score[b] - score[a] || a - b
  if (documents.length <= 4 * count) return [...documents].sort(order).slice(0, count)
  /** @type {number[]} */
  let chosen = []
  let least = -1
  for (const document of documents) {
    if (score[document] < least) continue
    chosen.push(document)
    if (chosen.length < 4 * count) continue
    chosen = chosen.sort(order).slice(0, count)
    least = score[chosen[count - 1]]
  }
  return chosen.sort(order).slice(0, count)
}

/** @param {Clause[]} clauses @param {(clause: Clause) => boolean} test */
const bits = (clauses, test) => clauses.reduce((sum, clause, i) => (test(clause) ? sum | (1 << i) : sum), 0)

/** What a clause tells at most. @param {Lexicon} lexicon @param {Clause} clause */
function strength(lexicon, clause) {
  let most = 0
  const known = rarityOf(lexicon, clause)
  for (const [term, weight] of clause.alternatives) most = Math.max(most, weight * Math.min(known, lexicon.rarity(term)))
  return clause.alternatives.size ? most : Math.log(1 + lexicon.index.documents)
}

/** An odd spelling must not count for more than the word itself. @param {Lexicon} lexicon @param {Clause} clause */
function rarityOf(lexicon, { alternatives }) {
  let rarity = Infinity
  let most = 0
  for (const [term, weight] of alternatives) {
    if (!lexicon.index.df[term] || weight < most) continue
    rarity = weight > most ? lexicon.rarity(term) : Math.min(rarity, lexicon.rarity(term))
    most = weight
  }
  return rarity
}

/** @param {Lexicon} lexicon @param {Store} store @param {Clause} clause @returns {Matches} */
function matches(lexicon, store, clause) {
  const { index } = lexicon
  const [averageQuestion, averageAnswer] = index.average
  const size = index.documents
  /** @type {number[]} */
  const documents = []
  const score = new Float32Array(size)
  const rest = new Float32Array(size)
  const told = new Float32Array(size)
  const titled = new Uint8Array(size)
  const known = rarityOf(lexicon, clause)
  for (const [term, weight] of clause.alternatives) {
    const tells = weight * Math.min(known, lexicon.rarity(term))
    store.forEachPosting(term, (document, question, answer) => {
      const frequency =
        (QUESTION * question) / (1 - LENGTH.question + (LENGTH.question * index.questionLengths[document]) / averageQuestion) +
        answer / (1 - LENGTH.answer + (LENGTH.answer * index.answerLengths[document]) / averageAnswer)
      const worth = (tells * frequency * (1 + SATURATION)) / (frequency + SATURATION)
      const before = score[document]
      if (!before) documents.push(document)
      if (worth > before) {
        rest[document] += before
        score[document] = worth
        told[document] = tells
      } else rest[document] += worth
      if (question) titled[document] = 1
    })
  }
  return { documents, score, rest, told, titled }
}

/**
 * A word that describes a topic speaks a little for all exchanges on it, in whatever words they
 * are; so does what is stated of a speaker for what he said.
 * @param {Matches} found @param {Map<number, Iterable<number>>} about
 */
function credit({ documents, score, rest, told }, about) {
  for (const [described, others] of about) {
    const worth = told[described] * ABOUT
    if (!worth) continue
    for (const document of others) {
      if (score[document]) rest[document] += worth
      else {
        documents.push(document)
        score[document] = worth
        told[document] = told[described] * ABOUT_TELLS
      }
    }
  }
}
