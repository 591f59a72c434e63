/**
 * The words of the archive from every side a query may come from: by key, by beginning, by part,
 * by 초성, by sound, by slip of the finger. What an index does not hold ready is worked out when
 * it is first wanted, and kept.
 */

import { countBits, signature, slipCost } from "./distance.js"
import { fromJamo, initials, toJamo } from "./hangul.js"
import { before } from "./index.js"
import { COMPOUND, VERB, WEAK } from "./lattice.js"
import { consonants, mayOpenWith, soundDistance, sounds, spelledLetters } from "./sound.js"

/** @typedef {import("./index.js").Index} Index */
/** @typedef {Map<number, number>} Alternatives term → weight, 1 for the word itself */
/** @typedef {[term: number, sound: string, bones: number]} Sounding */

/** Likeness of word vectors from which on a word may stand for another. */
const ALIKE = 0.66
const MOST_BEGINNINGS = 20
const MOST_PARTS = 12
const MOST_TYPOS = 8
const MOST_TWINS = 6
const MOST_REMEMBERED = 1000
/** Sounds further apart than this are other words. */
const TWIN = 0.2
/** A word that the archive has needs no far-fetched twin. */
export const CLOSE_TWIN = 0.13
/** Two spellings in one script are closer, or they are two words. */
const SAME_SCRIPT_TWIN = 0.1

/** @param {Alternatives} into @param {number} term @param {number} weight */
export function offer(into, term, weight) {
  if (weight > (into.get(term) ?? 0)) into.set(term, weight)
}

/** @param {Alternatives} found @param {number} most @returns {Alternatives} */
const strongest = (found, most) =>
  found.size <= most ? found : new Map([...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most))

export class Lexicon {
  /** @param {Index} index */
  constructor(index) {
    this.index = index
    /** First term that is not Latin letters or digits: keys are sorted. */
    this.hangulFrom = index.lowerBound("ㄱ")
    /** @type {Map<string, number[]>} every beginning that a verb's forms share → verbs */
    this.shapes = new Map(index.shapes)
    index.flags.forEach((flags, term) => {
      if (!(flags & VERB)) return
      const stem = index.keys[term].slice(0, -2)
      this.shapes.set(stem, [...(this.shapes.get(stem) ?? []), term])
    })
    /** @type {Map<number, import("./dictionary.js").Dictionary>} shards of the dictionary that are there */
    this.dictionary = new Map()
    /** @type {Set<number>|null} shards that a reading asks for; null if it must do with what is there */
    this.wanted = null
    /** How many attempts are left to correct unknown words of the query: who pastes a page has not mistyped it. */
    this.mendable = 0
    /** @type {Map<string, Alternatives>} */
    this.memory = new Map()
    /** @type {Map<number, string>} */
    this.surfaces = new Map()
    /** @type {Map<string, import("./lattice.js").Parse>} words of texts that were marked */
    this.parses = new Map()
    /** @type {Map<string, Sounding[]>} by first consonant of the sound, and script */
    this.sounding = new Map()
    /** @type {Int32Array|null} */
    this.signatures = null
    /** @type {Map<string, [string, number][]>} by first 초성 */
    this.byInitial = new Map()
  }

  /** @param {string} word @returns {number} its term, −1 if the archive does not have it */
  find(word) {
    return this.index.find(toJamo(word))
  }

  /** A term as it is written. @param {number} term */
  surface(term) {
    let surface = this.surfaces.get(term)
    if (surface === undefined) this.surfaces.set(term, (surface = fromJamo(this.index.keys[term])))
    return surface
  }

  /** @param {number} term */
  isVerb(term) {
    return (this.index.flags[term] & VERB) > 0
  }

  /** How much a term tells, as BM25 has it. @param {number} term */
  rarity(term) {
    const { documents, df } = this.index
    return Math.log(1 + (documents - df[term] + 0.5) / (df[term] + 0.5))
  }

  /**
   * What the dictionary knows of a word that the archive lacks: the archive's nearest words.
   * Undefined for what is no word, and as long as its shard is not there; `wanted` has it then.
   * @param {string} word @returns {Alternatives|undefined}
   */
  nearest(word) {
    for (const form of word.length > 1 ? [word, `${word}다`] : [`${word}다`]) {
      const key = toJamo(form)
      let shard = this.index.dictionary.length - 1
      while (shard > 0 && before(key, this.index.dictionary[shard])) shard--
      if (shard < 0) return undefined
      const words = this.dictionary.get(shard)
      if (!words) this.wanted?.add(shard)
      const near = words?.get(key)
      if (near) return new Map(near.filter(([, alike]) => alike >= ALIKE).map(([term, alike]) => [term, (alike - 0.4) * 1.5]))
    }
    return undefined
  }

  /** Words that synonyms.yml puts beside it. @param {number} term @returns {number[]} */
  synonyms(term) {
    return this.index.synonyms.get(term) ?? []
  }

  /**
   * Words that begin so, at keystroke jamo: every state of an IME is one (댛 for 대학).
   * @param {string} jamo @returns {Alternatives}
   */
  beginnings(jamo) {
    const [from, to] = this.index.prefix(jamo)
    /** @type {Alternatives} */
    const found = new Map()
    let terms = Array.from({ length: Math.min(to - from, 4000) }, (_, at) => from + at).filter(term => this.index.df[term])
    if (terms.length > MOST_BEGINNINGS) {
      terms = terms.sort((a, b) => this.index.df[b] - this.index.df[a] || a - b).slice(0, MOST_BEGINNINGS)
    }
    for (const term of terms) {
      const rest = this.index.keys[term].length - (this.isVerb(term) ? 2 : 0)
      found.set(term, (rest <= jamo.length ? 1 : Math.sqrt(jamo.length / rest)) * (this.index.flags[term] & WEAK ? 0.4 : 1))
    }
    return found
  }

  /**
   * Words it is a part of: 러닝 → 머신러닝. Compounds whose parts are indexed are not needed.
   * @param {string} jamo at least two syllables @returns {Alternatives}
   */
  wholes(jamo) {
    return this.#remembered(`wholes ${jamo}`, () => this.#wholes(jamo))
  }

  /** @param {string} jamo @returns {Alternatives} */
  #wholes(jamo) {
    const { keys, flags, df } = this.index
    /** @type {Alternatives} */
    const found = new Map()
    const cluster = /[ㅏ-ㅣ]/
    for (let term = this.hangulFrom; term < keys.length; term++) {
      const at = keys[term].indexOf(jamo)
      if (at < 0 || keys[term].length === jamo.length || flags[term] & (VERB | COMPOUND) || !df[term]) continue
      const after = keys[term][at + jamo.length + 1]
      if (after !== undefined && !cluster.test(after)) continue
      found.set(term, jamo.length / keys[term].length)
    }
    return strongest(found, MOST_PARTS)
  }

  /**
   * Words that sound alike: in the other script, or in the same one (라이센스, 라이선스).
   * @param {string} word folded @param {boolean} sameScript @param {number} most distance @returns {Alternatives}
   */
  twins(word, sameScript = false, most = TWIN) {
    return this.#remembered(`twins ${word} ${sameScript} ${most}`, () => this.#twins(word, sameScript, most))
  }

  /**
   * What was worked out for the last words: every key asks for most of them again.
   * @param {string} question @param {() => Alternatives} answer @returns {Alternatives} a copy
   */
  #remembered(question, answer) {
    const known = this.memory.get(question) ?? answer()
    if (this.memory.size > MOST_REMEMBERED) this.memory.clear()
    this.memory.set(question, known)
    return new Map(known)
  }

  /** @param {string} word @param {boolean} sameScript @param {number} most @returns {Alternatives} */
  #twins(word, sameScript, most) {
    /** @type {Alternatives} */
    const found = new Map()
    const letters = spelledLetters(word)
    const spelled = letters ? this.index.find(letters) : -1
    if (spelled >= 0) found.set(spelled, 0.85)
    const hangul = /[가-힣]/.test(word)
    for (const sound of sounds(word)) {
      const bones = consonants(sound)
      if (bones.length < 2) continue
      const first = sound[0]
      for (const otherHangul of sameScript && bones.length > 2 ? [false, true] : [!hangul]) {
        const limit = otherHangul === hangul ? SAME_SCRIPT_TWIN : bones.length > 2 ? most : most / 2
        for (const [term, other, otherBones] of this.#soundingLike(bones[0], otherHangul)) {
          if (Math.abs(otherBones - bones.length) > 1 || Math.abs(other.length - sound.length) > 4) continue
          const distance = soundDistance(sound, other, limit) + (first === other[0] ? 0 : 0.05)
          if (distance <= limit) offer(found, term, 0.85 - distance)
        }
      }
    }
    return strongest(found, MOST_TWINS)
  }

  /** Terms of one script by the first consonant they sound with. @param {string} bone @param {boolean} hangul @returns {Sounding[]} */
  #soundingLike(bone, hangul) {
    const kept = bone + hangul
    let list = this.sounding.get(kept)
    if (list) return list
    list = []
    const { keys, df } = this.index
    const [from, to] = hangul ? [this.hangulFrom, keys.length] : [0, this.hangulFrom]
    for (let term = from; term < to; term++) {
      const key = keys[term]
      if (!df[term] || this.isVerb(term) || key.length < 3 || key.length > 40 || !mayOpenWith(key, bone)) continue
      for (const sound of sounds(hangul ? this.surface(term) : key)) {
        const bones = consonants(sound)
        if (bones[0] === bone) list.push([term, sound, bones.length])
      }
    }
    this.sounding.set(kept, list)
    return list
  }

  /**
   * Words a slip or two away.
   * @param {string} jamo keystroke jamo or Latin letters @param {boolean} unfinished @returns {Alternatives}
   */
  typos(jamo, unfinished) {
    return this.#remembered(`typos ${jamo} ${unfinished}`, () => this.#typos(jamo, unfinished))
  }

  /** @param {string} jamo @param {boolean} unfinished @returns {Alternatives} */
  #typos(jamo, unfinished) {
    /** @type {Alternatives} */
    const found = new Map()
    const length = jamo.length
    if (length < 4) return found
    const limit = length < 9 ? 1 : length < 14 ? 1.6 : 2
    const { keys, df } = this.index
    const latin = jamo.charCodeAt(0) < 0x3131
    const [from, to] = latin ? [0, this.hangulFrom] : [this.hangulFrom, keys.length]
    const own = signature(jamo)
    const signatures = this.#signatures()
    const most = Math.ceil(limit / 0.5)
    for (let term = from; term < to; term++) {
      if (countBits(own & ~signatures[term]) > most || !df[term]) continue
      const key = this.isVerb(term) ? keys[term].slice(0, -2) : keys[term]
      if (key.length < 4) continue
      let cost = countBits(signatures[term] & ~own) > most ? Infinity : slipCost(jamo, key, limit)
      if (cost < Infinity) offer(found, term, 0.8 - 0.3 * (cost / limit))
      else if (unfinished && length >= 7 && key.length > length) {
        cost = slipCost(jamo, key.slice(0, length), Math.min(limit, 1))
        if (cost < Infinity) offer(found, term, 0.4 - 0.1 * cost)
      }
    }
    return strongest(found, MOST_TYPOS)
  }

  #signatures() {
    this.signatures ??= Int32Array.from(this.index.keys, (key, term) => signature(this.isVerb(term) ? key.slice(0, -2) : key))
    return this.signatures
  }

  /**
   * Words whose syllables begin so; a pattern may hold whole syllables too (대ㅎㅇ).
   * @param {string} pattern @returns {Alternatives}
   */
  withInitials(pattern) {
    /** @type {Alternatives} */
    const found = new Map()
    const wanted = [...pattern]
    for (const [heads, term] of this.#heads(initials(wanted[0]))) {
      if (!heads.startsWith(initials(pattern))) continue
      if (/[가-힣]/.test(pattern)) {
        const surface = this.surface(term)
        if (!wanted.every((letter, at) => letter < "가" || surface[at] === letter)) continue
      }
      const extra = heads.length - wanted.length
      found.set(term, extra ? 0.45 / (1 + 0.3 * extra) : 1)
    }
    return strongest(found, MOST_BEGINNINGS)
  }

  /** 초성 of the nouns that begin with one. @param {string} initial */
  #heads(initial) {
    let heads = this.byInitial.get(initial)
    if (!heads) {
      heads = []
      const [from, to] = this.index.prefix(initial)
      for (let term = from; term < to; term++) {
        if (!this.isVerb(term) && this.index.df[term]) heads.push([initials(this.surface(term)), term])
      }
      this.byInitial.set(initial, heads)
    }
    return heads
  }
}
