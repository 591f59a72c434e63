/**
 * Where a text says what was meant: 데이터를 marks 데이터, 골랐다 marks 골라 for 고르다.
 * A search for the letters finds candidates fast; the lattice then tells 책 from 정책.
 */

import { fromJamo } from "./hangul.js"
import { parse } from "./lattice.js"
import { offer } from "./lexicon.js"

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {{from: number, to: number, weight: number}} Mark */

/** Alternatives weaker than this are guesses that should not be shown as meant. */
const LEAST = 0.3
const MOST_PARSES = 4000
/** Syllables on either side that tell what a word is; a text may run on without a space. */
const AROUND = 20
const LAST_SYLLABLE = 27

/** @param {string} text */
const escape = text => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")

/**
 * A stem as a pattern: its last open syllable may have any final (고르 → 고[르-릏]).
 * @param {string} stem keystroke jamo
 */
function stemPattern(stem) {
  const text = fromJamo(stem)
  const last = text.charCodeAt(text.length - 1)
  const open = last >= 0xac00 && last <= 0xd7a3 && (last - 0xac00) % 28 === 0
  return open ? `${escape(text.slice(0, -1))}[${text.slice(-1)}-${String.fromCharCode(last + LAST_SYLLABLE)}]` : escape(text)
}

export class Marker {
  /** @param {Lexicon} lexicon @param {{alternatives: Map<number, number>}[]} clauses what was meant */
  constructor(lexicon, clauses) {
    this.lexicon = lexicon
    /** @type {Map<number, number>} term → weight */
    const wanted = new Map()
    for (const { alternatives } of clauses) {
      for (const [term, weight] of alternatives) if (weight >= LEAST && lexicon.index.df[term]) offer(wanted, term, weight)
    }
    /** @type {Map<string, number>} pattern → weight */
    const patterns = new Map()
    /** @param {string} pattern @param {number} weight */
    const add = (pattern, weight) => patterns.set(pattern, Math.max(weight, patterns.get(pattern) ?? 0))
    /** @type {Set<number>} */
    const verbs = new Set()
    for (const [term, weight] of wanted) {
      if (lexicon.isVerb(term)) verbs.add(term)
      else add([...lexicon.surface(term)].map(escape).join(term < lexicon.hangulFrom ? "[-_. ]?" : " ?"), weight)
    }
    for (const [shape, terms] of lexicon.shapes) {
      for (const term of terms) if (verbs.has(term)) add(stemPattern(shape), wanted.get(term) ?? 0)
    }
    this.wanted = wanted
    const ordered = [...patterns].sort((a, b) => b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1))
    this.weights = ordered.map(([, weight]) => weight)
    this.pattern = ordered.length ? new RegExp(ordered.map(([pattern]) => `(${pattern})`).join("|"), "giu") : null
    /** @type {Map<string, import("./lattice.js").Parse>} */
    this.parses = lexicon.parses
  }

  /** @param {string} text @returns {Mark[]} in order, not overlapping */
  marks(text) {
    /** @type {Mark[]} */
    const found = []
    if (!this.pattern) return found
    this.pattern.lastIndex = 0
    for (let match = this.pattern.exec(text); match; match = this.pattern.exec(text)) {
      const from = match.index
      const to = from + match[0].length
      if (!this.#meant(text, from, to)) {
        this.pattern.lastIndex = from + 1
        continue
      }
      const which = match.findIndex((group, at) => at > 0 && group !== undefined) - 1
      found.push({ from, to, weight: this.weights[which] })
    }
    return found
  }

  /** Whether these letters are that word here, and not part of another. @param {string} text @param {number} from @param {number} to */
  #meant(text, from, to) {
    if (/[a-z0-9]/i.test(text[from])) return !/[a-z0-9]/i.test(text[from - 1] ?? "") && !/[a-z0-9]/i.test(text[to] ?? "")
    if (!/[가-힣]/.test(text[from]) || /\s/.test(text.slice(from, to))) return true
    let first = from
    let end = to
    while (first > 0 && from - first < AROUND && /[가-힣]/.test(text[first - 1])) first--
    while (end < text.length && end - to < AROUND && /[가-힣]/.test(text[end])) end++
    const word = text.slice(first, end)
    let read = this.parses.get(word)
    if (!read) {
      if (this.parses.size > MOST_PARSES) this.parses.clear()
      this.parses.set(word, (read = parse(this.lexicon, word, false, /[a-z0-9]/i.test(text[first - 1] ?? ""))))
    }
    const start = read.starts[from - first]
    const stop = read.starts[to - first]
    return read.pieces.some(piece =>
      piece.kind === "verb"
        ? piece.from === start && piece.terms.some(term => this.wanted.has(term))
        : piece.kind === "unknown"
          ? to - from > 1 && piece.from <= start && piece.to >= stop
          : piece.kind === "noun" && (piece.from === start || (to - from > 1 && piece.to === stop && piece.from < start)),
    )
  }
}
