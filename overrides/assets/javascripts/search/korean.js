/**
 * A stretch of Hangul: 초성, words with their particles and endings, the beginning of a word, a
 * word that the archive lacks, a slip. The first reading that makes sense is taken.
 */

import { WEAK_WEIGHT, clause, nothing, unknown, weightOf, weighted, wholeWord, widen } from "./clauses.js"
import { fromJamo } from "./hangul.js"
import { asInitials } from "./initials.js"
import { ALONE, AUXILIARY, COMPOUND, DERIVING, PARTICLE, WEAK, parse, rolesOf, stemEnds, syllablesOnly } from "./lattice.js"
import { CLOSE_TWIN, offer } from "./lexicon.js"
import { PART, mend } from "./mending.js"

/** @typedef {import("./clauses.js").Clause} Clause */
/** @typedef {import("./clauses.js").Reading} Reading */
/** @typedef {import("./lattice.js").Parse} Parse */
/** @typedef {import("./lattice.js").Piece} Piece */
/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./lexicon.js").Alternatives} Alternatives */
/** @typedef {import("./words.js").Run} Run */
/**
 * A run taken apart.
 * @typedef {object} Taken
 * @property {Run} run
 * @property {Parse} read
 * @property {Piece[]} lost pieces that are no word of the archive
 * @property {Clause[]} clauses of the others, and of neighbours as one word
 * @property {Alternatives} beginnings longer words that the whole run begins
 * @property {boolean} crumbs whether it fell into single syllables, as no word does
 * @property {boolean} ends whether it is rather a word with its ending than the beginning of a longer one
 */

/** What a word that the run begins counts for, beside the words it holds and alone. */
const BEGINNING = { beside: 0.62, alone: 0.9 }
const JOINED = 0.7
/** No word is longer, so nothing longer is a word with a slip. */
const LONGEST_SLIP = 20
const LONGEST_JOIN = 4
/** What one word with its endings seldom costs: 거품 is not 거 and a form of 푸다. */
const FAR_FETCHED = 6
/** What a part counts for where the whole was typed. */
const APART = 0.35
/** What a word counts for if it was only seen in what turned out to be another one. */
const OVERSEEN = 0.35
/** Keystrokes, most often. */
const SYLLABLE = 3
/** Suffixes that change no meaning. */
const POLITE = new Set(["님", "들", "씨", "님들", "분들"])
const SAME = 0.95

/** @param {Lexicon} lexicon @param {Run} run @returns {Reading} */
export function readHangul(lexicon, run) {
  const initials = asInitials(lexicon, run)
  if (initials) return initials
  const taken = takeApart(lexicon, run)
  if (!taken) return { clauses: [], trust: 0.9, understood: "" }
  const typed = asTyped(taken) ?? asBeginning(lexicon, taken)
  if (typed) return typed
  if (run.swapped && taken.lost.length) return nothing(run.text)
  return asOtherWord(lexicon, taken) ?? asSlip(lexicon, taken) ?? inPieces(lexicon, taken)
}

/** Null for particles and endings alone. @param {Lexicon} lexicon @param {Run} run @returns {Taken|null} */
function takeApart(lexicon, run) {
  const read = parse(lexicon, run.text, run.unfinished, run.glued)
  // An auxiliary that stands apart (싶은) is as little a word to search for as one that does not.
  const words = read.pieces.filter(({ kind, from, to }) => kind !== "function" && !(kind === "unknown" && rolesOf(lexicon, read.jamo, from, to) & AUXILIARY))
  const content = words.length < 2 && read.cost > FAR_FETCHED ? [unheard(lexicon, read) ?? words].flat() : words
  const beginnings = run.unfinished && read.jamo.length > 1 ? lexicon.beginnings(read.jamo) : new Map()
  if (!content.length && !beginnings.size) return null
  const clauses = content.filter(({ kind }) => kind !== "unknown").map(piece => pieceClause(lexicon, read.jamo, piece, run))
  clauses.push(...joined(lexicon, read.jamo, content, clauses))
  const small = content.filter(piece => piece.kind === "unknown" || (piece.kind === "noun" && lexicon.surface(piece.terms[0]).length === 1 && !standsAlone(lexicon, read, piece)))
  const last = content.at(-1)
  // 강화학슴 is rather 강화학습 with a slip than 강화 and the first syllable of another word.
  const started = content.length > 1 && last?.kind === "start" && last.to - last.from <= SYLLABLE && lexicon.typos(read.jamo, false).size > 0
  // Words do not fall into single syllables (연 + 규 + 실), nor does one hold up a long tail (분 + 이기).
  const crumbs = started || (content.length > 1 ? small.length * 2 > content.length : small.length === 1 && run.text.length > 2)
  const known = content.reduce((sum, { from, to }) => sum + to - from, 0)
  const ends = content.length < 2 ? known * 2 >= read.jamo.length : last?.kind === "noun" && !small.includes(last)
  return { run, read, lost: content.filter(({ kind }) => kind === "unknown"), clauses, beginnings, crumbs, ends }
}

/** Whether a run is one weak word as it stands. @param {Lexicon} lexicon @param {Parse} read */
function saysLittle(lexicon, { jamo, pieces }) {
  const [piece] = pieces
  return (rolesOf(lexicon, jamo) & ALONE) > 0 || (pieces.length === 1 && piece.kind === "noun" && piece.terms.every(term => lexicon.index.flags[term] & WEAK))
}

/** The word of the dictionary that a run is, if the archive lacks it. @param {Lexicon} lexicon @param {Parse} read @returns {Piece|null} */
function unheard(lexicon, read) {
  const ends = stemEnds(lexicon, read.jamo, read.starts).filter(end => end >= read.starts[2])
  const found = ends.length ? nearby(lexicon, read, { from: 0, to: Math.min(...ends) }) : null
  return found && { kind: "unknown", from: 0, to: found.to, terms: [] }
}

/** Whether 하다 follows (일해보는), or one particle and no more (일부터): no syllable that is left over has that. @param {Lexicon} lexicon @param {Parse} read @param {Piece} noun */
function standsAlone(lexicon, { jamo, pieces }, noun) {
  const [next, ...others] = pieces.slice(pieces.indexOf(noun) + 1)
  if (next?.kind !== "function" || next.to - next.from < 2) return false
  const role = rolesOf(lexicon, jamo, next.from, next.to)
  return (role & DERIVING) > 0 || (!others.length && (role & PARTICLE) > 0)
}

/** @param {Taken} taken @returns {Reading|null} */
function asTyped({ run, lost, clauses, beginnings, crumbs, ends }) {
  if (!clauses.length || lost.length || crumbs || !syllablesOnly(run.text.slice(0, -1))) return null
  // 데이터베잇 is no 데이터 with a verb, 클라이 no form of 크다, while 데이터베이스 and 클라이언트 begin so.
  if (beginnings.size && (!ends || clauses.every(({ weight }) => weight <= WEAK_WEIGHT))) return null
  if (beginnings.size) addBeginnings(clauses, beginnings, run.text)
  return { clauses, trust: 1, understood: "" }
}

/** @param {Lexicon} lexicon @param {Taken} taken @returns {Reading|null} */
function asBeginning(lexicon, { run, read, clauses, beginnings }) {
  if (!beginnings.size) return null
  const whole = clause({ typed: run.text, stem: run.text, alternatives: widen(lexicon, weighted(beginnings, BEGINNING.alone)) })
  // 때 is a word that says little, whatever it begins.
  if (saysLittle(lexicon, read)) whole.weight = WEAK_WEIGHT
  return { clauses: [whole, ...overseen(clauses)], trust: 0.9, understood: "" }
}

/**
 * Words that exist, only not in this archive: what lies near them is better than what looks alike.
 * Where nothing lies near, 숙련로 is rather 숙련도 than 숙련 with its particle; 뜨는 is what it is.
 * @param {Lexicon} lexicon @param {Taken} taken @returns {Reading|null}
 */
function asOtherWord(lexicon, { run, read, lost, clauses }) {
  const words = lost.flatMap(piece => nearby(lexicon, read, piece) ?? [])
  if (!words.length || words.length < lost.length) return null
  const doubtful = words.every(({ alternatives, to }) => !alternatives.size && to < read.jamo.length)
  // A syllable and one ending are a verb; nothing else that is one syllable exists on its own.
  const verb = words[0].to === read.starts[1] && read.pieces.length === 2
  if (doubtful && !verb && (lexicon.typos(read.jamo, run.unfinished).size || lexicon.twins(run.text, true, CLOSE_TWIN).size)) return null
  for (const { part, alternatives } of words) {
    if (fromJamo(part).length > 1) weighted(lexicon.wholes(part), PART, alternatives)
  }
  const meant = words.map(({ alternatives }) => clause({ typed: run.text, alternatives: widen(lexicon, alternatives) }))
  return { clauses: [...clauses, ...meant], trust: meant.every(({ alternatives }) => alternatives.size) ? 0.8 : 0.4, understood: "" }
}

/** @param {Lexicon} lexicon @param {Taken} taken @returns {Reading|null} */
function asSlip(lexicon, { run, read, clauses }) {
  if (run.text.length > LONGEST_SLIP) return null
  const last = read.pieces.findLast(({ kind }) => kind !== "function")
  const mended = mend(lexicon, read.jamo, stemEnds(lexicon, read.jamo, read.starts), run, last?.to)
  return mended && { clauses: [mended.clause, ...overseen(clauses)], trust: 0.6, understood: mended.understood }
}

/** The known words among unknown ones. @param {Lexicon} lexicon @param {Taken} taken @returns {Reading} */
function inPieces(lexicon, { run, read, lost, clauses, crumbs }) {
  let understood = ""
  for (const piece of lost) {
    const jamo = read.jamo.slice(piece.from, piece.to)
    const part = fromJamo(jamo)
    const mended = part.length > 1 ? mend(lexicon, jamo, [jamo.length], run) : null
    clauses.push(mended?.clause ?? unknown(part))
    if (mended) understood = run.text.replace(part, mended.understood)
  }
  if (crumbs && !lost.length) for (const each of clauses) each.weight /= 2
  const known = clauses.some(({ alternatives, weight }) => alternatives.size && weight > WEAK_WEIGHT)
  return { clauses, trust: known ? 0.5 : 0.1, understood }
}

/** @param {Clause[]} clauses */
function overseen(clauses) {
  for (const each of clauses) Object.assign(each, { bonus: true, weight: each.weight * OVERSEEN })
  return clauses
}

/**
 * The words a compound is made of: 추천시스템 also finds 시스템, but far less; 연사님 is 연사.
 * @param {Lexicon} lexicon @param {string} text keystroke jamo @param {number} term @returns {Alternatives}
 */
function partsOf(lexicon, text, term) {
  /** @type {Alternatives} */
  const found = new Map()
  if (!(lexicon.index.flags[term] & COMPOUND)) return found
  const { pieces } = parse(lexicon, fromJamo(text), false, false, term)
  const polite = pieces.length === 2 && POLITE.has(fromJamo(text.slice(pieces[1].from)))
  for (const { kind, terms } of pieces) {
    if (kind === "noun" && lexicon.surface(terms[0]).length > 1) offer(found, terms[0], polite ? SAME : APART)
  }
  return found
}

/**
 * @param {Lexicon} lexicon @param {string} jamo @param {Piece} piece @param {Run} run
 * @returns {Clause}
 */
function pieceClause(lexicon, jamo, piece, run) {
  const text = jamo.slice(piece.from, piece.to)
  if (piece.kind === "start") {
    return clause({ typed: run.text, stem: fromJamo(text), alternatives: widen(lexicon, weighted(lexicon.beginnings(text), BEGINNING.alone)) })
  }
  /** @type {Alternatives} */
  const found = new Map(piece.terms.map(term => [term, 1]))
  widen(lexicon, found)
  const surface = fromJamo(text)
  if (piece.kind === "noun" && surface.length > 1) {
    weighted(lexicon.wholes(text), PART, found)
    weighted(partsOf(lexicon, text, piece.terms[0]), 1, found)
  }
  return clause({ typed: surface, stem: piece.kind === "noun" ? surface : "", alternatives: found, weight: weightOf(lexicon, piece.terms) })
}

/**
 * Neighbouring nouns as one word: 학습 + 데이터 → 학습데이터, and what means the same as it.
 * @param {Lexicon} lexicon @param {string} jamo @param {Piece[]} content @param {Clause[]} clauses of the pieces
 * @returns {Clause[]}
 */
function joined(lexicon, jamo, content, clauses) {
  const found = []
  for (let first = 0; first < content.length - 1; first++) {
    for (let last = first + 1; last < Math.min(content.length, first + LONGEST_JOIN); last++) {
      const pieces = content.slice(first, last + 1)
      if (pieces.some(({ kind, from }, at) => kind !== "noun" || (at && from !== pieces[at - 1].to))) break
      const word = fromJamo(jamo.slice(content[first].from, content[last].to))
      const alternatives = wholeWord(lexicon, word)
      const covers = clauses.slice(first, last + 1)
      if (alternatives.size && covers.length === pieces.length) found.push(clause({ typed: word, alternatives, weight: JOINED, bonus: true, covers }))
    }
  }
  return found
}

/** @param {Clause[]} clauses @param {Alternatives} beginnings @param {string} typed */
function addBeginnings(clauses, beginnings, typed) {
  const words = clauses.filter(({ bonus }) => !bonus)
  const longer = new Map([...weighted(beginnings, BEGINNING.beside)].filter(([term]) => !words.some(each => (each.alternatives.get(term) ?? 0) === 1)))
  if (!longer.size) return
  if (words.length === 1) for (const [term, weight] of longer) offer(words[0].alternatives, term, weight)
  else clauses.push(clause({ typed, alternatives: longer, bonus: true, covers: words }))
}

/**
 * What the dictionary has for a piece, or for the longest word that begins with it (자소 + 서).
 * @param {Lexicon} lexicon @param {Parse} read @param {{from: number, to: number}} piece
 */
function nearby(lexicon, { jamo, starts }, { from, to: least }) {
  const ends = new Set([least, ...stemEnds(lexicon, jamo, starts)])
  for (const to of [...ends].filter(end => end >= least).sort((a, b) => b - a)) {
    const part = jamo.slice(from, to)
    const alternatives = lexicon.nearest(fromJamo(part))
    if (alternatives) return { part, to, alternatives }
  }
  return null
}
