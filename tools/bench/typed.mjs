/** What a keyboard and a hurried reader make of words: queries of one kind out of each word. */

import {
  fromJamo,
  hangulToLatin,
  initials,
  latinToHangul,
  toJamo,
} from "../../overrides/assets/javascripts/search/hangul.js"

/** Fewer keystrokes begin too many words to be right about one. */
const FEWEST_KEYS = 3
const JAMO = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ"
const isVowel = jamo => jamo >= "ㅏ"

/** Dice that always fall the same for the same word: FNV-1a, then mulberry32. */
function dice(word) {
  let seed = 2166136261
  for (const unit of word) seed = Math.imul(seed ^ unit.codePointAt(0), 16777619)
  return sides => {
    seed = (seed + 0x6d2b79f5) | 0
    let hash = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash
    return Math.floor((((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32) * sides)
  }
}

const MISTAKES = [
  (keys, at, roll) => {
    const others = [...JAMO].filter(each => isVowel(each) === isVowel(keys[at]) && each !== keys[at])
    return keys.with(at, others[roll(others.length)])
  },
  (keys, at) => keys.toSpliced(at, 1),
  (keys, at) => keys.toSpliced(at, 0, keys[at]),
  (keys, at) => keys.toSpliced(at, 2, keys[at + 1] ?? "", keys[at]),
]

/** One jamo changed, dropped, doubled or swapped, so that no text has the result. */
function typo(word, texts) {
  const roll = dice(word)
  for (;;) {
    const keys = [...toJamo(word)]
    // Not the first: who hits that wrong sees it at once.
    const at = 1 + roll(keys.length - 1)
    const wrong = fromJamo(MISTAKES[roll(MISTAKES.length)](keys, at, roll).join(""))
    if (wrong !== word && !texts.some(text => text.includes(wrong))) return wrong
  }
}

/** What the search box holds after every keystroke of a text. */
export function keystrokes(text) {
  const keys = [...toJamo(text)]
  return keys.map((_, last) => fromJamo(keys.slice(0, last + 1).join("")))
}

const halfTyped = word => keystrokes(word).slice(FEWEST_KEYS - 1, -1)

const MAKERS = {
  오타: (word, texts) => [typo(word, texts)],
  초성: word => [initials(word)],
  "반쯤 친 말": halfTyped,
  "자판: 한글": word => [hangulToLatin(word)],
  "자판: 영문": word => [latinToHangul(word)],
}

/**
 * The queries of some materials.
 *
 * @param {{kind: string, text: string, word: string, source: number, relevant: number[]}[]} materials
 * @param {{title: string, body: string}[]} documents
 */
export function typedQueries(materials, documents) {
  const texts = documents.map(({ title, body }) => `${title}\n${body}`.normalize("NFC"))
  return materials.flatMap(material => {
    const made = MAKERS[material.kind]?.(material.text, texts) ?? [material.text]
    return made.map(q => ({ ...material, q }))
  })
}
