/**
 * The whole query as clauses: its words' readings, and what neighbouring words mean together.
 */

import { squeeze, readWords } from "./words.js"
import { WEAK_WEIGHT, wholeWord } from "./clauses.js"
import { VERB, goesOn } from "./lattice.js"
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
/** Documents: words may be written together once by chance. */
const TWICE = 2
/** Share of a part's documents that have the whole word. */
const SELDOM_WITHOUT = 2 / 3

/**
 * @param {Lexicon} lexicon
 * @param {string} text
 * @param {boolean} live
 * @returns {Query}
 */
export function readQuery(lexicon, text, live) {
  const typed = readWords(text, live)
  lexicon.mendable = MOST_MENDED
  const words = [...typed.words]
  const readings = words.map(word => readWord(lexicon, word))
  for (let first = 0; first + 1 < words.length; first++) {
    const one = asOne(lexicon, words.slice(first, first + 2), readings.slice(first, first + 2))
    if (!one) continue
    words.splice(first, 2, one)
    readings.splice(first, 2, readWord(lexicon, one))
  }
  readings.forEach((reading, at) => {
    if (at && isAuxiliary(lexicon, words[at - 1], words[at])) for (const clause of reading.clauses) clause.weight = Math.min(clause.weight, WEAK_WEIGHT)
  })
  const clauses = readings.flatMap(reading => reading.clauses)
  for (let first = 0; first + 1 < readings.length; first++) {
    for (let last = first + 1; last < Math.min(readings.length, first + 3); last++) {
      const together = sideBySide(lexicon, words.slice(first, last + 1), readings.slice(first, last + 1))
      if (together) clauses.push(together)
    }
  }
  const understood = readings.some(reading => reading.understood)
    ? readings.map((reading, at) => reading.understood || words[at].raw).join(" ")
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
 * How neighbouring words would be written without spaces, as typed and without the last one's
 * particles; null if an earlier one is not just one word.
 * @param {import("./words.js").Word[]} words @param {import("./clauses.js").Reading[]} readings
 * @returns {string[]|null}
 */
function unspaced(words, readings) {
  const last = readings[readings.length - 1].clauses.find(({ stem, bonus }) => stem && !bonus)
  if (!last || readings.some(({ clauses }) => !clauses.length)) return null
  // Only the last word of a compound has particles.
  if (readings.slice(0, -1).some(({ clauses }, at) => !clauses.some(({ stem, bonus }) => !bonus && stem === words[at].text))) return null
  const before = squeeze(words.slice(0, -1).map(({ text }) => text).join(""))
  return [...new Set([squeeze(words[words.length - 1].text), last.stem])].map(end => before + end)
}

/**
 * A word that was typed with spaces, and that the archive writes as one (머신 러닝을). A part that
 * hardly stands without it tells nothing of its own, so the word counts once.
 * @param {Lexicon} lexicon @param {import("./words.js").Word[]} words @param {import("./clauses.js").Reading[]} readings
 * @returns {import("./words.js").Word|null}
 */
function asOne(lexicon, words, readings) {
  const [{ runs, text }, last] = words
  const [run] = last.runs
  if (runs.length * last.runs.length > 1 || runs[0].hangul !== run.hangul) return null
  const { flags, df } = lexicon.index
  const one = unspaced(words, readings)?.map(whole => lexicon.find(whole)).find(term => term >= 0 && !(flags[term] & VERB)) ?? -1
  const rarest = Math.min(...words.map(({ text }) => df[lexicon.find(text)] ?? Infinity))
  if (!(df[one] >= Math.max(TWICE, SELDOM_WITHOUT * rarest))) return null
  const whole = text + last.text
  return { ...last, text: whole, raw: `${words[0].raw} ${last.raw}`, runs: [{ ...run, text: whole, glued: false }] }
}

/**
 * Whether a word may be the auxiliary of the verb before it: in 구현해 보고 nobody asks for a 보고.
 * @param {Lexicon} lexicon @param {import("./words.js").Word} verb @param {import("./words.js").Word} auxiliary
 */
const isAuxiliary = (lexicon, verb, auxiliary) =>
  [verb, auxiliary].every(({ runs }) => runs.length === 1 && runs[0].hangul) && goesOn(lexicon, verb.text, auxiliary.text)

/**
 * Words that are one word in the archive: 사이드 프로젝트, full stack, 러닝 커브를.
 * @param {Lexicon} lexicon @param {import("./words.js").Word[]} words @param {import("./clauses.js").Reading[]} readings
 * @returns {Clause|null}
 */
function sideBySide(lexicon, words, readings) {
  for (const whole of unspaced(words, readings) ?? []) {
    const alternatives = wholeWord(lexicon, whole)
    if (alternatives.size) {
      const covers = readings.flatMap(({ clauses }) => clauses.filter(({ bonus }) => !bonus))
      return { alternatives, weight: 0.8, typed: words.map(({ text }) => text).join(" "), stem: "", covers, bonus: true }
    }
  }
  return null
}
