/**
 * What a word may have meant: clauses, each a set of alternative terms of the archive.
 */

import { WEAK } from "./lattice.js"
import { CLOSE_TWIN, offer } from "./lexicon.js"

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./lexicon.js").Alternatives} Alternatives */
/**
 * @typedef {object} Clause
 * @property {Alternatives} alternatives none for a word the archive does not have
 * @property {number} weight
 * @property {string} typed what it stands for
 * @property {string} stem its word without particles, '' if something is missing
 * @property {Clause[]} covers clauses that need not match where this one does
 * @property {boolean} bonus whether it only adds to other clauses
 */
/**
 * @typedef {object} Reading
 * @property {Clause[]} clauses
 * @property {number} trust 1 as typed … 0 nothing known
 * @property {string} understood '' if as typed
 */

const SYNONYM = 0.75
/** A word that says little on its own (하다, 방법) weighs a third. */
export const WEAK_WEIGHT = 0.33
const ONE_SYLLABLE = 0.8
export const NUMBER = 0.6
/** Twins are looked for of the likeliest words only: one syllable begins too many to mean any. */
const MOST_TWINNED = 6

/** @param {Partial<Clause> & {typed: string, alternatives: Alternatives}} given @returns {Clause} */
export const clause = given => ({ weight: 1, stem: "", covers: [], bonus: false, ...given })

/** A word that the archive does not have. @param {string} typed @returns {Clause} */
export const unknown = typed => clause({ typed, alternatives: new Map() })

/** @param {string} typed @returns {Reading} */
export const nothing = typed => ({ clauses: [unknown(typed)], trust: 0, understood: "" })

/** @param {Alternatives} from @param {number} weight @param {Alternatives} [into] @returns {Alternatives} */
export function weighted(from, weight, into = new Map()) {
  for (const [term, each] of from) offer(into, term, each * weight)
  return into
}

/** Add what means the same, and the twins in the other script. @param {Lexicon} lexicon @param {Alternatives} found */
export function widen(lexicon, found) {
  let twinned = 0
  for (const [term, weight] of [...found].sort((a, b) => b[1] - a[1])) {
    if (weight < 0.5) break
    for (const same of lexicon.synonyms(term)) offer(found, same, weight * SYNONYM)
    if (lexicon.isVerb(term) || twinned++ >= MOST_TWINNED) continue
    for (const [twin, alike] of lexicon.twins(lexicon.surface(term), false, CLOSE_TWIN)) offer(found, twin, weight * alike)
  }
  return found
}

/** @param {Lexicon} lexicon @param {number[]} terms */
export function weightOf(lexicon, terms) {
  if (terms.every(term => lexicon.index.flags[term] & WEAK)) return WEAK_WEIGHT
  const surface = lexicon.surface(terms[0])
  if (/^\d/.test(surface)) return NUMBER
  return surface.length === 1 ? ONE_SYLLABLE : 1
}

/** A word that several typed ones make up, if the archive has it. @param {Lexicon} lexicon @param {string} word */
export function wholeWord(lexicon, word) {
  const term = lexicon.find(word)
  /** @type {Alternatives} */
  const found = new Map(term >= 0 ? [[term, 1]] : [])
  if (term < 0) weighted(lexicon.twins(word, false, CLOSE_TWIN), 1, found)
  return widen(lexicon, found)
}
