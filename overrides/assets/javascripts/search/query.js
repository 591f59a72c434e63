/**
 * The whole query as clauses: its words' readings, and what neighbouring words mean together.
 */

import { squeeze, readWords } from "./words.js"
import { wholeWord } from "./clauses.js"
import { readWord } from "./reading.js"

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./clauses.js").Clause} Clause */
/**
 * @typedef {object} Query
 * @property {Clause[]} clauses
 * @property {Clause[][]} without of each unwanted word
 * @property {string[]} phrases letters and digits that must stand in the text
 * @property {string} letters letters and digits of the query
 * @property {number} words how many were typed
 * @property {string} understood the reading, if it is not what was typed; else ''
 */

/** Attempts, one or two a word: nobody slips in more words, and each takes a millisecond or two. */
const MOST_MENDED = 12

/**
 * @param {Lexicon} lexicon
 * @param {string} text
 * @param {boolean} live
 * @returns {Query}
 */
export function readQuery(lexicon, text, live) {
  const typed = readWords(text, live)
  lexicon.mendable = MOST_MENDED
  const readings = typed.words.map(word => readWord(lexicon, word))
  const clauses = readings.flatMap(reading => reading.clauses)
  for (let first = 0; first + 1 < readings.length; first++) {
    for (let last = first + 1; last < Math.min(readings.length, first + 3); last++) {
      const together = sideBySide(lexicon, typed.words.slice(first, last + 1), readings.slice(first, last + 1))
      if (together) clauses.push(together)
    }
  }
  const understood = readings.some(reading => reading.understood)
    ? readings.map((reading, at) => reading.understood || typed.words[at].raw).join(" ")
    : ""
  return {
    clauses,
    without: typed.without.map(word => readWord(lexicon, { ...word, unfinished: false }).clauses),
    phrases: typed.phrases,
    letters: typed.letters,
    words: typed.words.length,
    understood,
  }
}

/**
 * Words that are one word in the archive: 사이드 프로젝트, full stack, 러닝 커브를.
 * @param {Lexicon} lexicon @param {import("./words.js").Word[]} words @param {import("./clauses.js").Reading[]} readings
 * @returns {Clause|null}
 */
function sideBySide(lexicon, words, readings) {
  const last = readings[readings.length - 1].clauses.find(({ stem, bonus }) => stem && !bonus)
  if (!last || readings.some(({ clauses }) => !clauses.length)) return null
  // Only the last word of a compound has particles.
  if (readings.slice(0, -1).some(({ clauses }, at) => !clauses.some(({ stem, bonus }) => !bonus && stem === words[at].text))) return null
  const before = words.slice(0, -1).map(({ text }) => text).join("")
  for (const end of new Set([squeeze(words[words.length - 1].text), last.stem])) {
    const alternatives = wholeWord(lexicon, squeeze(before) + end)
    if (alternatives.size) {
      const covers = readings.flatMap(({ clauses }) => clauses.filter(({ bonus }) => !bonus))
      return { alternatives, weight: 0.8, typed: words.map(({ text }) => text).join(" "), stem: "", covers, bonus: true }
    }
  }
  return null
}
