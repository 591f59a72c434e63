/**
 * 초성, alone (ㄷㅎㅇ), among syllables (대ㅎㅇ), and of two words without the space (ㄹㅂㅊㅅㄱ).
 */

import { clause, nothing, widen } from "./clauses.js"
import { isInitials, splitClusters, toJamo } from "./hangul.js"
import { syllablesOnly } from "./lattice.js"

/** @typedef {import("./clauses.js").Reading} Reading */
/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./lexicon.js").Alternatives} Alternatives */
/** @typedef {import("./words.js").Run} Run */

/** 초성 of two words: fewer are soon typed by chance (ㅁㄴㅇㄹ), and what fits more pairs tells none. */
const SHORTEST_PAIR = 5
const MOST_PAIRS = 12

/** ㄷㅎㅇ, and 대ㅎㅇ where no word is being typed. @param {Lexicon} lexicon @param {Run} run @returns {Reading|null} */
export function asInitials(lexicon, run) {
  if (syllablesOnly(run.text)) return null
  if (/^[ㄱ-ㅎ]$/.test(run.text)) return { clauses: [], trust: 0, understood: "" }
  const split = splitClusters(run.text)
  const only = isInitials(split)
  if (!only && (/[ㅏ-ㅣ]/.test(run.text) || (run.unfinished && lexicon.beginnings(toJamo(run.text)).size))) return null
  const found = lexicon.withInitials(only ? split : run.text)
  // 초성 among syllables are rarer than the other keyboard mode.
  if (found.size) return { clauses: [clause({ typed: run.text, alternatives: widen(lexicon, found) })], trust: only ? 1 : 0.85, understood: "" }
  if (!only) return null
  const words = ofTwoWords(lexicon, split)
  return words ? { clauses: words.map(alternatives => clause({ typed: run.text, alternatives })), trust: 0.9, understood: "" } : nothing(run.text)
}

/**
 * 초성 of two words without the space (ㄹㅂㅊㅅㄱ, 로봇 청소기), parted where they fit the fewest.
 * @param {Lexicon} lexicon @param {string} initials @returns {Alternatives[]|null}
 */
function ofTwoWords(lexicon, initials) {
  /** @param {string} part @returns {Alternatives} */
  const just = part => new Map([...lexicon.withInitials(part)].filter(([, weight]) => weight === 1))
  let fewest = MOST_PAIRS + 1
  /** @type {Alternatives[]|null} */
  let found = null
  for (let cut = 2; initials.length >= SHORTEST_PAIR && cut <= initials.length - 2; cut++) {
    const both = [just(initials.slice(0, cut)), just(initials.slice(cut))]
    const pairs = both[0].size * both[1].size
    if (!pairs || pairs >= fewest) continue
    fewest = pairs
    found = both
  }
  return found
}
