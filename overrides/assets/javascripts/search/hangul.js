/**
 * Hangul as the keyboard and the ear have it: keystroke jamo, 초성, the two-set keyboard.
 */

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
const VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
const FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
/** Jamo of two keystrokes. */
const CLUSTERS = Object.entries({
  ㅘ: "ㅗㅏ", ㅙ: "ㅗㅐ", ㅚ: "ㅗㅣ", ㅝ: "ㅜㅓ", ㅞ: "ㅜㅔ", ㅟ: "ㅜㅣ", ㅢ: "ㅡㅣ",
  ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ",
})
const SPLIT = new Map(CLUSTERS)
const JOIN = new Map(CLUSTERS.map(([cluster, keys]) => [keys, cluster]))

const FIRST = 0xac00
const LAST = 0xd7a3

/** @param {number} code */
export const isSyllable = code => code >= FIRST && code <= LAST

/** @param {string} letter */
const isConsonant = letter => letter >= "ㄱ" && letter <= "ㅎ"
/** @param {string} letter */
const isVowel = letter => letter >= "ㅏ" && letter <= "ㅣ"

/** @param {string} letter */
function compatible(letter) {
  const code = letter.charCodeAt(0)
  if (code <= 0x1112) return INITIALS[code - 0x1100]
  if (code >= 0x1161 && code <= 0x1175) return VOWELS[code - 0x1161]
  if (code >= 0x11a8 && code <= 0x11c2) return FINALS[code - 0x11a7]
  return letter
}

/**
 * One form for what reads the same: NFC, half width, small letters, no invisible characters.
 * @param {string} text
 */
export function fold(text) {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, " ")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[\uff01-\uff5e]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .toLowerCase()
    .normalize("NFC")
    .replace(/[\u1100-\u11ff]/g, compatible)
}

/** @param {number} code @returns {[string, string, string]} */
function letters(code) {
  const at = code - FIRST
  return [INITIALS[Math.floor(at / 588)], VOWELS[Math.floor((at % 588) / 28)], FINALS[at % 28].trim()]
}

/**
 * Every key that types a text: 대학원 → ㄷㅐㅎㅏㄱㅇㅜㅓㄴ. Other letters as they are.
 * @param {string} text
 */
export function toJamo(text) {
  let jamo = ""
  for (const letter of text) {
    const code = letter.charCodeAt(0)
    if (isSyllable(code)) for (const part of letters(code)) jamo += SPLIT.get(part) ?? part
    else jamo += SPLIT.get(letter) ?? letter
  }
  return jamo
}

/**
 * What an input method makes of keystrokes, on the two-set keyboard.
 * @param {string} jamo
 */
export function fromJamo(jamo) {
  let text = ""
  let initial = ""
  let vowel = ""
  let final = ""
  const finish = () => {
    if (initial && vowel) {
      const at = INITIALS.indexOf(initial) * 588 + VOWELS.indexOf(vowel) * 28 + (final ? FINALS.indexOf(final) : 0)
      text += String.fromCharCode(FIRST + at)
    } else text += initial + vowel
    initial = vowel = final = ""
  }
  for (const key of jamo) {
    if (isConsonant(key)) {
      const cluster = JOIN.get(final + key)
      if (initial && vowel && !final && FINALS.includes(key)) final = key
      else if (final && cluster) final = cluster
      else {
        finish()
        if (INITIALS.includes(key)) initial = key
        else text += key
      }
    } else if (isVowel(key)) {
      const diphthong = JOIN.get(vowel + key)
      if (final) {
        // The last consonant begins the next syllable.
        const keys = SPLIT.get(final)
        const next = keys ? keys[1] : final
        final = keys ? keys[0] : ""
        finish()
        initial = next
        vowel = key
      } else if (vowel && diphthong) vowel = diphthong
      else {
        if (vowel) finish()
        vowel = key
      }
    } else {
      finish()
      text += key
    }
  }
  finish()
  return text
}

/** 초성 of every syllable; other letters as they are. @param {string} text */
export function initials(text) {
  let found = ""
  for (const letter of text) found += isSyllable(letter.charCodeAt(0)) ? letters(letter.charCodeAt(0))[0] : letter
  return found
}

/** Consonant clusters as the two 초성 they were typed as: ㄳ → ㄱㅅ. @param {string} text */
export const splitClusters = text => text.replace(/[ㄳ-ㅄ]/g, letter => SPLIT.get(letter) ?? letter)

/** Whether a text is nothing but 초성, two at least. @param {string} text */
export const isInitials = text => /^[ㄱ-ㅎ]{2,}$/.test(text)

const KEYS = "qwertyuiopasdfghjklzxcvbnmQWERTOP"
const TYPED = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"

/** What Latin keys type in Hangul mode: eogkr → 대학. @param {string} text */
export function latinToHangul(text) {
  const jamo = [...text].map(key => TYPED[KEYS.indexOf(key)] ?? TYPED[KEYS.indexOf(key.toLowerCase())] ?? key)
  return fromJamo(jamo.join(""))
}

/** What Hangul keys type in Latin mode: 애찯ㄱ → docker. @param {string} text */
export function hangulToLatin(text) {
  return [...toJamo(text)].map(jamo => KEYS[TYPED.indexOf(jamo)] ?? jamo).join("")
}
