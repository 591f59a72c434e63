/**
 * How a run of Hangul comes apart: the cheapest way over the archive's words, the stem shapes of
 * its verbs, and particles and endings. 취업하려면 → 취업 + 하려면; 골랐다 → 고르다 + ㅆ다.
 * It works on keystroke jamo, because stems and endings meet inside a syllable.
 */

import { isSyllable, toJamo } from "./hangul.js"

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/**
 * @typedef {object} Piece
 * @property {"noun"|"verb"|"function"|"start"|"unknown"} kind `start`: the beginning of some word, still being typed
 * @property {number} from first jamo
 * @property {number} to jamo after the last
 * @property {number[]} terms what it may be; verbs can share a shape
 */
/**
 * @typedef {object} Parse
 * @property {string} jamo
 * @property {Piece[]} pieces
 * @property {number} cost
 * @property {number[]} starts jamo position of each character, and the end
 */

export const VERB = 1
export const COMPOUND = 2
export const WEAK = 4

/** What a function word can be; docs/contributing/search-format.md says more. */
export const PARTICLE = 1
const ENDING = 2
export const AUXILIARY = 4
export const ALONE = 8
const SUFFIX = 16
export const DERIVING = 32
const COUNTER = 64

/** What stands before a place in the run. */
const START = 0
const NOUN = 1
const STEM = 2
const ENDED = 3
const MARKED = 4
const STATES = 5

/**
 * Which function word may follow what, what it costs, and what stands there then. Endings want a
 * stem, suffixes a noun; 못 and 그 stand alone and begin a run.
 * @type {[role: number, before: number, after: number, cost: number][]}
 */
const GRAMMAR = [
  [PARTICLE, NOUN, MARKED, 0.7],
  [PARTICLE, MARKED, MARKED, 0.7],
  [PARTICLE, ENDED, MARKED, 0.9],
  [PARTICLE, START, MARKED, 0.7],
  [ENDING, STEM, ENDED, 0.7],
  [ENDING, ENDED, ENDED, 0.7],
  // The copula is dropped after a vowel: 개발자라서, 개발자면.
  [ENDING, NOUN, ENDED, 1.8],
  [DERIVING, NOUN, STEM, 0.7],
  [AUXILIARY, ENDED, STEM, 0.7],
  [AUXILIARY, STEM, STEM, 0.9],
  [AUXILIARY, MARKED, STEM, 1.2],
  [AUXILIARY, START, STEM, 2.5],
  [SUFFIX, NOUN, NOUN, 1.4],
  [COUNTER, NOUN, NOUN, 3.8],
  [ALONE, START, START, 2.5],
  [ALONE, ENDED, START, 1.2],
  [ALONE, MARKED, START, 1.6],
]
/** What it costs a content word to stand there. */
const CONTENT_AFTER = [0.3, 0.3, 4, 1.5, 1.5]

const LONGEST_TERM = 48
const LONGEST_FUNCTION = 14
/** Finals that can be a particle or the beginning of an ending (뭘, 그건, 갈). */
const OPEN_FINALS = "ㄴㄹㅂㅁㅆ"

/** What it costs a verb that no document has it: 가려면 is rather 가다 than 가리다. @param {import("./index.js").Index} index @param {number[]} verbs */
const ghost = ({ df }, verbs) => (verbs.some(verb => df[verb]) ? 0 : 1.6)

/** Position of every character in the keystroke jamo. @param {string} word */
export function jamoStarts(word) {
  const starts = [0]
  for (const character of word) starts.push(starts[starts.length - 1] + toJamo(character).length)
  return starts
}

/**
 * @param {Lexicon} lexicon
 * @param {string} word folded, Hangul only
 * @param {boolean} unfinished whether its end may be the beginning of a longer word
 * @param {boolean} glued whether other letters stand right before it (AI로)
 * @param {number} without a term that must not be used
 * @returns {Parse}
 */
export function parse(lexicon, word, unfinished = false, glued = false, without = -1) {
  const { index, shapes } = lexicon
  const jamo = toJamo(word)
  const starts = jamoStarts(word)
  const end = jamo.length
  const characterAt = new Int32Array(end + 1).fill(-1)
  starts.forEach((position, at) => (characterAt[position] = at))

  /** @type {({cost: number, before: number, piece: Piece|null}|undefined)[]} by position and state */
  const best = new Array(STATES * (end + 1))
  best[glued ? NOUN : START] = { cost: 0, before: -1, piece: null }
  /** @param {number} before @param {number} to @param {number} state @param {number} cost @param {Piece["kind"]} kind @param {number[]} terms */
  const step = (before, to, state, cost, kind, terms) => {
    const known = best[STATES * to + state]
    if (known && known.cost <= cost) return
    best[STATES * to + state] = { cost, before, piece: { kind, from: Math.floor(before / STATES), to, terms } }
  }
  for (let node = 0; node < STATES * end; node++) {
    const here = best[node]
    if (!here) continue
    const from = Math.floor(node / STATES)
    const state = node % STATES
    const first = from === 0
    const after = here.cost + (first ? 0 : CONTENT_AFTER[state])
    if (characterAt[from] >= 0) {
      for (let to = from + 2; to <= Math.min(end, from + LONGEST_TERM); to++) {
        const whole = characterAt[to] >= 0
        const text = jamo.slice(from, to)
        const syllables = whole ? characterAt[to] - characterAt[from] : Math.max(1, Math.round((to - from) / 2.6))
        const term = index.find(text)
        if (term >= 0 && term !== without && !(index.flags[term] & VERB) && (whole || (OPEN_FINALS.includes(jamo[to]) && to > from + 3))) {
          const compound = index.flags[term] & COMPOUND ? 1.2 : 0
          // A syllable with spaces around it is a word of its own: 일 is no form of 잇다.
          const short = syllables > 1 ? 0 : first && to === end ? 1.6 : 2.6
          step(node, to, NOUN, after + 3 + compound + short - 0.12 * Math.min(syllables, 5) + (whole ? 0 : 1.5), "noun", [term])
        }
        const verbs = shapes.get(text)
        if (verbs) {
          const length = to - from
          step(node, to, STEM, after + 3.3 + ghost(index, verbs) + (length <= 3 ? 1.1 : length >= 5 ? -0.4 : 0) + (to === end ? 1.2 : 0), "verb", verbs)
        }
        if (whole || (OPEN_FINALS.includes(jamo[to]) && to > from + 3)) {
          const cost = after + 7 + 1.3 * syllables + (whole ? 0 : 1)
          if (whole) step(node, to, NOUN, cost, "unknown", [])
          step(node, to, STEM, cost + 0.5, "unknown", [])
        }
      }
      if (unfinished && !first && end - from >= 3 && index.find(jamo.slice(from)) < 0) {
        const [low, high] = index.prefix(jamo.slice(from))
        if (high > low) step(node, end, NOUN, after + 4.5 - 0.1 * (end - from), "start", [])
      }
    }
    for (let to = from + 1; to <= Math.min(end, from + LONGEST_FUNCTION); to++) {
      const text = jamo.slice(from, to)
      const flags = index.functions.get(text)
      if (flags === undefined) continue
      const length = (to - from === 1 ? 0.5 : 0) - (to === end ? 0.2 : 0) - 0.03 * (to - from)
      for (const [role, before, then, cost] of GRAMMAR) {
        if (!(flags & role) || before !== state || (first && !glued && role !== ALONE)) continue
        // 어 and 아 follow a stem only: 취엄 is no 취.
        if (role === ENDING && state === NOUN && (to - from === 1 || /^ㅇ[ㅏㅓ]/.test(text))) continue
        // 뭘 and 그건 are there as they are; 일 is no 이 with a particle.
        const bare = role === PARTICLE && state === START && to - from === 1 ? 2 : 0
        step(node, to, then, here.cost + cost + length + bare, "function", [])
      }
    }
  }
  /** @type {Piece[]} */
  const pieces = []
  let node = STATES * end
  for (let state = 1; state < STATES; state++) {
    if ((best[STATES * end + state]?.cost ?? Infinity) < (best[node]?.cost ?? Infinity)) node = STATES * end + state
  }
  const cost = best[node]?.cost ?? Infinity
  for (let at = best[node]; at?.piece; at = best[at.before]) pieces.unshift(at.piece)
  return { jamo, pieces, cost, starts }
}

/**
 * What the letters between two places may be as a function word, 0 if they are none.
 * @param {Lexicon} lexicon @param {string} jamo @param {number} [from] @param {number} [to]
 */
export const rolesOf = ({ index }, jamo, from = 0, to = jamo.length) => index.functions.get(jamo.slice(from, to)) ?? 0

/**
 * Where the particles and endings at the end of a run can begin, longest stem first; the stem
 * need not be a known word.
 * @param {Lexicon} lexicon @param {string} jamo @param {number[]} starts
 * @returns {number[]}
 */
export function stemEnds(lexicon, jamo, starts) {
  const ends = [jamo.length]
  const reachable = new Set(ends)
  for (let from = jamo.length - 1; from > 3; from--) {
    for (let to = from + 1; to <= Math.min(jamo.length, from + LONGEST_FUNCTION); to++) {
      if (!reachable.has(to) || !(rolesOf(lexicon, jamo, from, to) & (PARTICLE | ENDING | AUXILIARY | DERIVING))) continue
      reachable.add(from)
      if (starts.includes(from)) ends.push(from)
      break
    }
  }
  return ends
}

/** Whether what stands before that place is an inflected verb: only another verb follows (챙겨|봐요). @param {Lexicon} lexicon @param {string} jamo @param {number} end */
export function inflected(lexicon, jamo, end) {
  let found = 0
  for (let to = end + 1; to <= Math.min(jamo.length, end + LONGEST_FUNCTION); to++) found |= rolesOf(lexicon, jamo, end, to)
  return found === AUXILIARY
}

/**
 * Whether a word only goes on with the verb before it, as an auxiliary with its endings (구현해 보고).
 * @param {Lexicon} lexicon @param {string} verb @param {string} word both of syllables
 */
export function goesOn(lexicon, verb, word) {
  const { jamo, pieces, starts } = parse(lexicon, verb + word)
  const at = pieces.findIndex(({ from }) => from === starts[verb.length])
  if (at < 1 || pieces.slice(at).some(({ kind }) => kind !== "function")) return false
  const before = pieces[at - 1]
  const inflects = before.kind === "verb" || (before.kind === "function" && (rolesOf(lexicon, jamo, before.from, before.to) & (ENDING | AUXILIARY | DERIVING)) > 0)
  return inflects && (rolesOf(lexicon, jamo, pieces[at].from, pieces[at].to) & AUXILIARY) > 0
}

/** Whether every character is a whole syllable. @param {string} word */
export const syllablesOnly = word => [...word].every(character => isSyllable(character.charCodeAt(0)))
