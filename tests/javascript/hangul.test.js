/** Hangul: the table that Python is held to as well, and what must hold for every syllable. */

import * as hangul from "../../overrides/assets/javascripts/search/hangul.js"
import { dice, equal, json, show, test } from "./harness.js"

const { fold, fromJamo, hangulToLatin, initials, latinToHangul, toJamo } = hangul
const FIRST = 0xac00
const SYLLABLES = 11_172

for (const [name, rows] of Object.entries(await json("../shared/hangul.json"))) {
  for (const [given, wanted, why] of rows) {
    test(`${name}: ${why} (${show(given)})`, () => equal(hangul[name](given), wanted))
  }
}

const everySyllable = Array.from({ length: SYLLABLES }, (_, at) => String.fromCharCode(FIRST + at))

/** @param {(limit: number) => number} roll */
const someWord = roll => Array.from({ length: 1 + roll(6) }, () => everySyllable[roll(SYLLABLES)]).join("")

/** @param {number} seed @param {(word: string) => void} check */
function forWords(seed, check) {
  const roll = dice(seed)
  for (let times = 0; times < 2000; times++) check(someWord(roll))
}

test("every syllable comes back from its keys", () => {
  for (const syllable of everySyllable) equal(fromJamo(toJamo(syllable)), syllable)
})

test("every word comes back from its keys", () => forWords(1, word => equal(fromJamo(toJamo(word)), word)))

test("every word comes back from the Latin keys that type it", () =>
  forWords(2, word => equal(latinToHangul(hangulToLatin(word)), word)))

test("what an input method shows on the way has the keys that were typed", () =>
  forWords(3, word => {
    const keys = toJamo(word)
    for (let typed = 0; typed <= keys.length; typed++) {
      const shown = fromJamo(keys.slice(0, typed))
      equal(toJamo(shown), keys.slice(0, typed), shown)
    }
  }))

test("any keys in any order come back from what is shown", () => {
  const roll = dice(4)
  const letters = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ a1"
  for (let times = 0; times < 5000; times++) {
    const keys = Array.from({ length: roll(9) }, () => letters[roll(letters.length)]).join("")
    equal(toJamo(fromJamo(keys)), keys)
  }
})

test("a composed and a decomposed word fold to the same", () =>
  forWords(5, word => equal(fold(word.normalize("NFD")), word)))

test("a word has as many 초성 as syllables, and each begins the keys of its syllable", () =>
  forWords(6, word => {
    const found = initials(word)
    equal([...found].length, [...word].length)
    ;[...word].forEach((syllable, at) => equal(toJamo(syllable)[0], found[at]))
  }))

test("folding is total, and folding again changes nothing", () => {
  const roll = dice(7)
  for (let times = 0; times < 20_000; times++) {
    const text = String.fromCharCode(...Array.from({ length: roll(12) }, () => roll(0x10000)))
    equal(fold(fold(text)), fold(text))
  }
})
