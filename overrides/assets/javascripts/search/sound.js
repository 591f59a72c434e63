/**
 * How a word sounds, in one alphabet for Hangul and Latin, so that 쿠버네티스 and kubernetes meet
 * without a list. Consonants are put together as 외래어 표기법 does (f and p are ㅍ, l and r are ㄹ).
 */

import { isSyllable } from "./hangul.js"

const ONSETS = "kknttlmppss_cccktph"
/** q is ㅐ, v is ㅓ: Latin spells both with several letters. */
const VOWELS = ["a", "q", "ia", "iq", "v", "e", "iv", "ie", "o", "ua", "ue", "ue", "io", "u", "uv", "ue", "ui", "iu", "", "i", "i"]
const CODAS = ["", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "n", "t", "t", "k", "t", "p", ""]

/** Names of the letters: 엠엘 is ml. Longer names first. */
const LETTERS = Object.entries({
  더블유: "w", 에이치: "h", 에이: "a", 에프: "f", 아이: "i", 제이: "j", 케이: "k", 에스: "s", 브이: "v", 엑스: "x", 와이: "y",
  제트: "z", 아르: "r", 비: "b", 씨: "c", 시: "c", 디: "d", 이: "e", 지: "g", 쥐: "g", 엘: "l", 엠: "m", 엔: "n", 오: "o",
  피: "p", 큐: "q", 알: "r", 티: "t", 유: "u",
})

/**
 * The letters whose names a word spells, `''` if it is not made of two or more.
 * @param {string} word
 */
export function spelledLetters(word) {
  const [letters, rest] = letterNames(word)
  return letters.length > 1 && !rest ? letters : ""
}

/** The letters whose names a word begins with, and what follows them. @param {string} word @returns {[letters: string, rest: string]} */
function letterNames(word) {
  const name = LETTERS.find(([name]) => word.startsWith(name))
  if (!name) return ["", word]
  const [letters, rest] = letterNames(word.slice(name[0].length))
  return [name[1] + letters, rest]
}

/** @type {[RegExp, string][]} Spelling → sound, in order; capitals stand for finished sounds. */
const SPELLING = [
  [/^x/, "s"], [/^kn/, "n"], [/^wr/, "r"], [/^ps/, "s"], [/tion|sion/g, "SIEN"], [/ture$/, "CE"], [/(?:dge|ge|tch)$/, "CI"], [/sh$/, "SI"], [/ph/g, "P"], [/sch|sh/g, "S"],
  [/dge|dj/g, "C"], [/tch/g, "C"], [/ck/g, "K"], [/qu/g, "KU"], [/x/g, "KS"], [/gh(?=t|$)/g, ""], [/ng$/, "N"],
  [/ee|ea/g, "I"], [/oo/g, "U"], [/ou|ow/g, "AU"], [/([b-df-hj-np-tv-xz])e$/, "$1"], [/([b-df-hj-np-tv-xz])es$/, "$1s"],
  [/c(?=[eiy])/g, "S"], [/([aeiouAIU])r(?![aeiouy])/g, "$1"], [/^y|y(?=[aeiou])/g, "I"],
]
/** @type {[RegExp, string][][]} Where English keeps two readings of one spelling. */
const READINGS = [
  [[/(?<!t)ch$/, "CI"], [/ch/g, "C"], [/th/g, "S"], [/g(?=[eiy])/g, "C"]],
  [[/ch/g, "K"], [/th/g, "T"]],
]
/** @type {Record<string, string>} */
const PLAIN = {
  b: "p", c: "k", d: "t", f: "p", g: "k", j: "c", q: "k", r: "l", v: "p", w: "u", x: "s", y: "i", z: "c",
}

/** Letters as they sound on their own, finished sounds left alone. @param {string} text */
const plain = text => [...text.toLowerCase()].map((letter, at) => (text[at] === letter ? PLAIN[letter] ?? letter : letter)).join("")

/** @param {string} sound */
const single = sound => sound.replace(/(.)\1+/g, "$1")

/** @param {string} word folded Hangul @returns {string} */
function hangulSound(word) {
  let sound = ""
  for (const character of word) {
    const code = character.charCodeAt(0)
    if (!isSyllable(code)) return ""
    const at = code - 0xac00
    const onset = ONSETS[Math.floor(at / 588)]
    const vowel = VOWELS[Math.floor((at % 588) / 28)]
    // 져 and 저 sound the same, so both are written (메니져).
    sound += (onset === "_" ? "" : onset) + (onset === "c" ? vowel.replace(/^i(?=.)/, "") : vowel) + CODAS[at % 28]
  }
  return single(sound)
}

/**
 * The ways a word may sound; none for what is not said as a word (ml, k8s).
 * @param {string} word folded
 * @returns {string[]}
 */
export function sounds(word) {
  if (/^[가-힣]{2,}$/.test(word)) {
    const [letters, rest] = letterNames(word)
    // 엔씨소프트 is ncsoft.
    return letters.length > 1 && rest.length > 1 ? [hangulSound(word), plain(letters) + hangulSound(rest)] : [hangulSound(word)]
  }
  if (!/^(?:[a-z]{4,}|[^aeiou][aeiou][a-z])$/.test(word) || !/[aeiouy]/.test(word)) return []
  const heard = READINGS.map(readings => {
    let sound = word
    for (const [spelling, said] of [...readings, ...SPELLING]) sound = sound.replace(spelling, said)
    return single(plain(sound))
  })
  return [...new Set(heard)]
}

/** The consonants of a sound, without h, which often is not heard. @param {string} sound */
export const consonants = sound => sound.replace(/[aeiouqvh]/g, "")

/** Consonants that a letter may be heard as. @type {Record<string, string>} */
const HEARD = {
  b: "p", c: "ksc", d: "tc", f: "p", g: "kc", j: "c", k: "k", l: "l", m: "m", n: "n", p: "p", q: "k", r: "l", s: "s", t: "tsc", v: "p", x: "ks", z: "c",
}

/** What each initial may be heard as, if it is heard at all. @type {Record<string, string>} */
const INITIALS = Object.fromEntries([..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"].map((initial, at) => [initial, ONSETS[at]]))

/**
 * Whether a word may sound with that consonant first. Spares most words the reading: of a Latin
 * one, one of its first two consonants is it, since the first may be silent (know, argon).
 * @param {string} word Latin letters, or keystroke jamo @param {string} bone
 */
export function mayOpenWith(word, bone) {
  const initial = INITIALS[word[0]]
  // Silent and breathed initials leave it to what comes after; 씨 and 지 may be the letters.
  if (initial) return initial === bone || initial === "_" || initial === "h" || (bone === "k" && "ㅅㅆㅈ".includes(word[0]))
  let seen = 0
  for (let at = 0; at < word.length && seen < 2; at++) {
    const heard = HEARD[word[at]]
    if (heard?.includes(bone)) return true
    if (heard) seen++
  }
  return false
}

const SOFT = "aeiouqvh"
const VOWEL = 0.3
/** Vowels that one letter may stand for. @type {Record<string, number>} */
const NEAR_VOWELS = { aq: 0.05, uv: 0.05, ae: 0.1, ei: 0.1, ev: 0.1, eq: 0.1, ov: 0.1, ou: 0.1, ao: 0.15, av: 0.15 }
const ALIKE = new Set(["sc", "cs", "kc", "ck", "st", "ts", "tc", "ct", "nm", "mn"])

/**
 * Distance of two sounds, 0 for the same, about 1 for nothing in common; of those further apart
 * than `limit` it may be Infinity.
 * @param {string} a @param {string} b @param {number} [limit]
 */
export function soundDistance(a, b, limit = Infinity) {
  const longest = Math.max(a.length, b.length, 1)
  let last = new Float32Array(b.length + 1)
  let row = new Float32Array(b.length + 1)
  /** @param {string} letter */
  const weight = letter => (SOFT.includes(letter) ? VOWEL : 1)
  for (let j = 1; j <= b.length; j++) last[j] = last[j - 1] + weight(b[j - 1])
  for (let i = 1; i <= a.length; i++) {
    const x = a[i - 1]
    row[0] = last[0] + weight(x)
    let least = row[0]
    for (let j = 1; j <= b.length; j++) {
      const y = b[j - 1]
      const both = SOFT.includes(x) && SOFT.includes(y)
      const change = x === y ? 0 : both ? NEAR_VOWELS[x < y ? x + y : y + x] ?? 2 * VOWEL : ALIKE.has(x + y) ? 0.5 : 1.6
      row[j] = Math.min(last[j - 1] + change, last[j] + weight(x), row[j - 1] + weight(y))
      if (row[j] < least) least = row[j]
    }
    if (least / longest > limit) return Infinity
    ;[last, row] = [row, last]
  }
  return last[b.length] / longest
}
