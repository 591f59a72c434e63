/**
 * Words spelled a little differently: by a slip of the finger, or as they sound.
 */

import { clause, weighted, widen } from "./clauses.js"
import { fromJamo } from "./hangul.js"
import { syllablesOnly } from "./lattice.js"
import { CLOSE_TWIN } from "./lexicon.js"

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */

/** Corrections this much worse than the best one of their script are no corrections. */
const GUESSES = 0.15
/** What a word counts for in one that it is a part of (러닝, 머신러닝). */
export const PART = 0.5

/**
 * The nearest words to one that the archive does not have.
 * @param {Lexicon} lexicon @param {string} jamo @param {number[]} ends where its stem may end
 * @param {{text: string, unfinished: boolean}} run
 */
export function mend(lexicon, jamo, ends, run) {
  if (lexicon.mendable-- <= 0) return null
  for (const end of ends) {
    const stem = jamo.slice(0, end)
    // What ends like a word with its particle (밑에서) is a name (martech) only if it sounds just so.
    const found = slips(lexicon, stem, run.unfinished && end === jamo.length, end > ends[ends.length - 1] ? CLOSE_TWIN : undefined)
    if (found.size) {
      const best = [...found].sort((a, b) => b[1] - a[1])[0]
      for (const [term, weight] of found) {
        const script = term < lexicon.hangulFrom
        const rivals = [...found].filter(([other]) => other < lexicon.hangulFrom === script)
        if (rivals.some(([, better]) => weight < better - GUESSES)) found.delete(term)
      }
      return { clause: clause({ typed: run.text, alternatives: widen(lexicon, found) }), understood: lexicon.surface(best[0]), trust: best[1] }
    }
  }
  return null
}

/** @param {Lexicon} lexicon @param {string} stem keystroke jamo @param {boolean} unfinished @param {number} [most] distance of a twin */
function slips(lexicon, stem, unfinished, most) {
  const found = lexicon.typos(stem, unfinished)
  const word = fromJamo(stem)
  if (syllablesOnly(word) || /^[a-z]+$/.test(word)) weighted(lexicon.twins(word, true, most), 1, found)
  if (syllablesOnly(word) && word.length > 1) weighted(lexicon.wholes(stem), PART, found)
  return found
}
