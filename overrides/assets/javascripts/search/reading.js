/**
 * A word as it may have been meant. It is read as it stands; only if that makes little sense, as
 * typed in the other keyboard mode.
 */

import { hangulToLatin, latinToHangul } from "./hangul.js"
import { readHangul } from "./korean.js"
import { readLatin } from "./latin.js"

/** @typedef {import("./clauses.js").Reading} Reading */
/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./words.js").Word} Word */
/** @typedef {import("./words.js").Run} Run */

/** A reading this good is not doubted. */
const SENSIBLE = 0.9
/** The other keyboard mode needs to make clearly more sense. */
const SWAPPED = 0.95

/** @param {Lexicon} lexicon @param {Run[]} runs @returns {Reading} */
function readRuns(lexicon, runs) {
  const readings = runs.map(run => (run.hangul ? readHangul(lexicon, run) : readLatin(lexicon, run)))
  const clauses = readings.flatMap(reading => reading.clauses)
  const trust = Math.min(...readings.map(reading => (reading.clauses.length || readings.length === 1 ? reading.trust : 1)))
  const understood = readings.some(reading => reading.understood) ? readings.map((reading, at) => reading.understood || runs[at].text).join("") : ""
  return { clauses, trust, understood }
}

/** The word as the other keyboard mode would have it; null if that is no word. @param {Word} word @returns {Run|null} */
function otherMode(word) {
  if (word.runs.some(run => run.hangul)) {
    const latin = hangulToLatin(word.text).toLowerCase()
    return /^[a-z][a-z0-9.+#-]+$/.test(latin) ? { text: latin, hangul: false, glued: false, unfinished: word.unfinished, swapped: true } : null
  }
  const hangul = latinToHangul(word.raw)
  return /^[가-힣]+[ㄱ-ㅎ]?$/.test(hangul) || (/^[ㄱ-ㅎ]{3,}$/.test(hangul) && /^[a-z]+$/.test(word.raw))
    ? { text: hangul, hangul: true, glued: false, unfinished: word.unfinished, swapped: true }
    : null
}

/**
 * @param {Lexicon} lexicon
 * @param {Word} word
 * @returns {Reading}
 */
export function readWord(lexicon, word) {
  const typed = readRuns(lexicon, word.runs)
  if (typed.trust >= SENSIBLE) return typed
  const other = otherMode(word)
  if (!other) return typed
  const swapped = readRuns(lexicon, [other])
  if (swapped.trust * SWAPPED <= typed.trust || !swapped.clauses.length) return typed
  for (const clause of swapped.clauses) clause.typed = word.text
  return { ...swapped, understood: swapped.understood || other.text }
}
