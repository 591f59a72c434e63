/**
 * Words spelled a little differently: by a slip of the finger, or as they sound.
 */

import { clause, weighted, widen } from "./clauses.js"
import { fromJamo } from "./hangul.js"
import { inflected, syllablesOnly } from "./lattice.js"
import { CLOSE_TWIN } from "./lexicon.js"

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */

/** Corrections this much worse than the best one of their script are no corrections. */
const GUESSES = 0.15
/** Distance of sounds that nobody tells apart. */
const SAME = 0.05
/** What a word counts for in one that it is a part of (러닝, 머신러닝). */
export const PART = 0.5

/**
 * The nearest words to one that the archive does not have.
 * @param {Lexicon} lexicon @param {string} jamo @param {number[]} ends where its stem may end
 * @param {{text: string, unfinished: boolean}} run
 * @param {number} [tail] where its particles and endings begin, if it has any
 */
export function mend(lexicon, jamo, ends, run, tail = jamo.length) {
  // A reading that waits for the dictionary is done again.
  if (lexicon.wanted?.size || lexicon.mendable-- <= 0) return null
  for (const end of ends) {
    const stem = jamo.slice(0, end)
    const whole = end === jamo.length
    const found = slips(lexicon, stem, run.unfinished && whole, farthest(fromJamo(jamo.slice(Math.min(tail, ...ends), end)), fromJamo(stem), whole))
    if (inflected(lexicon, jamo, end)) for (const term of found.keys()) if (!lexicon.isVerb(term)) found.delete(term)
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

/**
 * How far a twin of what ends in particles or endings may be. One syllable may belong to the name
 * (쟝고, 그라파나에서); what is half of them (밑에서, 싶어|요) is one only if it sounds just so.
 * @param {string} tail @param {string} word @param {boolean} whole whether nothing stands after it
 */
function farthest(tail, word, whole) {
  if (!tail) return undefined
  return tail.length * 2 < word.length || (whole && tail.length === 1) ? CLOSE_TWIN : SAME
}

/** @param {Lexicon} lexicon @param {string} stem keystroke jamo @param {boolean} unfinished @param {number} [most] distance of a twin */
function slips(lexicon, stem, unfinished, most) {
  const found = lexicon.typos(stem, unfinished)
  const word = fromJamo(stem)
  if (syllablesOnly(word) || /^[a-z]+$/.test(word)) weighted(lexicon.twins(word, true, most), 1, found)
  if (syllablesOnly(word) && word.length > 1) weighted(lexicon.wholes(stem), PART, found)
  return found
}
