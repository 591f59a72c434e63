/**
 * How far a typed word is from a term, in slips of the finger or of the ear, over keystroke jamo.
 */

/** Jamo that sound alike, differ by the shift key, or lie side by side on the two-set keyboard. */
const NEAR = ["ㅐㅔ", "ㅒㅖ", "ㅓㅗ", "ㅕㅛ", "ㅜㅡ", "ㅓㅏ", "ㅗㅜ", "ㅡㅣ", "ㅓㅡ"]
const SHIFT = ["ㄱㄲㅋ", "ㄷㄸㅌ", "ㅂㅃㅍ", "ㅈㅉㅊ", "ㅅㅆ", "ㅐㅒ", "ㅔㅖ", "ㅏㅑ", "ㅓㅕ", "ㅗㅛ", "ㅜㅠ"]
const ROWS = ["ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiop", "asdfghjkl", "zxcvbnm"]

/** @param {string} a @param {string} b */
const pairOf = (a, b) => (a.charCodeAt(0) << 16) | b.charCodeAt(0)

/** @type {Map<number, number>} by `pairOf` */
const SUBSTITUTION = new Map()
/** @param {string} a @param {string} b @param {number} cost */
function near(a, b, cost) {
  for (const pair of [pairOf(a, b), pairOf(b, a)]) {
    SUBSTITUTION.set(pair, Math.min(cost, SUBSTITUTION.get(pair) ?? 1))
  }
}
for (const [groups, cost] of /** @type {[string[], number][]} */ ([[NEAR, 0.5], [SHIFT, 0.5]])) {
  for (const group of groups) {
    for (const a of group) for (const b of group) if (a !== b) near(a, b, cost)
  }
}
for (const row of ROWS) for (let i = 1; i < row.length; i++) near(row[i - 1], row[i], 0.8)

/** A doubled or dropped double is a slip of one finger. */
const REPEAT = 0.6
const SWAP = 0.8

/**
 * Weighted Damerau–Levenshtein distance; anything over `limit` is Infinity.
 * @param {string} a @param {string} b @param {number} limit
 * @returns {number}
 */
export function slipCost(a, b, limit) {
  const n = b.length
  if (Math.abs(a.length - n) > limit / REPEAT) return Infinity
  let before = new Float32Array(n + 1)
  let last = new Float32Array(n + 1)
  let row = new Float32Array(n + 1)
  for (let j = 1; j <= n; j++) last[j] = last[j - 1] + (b[j - 1] === b[j - 2] ? REPEAT : 1)
  let former = 0
  for (let i = 1; i <= a.length; i++) {
    const drop = a[i - 1] === a[i - 2] ? REPEAT : 1
    row[0] = last[0] + drop
    let least = row[0]
    for (let j = 1; j <= n; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = last[j - 1] + (same ? 0 : SUBSTITUTION.get((a.charCodeAt(i - 1) << 16) | b.charCodeAt(j - 1)) ?? 1)
      cost = Math.min(cost, last[j] + drop, row[j - 1] + (b[j - 1] === b[j - 2] ? REPEAT : 1))
      if (!same && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2] + SWAP)
      }
      row[j] = cost
      if (cost < least) least = cost
    }
    // A swap reaches over the last row.
    if (Math.min(least, former + SWAP) > limit) return Infinity
    former = least
    ;[before, last, row] = [last, row, before]
  }
  return last[n] <= limit ? last[n] : Infinity
}

/**
 * Which jamo or letters a key has, as 32 bits: two keys within k slips differ in few of them.
 * @param {string} key
 */
export function signature(key) {
  let bits = 0
  for (let i = 0; i < key.length; i++) bits |= 1 << (key.charCodeAt(i) & 31)
  return bits
}

/** @param {number} bits */
export function countBits(bits) {
  bits -= (bits >>> 1) & 0x55555555
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0xf0f0f0f) * 0x1010101) >>> 24
}
