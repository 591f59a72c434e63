/**
 * A stretch of Latin letters and digits: names, versions, words of other languages.
 */

import { NUMBER, clause, nothing, weighted, widen } from "./clauses.js"
import { mend } from "./mending.js"

/** @typedef {import("./clauses.js").Reading} Reading */
/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./lexicon.js").Alternatives} Alternatives */
/** @typedef {import("./words.js").Run} Run */

/** What the beginning of a word counts for, beside a whole word and alone. */
const BEGINNING = { beside: 0.5, alone: 0.85 }
const SHORTEST_PART = 3
const SHORTEST_SLIP = 4

/** A key is written without the marks inside it, but for the point of a number. @param {string} text */
const keyOf = text => text.replace(/(?<!\d)[-_.]|[-_.](?!\d)/g, "")

/** @param {Lexicon} lexicon @param {Run} run @returns {Reading} */
export function readLatin(lexicon, run) {
  const key = keyOf(run.text)
  const whole = asTyped(lexicon, run, key)
  if (whole) return { clauses: [whole], trust: 1, understood: "" }
  const apart = inParts(lexicon, run, key)
  if (apart) return apart
  // Two mistakes at once are no mistake, and a word that exists is none: others only look alike.
  if (run.swapped || lexicon.nearest(key)) return nothing(run.text)
  return asTwin(lexicon, run, key) ?? asTwoWords(lexicon, run, key) ?? asSlip(lexicon, run, key) ?? nothing(run.text)
}

/** @param {Lexicon} lexicon @param {Run} run @param {string} key */
function asTyped(lexicon, run, key) {
  const term = lexicon.index.find(key)
  /** @type {Alternatives} */
  const found = new Map(term >= 0 ? [[term, 1]] : [])
  if (run.unfinished && key.length > 1) weighted(lexicon.beginnings(key), term >= 0 ? BEGINNING.beside : BEGINNING.alone, found)
  if (!found.size) return null
  return clause({ typed: run.text, stem: run.text, alternatives: widen(lexicon, found), weight: /^\d+$/.test(key) ? NUMBER : 1 })
}

/** GPT-5 is at least GPT. @param {Lexicon} lexicon @param {Run} run @param {string} key @returns {Reading|null} */
function inParts(lexicon, run, key) {
  const split = run.text.split(/[.\-_]/)
  const parts = split.length > 1 ? split : key.match(/[a-z]+|[\d.]+/g) ?? []
  if (parts.length < 2) return null
  const clauses = parts.flatMap(text => readLatin(lexicon, { text, hangul: false, glued: false, unfinished: false, swapped: run.swapped }).clauses)
  return clauses.some(({ alternatives }) => alternatives.size) ? { clauses, trust: 0.9, understood: "" } : null
}

/** kubernetes in Hangul. @param {Lexicon} lexicon @param {Run} run @param {string} key @returns {Reading|null} */
function asTwin(lexicon, run, key) {
  const twins = lexicon.twins(key)
  if (!twins.size) return null
  const [nearest] = [...twins].sort((a, b) => b[1] - a[1])[0]
  return { clauses: [clause({ typed: run.text, stem: run.text, alternatives: widen(lexicon, twins) })], trust: 0.8, understood: lexicon.surface(nearest) }
}

/** machinelearning. @param {Lexicon} lexicon @param {Run} run @param {string} key @returns {Reading|null} */
function asTwoWords(lexicon, run, key) {
  for (let cut = SHORTEST_PART; cut <= key.length - SHORTEST_PART; cut++) {
    const terms = [lexicon.index.find(key.slice(0, cut)), lexicon.index.find(key.slice(cut))]
    if (terms.some(term => term < 0)) continue
    return { clauses: terms.map(term => clause({ typed: run.text, alternatives: widen(lexicon, new Map([[term, 1]])) })), trust: 0.8, understood: "" }
  }
  return null
}

/** @param {Lexicon} lexicon @param {Run} run @param {string} key @returns {Reading|null} */
function asSlip(lexicon, run, key) {
  if (key.length < SHORTEST_SLIP || !/^[a-z]+$/.test(key)) return null
  const mended = mend(lexicon, key, [key.length], run)
  return mended && { clauses: [mended.clause], trust: 0.6 * mended.trust, understood: mended.understood }
}
