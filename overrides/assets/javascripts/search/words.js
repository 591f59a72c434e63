/**
 * What was typed, before anybody asks what it means: words, exact phrases, exclusions.
 * Total: every string is a query.
 */

import { fold } from "./hangul.js"

/**
 * @typedef {object} Run a stretch of one script
 * @property {string} text folded
 * @property {boolean} hangul
 * @property {boolean} glued whether another run stands right before it
 * @property {boolean} unfinished whether the reader may still be typing it
 * @property {boolean} [swapped] whether it was typed in the other keyboard mode
 */
/**
 * @typedef {object} Word what stands between two spaces
 * @property {string} text folded
 * @property {string} raw as typed, capitals and all
 * @property {Run[]} runs
 * @property {boolean} unfinished
 */
/**
 * @typedef {object} Typed
 * @property {Word[]} words to be found
 * @property {string[]} phrases letters and digits of the quoted phrases
 * @property {Word[]} without to be absent
 * @property {string} letters letters and digits of the whole query
 */

/** Longer queries are cut: nobody asks so long a question, and time must stay bounded. */
export const LONGEST_QUERY = 120
/** Room for phrases, and for letters that are typed in pieces. */
const LONGEST_TEXT = 600
const MOST_WORDS = 24
const MOST_PHRASES = 8

const RUN = /[가-힣ㄱ-ㅣ]{1,40}|[a-z0-9]+(?:[.\-_][a-z0-9]+)*(?:\+\+|#)?|[^\s!-/:-@[-`{-~\p{P}\p{S}\p{C}가-힣ㄱ-ㅣa-z0-9]+/gu

/** Letters and digits only: what grams are made of. @param {string} folded */
export const squeeze = folded => folded.replace(/[^\p{L}\p{N}]+/gu, "")

/** @param {string} raw @param {boolean} unfinished @returns {Word|null} */
function word(raw, unfinished) {
  const text = fold(raw)
  /** @type {Run[]} */
  const runs = []
  for (const found of text.matchAll(RUN)) {
    const end = found.index + found[0].length
    runs.push({
      text: found[0],
      hangul: /^[가-힣ㄱ-ㅣ]/.test(found[0]),
      glued: runs.length > 0 && /[가-힣ㄱ-ㅣa-z0-9+#]/.test(text[found.index - 1] ?? ""),
      unfinished: unfinished && end === text.length,
    })
  }
  return runs.length ? { text, raw, runs, unfinished: unfinished && runs[runs.length - 1].unfinished } : null
}

/**
 * @param {string} query
 * @param {boolean} live whether its last word may be unfinished
 * @returns {Typed}
 */
export function readWords(query, live) {
  let start = query.slice(0, LONGEST_TEXT).normalize("NFC").trimStart()
  /** @type {Typed} */
  const typed = { words: [], phrases: [], without: [], letters: "" }
  start = start.replace(/["“”„＂]([^"“”„＂]{2,})["“”„＂]/g, (_, phrase) => {
    const letters = squeeze(fold(phrase))
    if (letters.length > 1 && typed.phrases.length < MOST_PHRASES && !typed.phrases.includes(letters)) typed.phrases.push(letters)
    // Nothing inside quotation marks excludes.
    return ` ${phrase.replace(/(^|\s)[-−–]+/g, "$1")} \n`
  })
  start = start.slice(0, LONGEST_QUERY)
  const pieces = start.match(/\n|\S+/g) ?? []
  const last = live && /\S$/.test(start) ? pieces.length - 1 : -1
  pieces.slice(0, 2 * MOST_WORDS).forEach((piece, at) => {
    const excluded = /^[-−–]\S/.test(piece) && pieces.length > 1
    const found = word(excluded ? piece.slice(1) : piece, at === last)
    const words = excluded ? typed.without : typed.words
    // A word said again says nothing more.
    if (found && typed.words.length < MOST_WORDS && !words.some(({ text }) => text === found.text)) words.push(found)
  })
  if (!typed.words.length) typed.without = []
  typed.letters = squeeze(typed.words.map(({ text }) => text).join(""))
  return typed
}
