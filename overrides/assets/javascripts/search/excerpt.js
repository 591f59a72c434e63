/**
 * The part of a text that best shows why it was found.
 */

/** @typedef {import("./marks.js").Mark} Mark */
/** @typedef {{text: string, mark: boolean}} Segment */

const LENGTH = 150
/** How much of a long sentence may stand before its first mark. */
const LEAD = 40

/** @param {string} text @param {Mark[]} marks @returns {Segment[]} */
export function segments(text, marks) {
  /** @type {Segment[]} */
  const found = []
  let at = 0
  for (const { from, to } of marks) {
    if (from > at) found.push({ text: text.slice(at, from), mark: false })
    found.push({ text: text.slice(from, to), mark: true })
    at = to
  }
  if (at < text.length || !found.length) found.push({ text: text.slice(at), mark: false })
  return found
}

/** @param {string} text @param {Mark[]} marks @returns {Segment[]} */
export function excerpt(text, marks) {
  const from = between(text, beginning(text, marks))
  const to = between(text, ending(text, from))
  const shown = marks
    .filter(mark => mark.from >= from && mark.to <= to)
    .map(mark => ({ ...mark, from: mark.from - from, to: mark.to - from }))
  const parts = segments(text.slice(from, to).replace(/\s/g, " "), shown)
  if (from > 0) parts.unshift({ text: "… ", mark: false })
  if (to < text.trimEnd().length) parts.push({ text: /[.!?…]$/.test(text.slice(from, to)) ? " …" : "…", mark: false })
  return parts
}

/** A place that does not part the halves of one character. @param {string} text @param {number} at */
const between = (text, at) => (/[\udc00-\udfff]/.test(text[at] ?? "") ? at - 1 : at)

/** Start of the sentence from which a window shows the most. @param {string} text @param {Mark[]} marks */
function beginning(text, marks) {
  if (text.length <= LENGTH) return 0
  let best = 0
  let most = 0
  marks.forEach((mark, at) => {
    /** @type {Map<string, number>} a word shown twice counts little more than once */
    const shown = new Map()
    let value = 0
    const start = sentenceStart(text, mark.from)
    for (const each of marks.slice(at)) {
      if (each.to > start + LENGTH) break
      const word = text.slice(each.from, each.to).toLowerCase()
      const times = (shown.get(word) ?? 0) + 1
      shown.set(word, times)
      value += each.weight / times ** 2
    }
    if (value > most + 1e-6) {
      most = value
      best = start
    }
  })
  return best
}

/** @param {string} text @param {number} mark */
function sentenceStart(text, mark) {
  const before = text.slice(Math.max(0, mark - LENGTH), mark)
  const end = Math.max(before.lastIndexOf("\n"), ...[". ", "? ", "! ", "… "].map(stop => before.lastIndexOf(stop) + 1))
  const start = mark - before.length + (end > 0 || before[0] === "\n" ? end + 1 : 0)
  if (mark - start <= LEAD * 2 && (end > 0 || mark <= LENGTH)) return start
  const word = text.indexOf(" ", mark - LEAD)
  return word >= 0 && word < mark ? word + 1 : Math.max(0, mark - LEAD)
}

/** @param {string} text @param {number} from */
function ending(text, from) {
  if (text.length - from <= LENGTH) return text.length
  const window = text.slice(from, from + LENGTH)
  const sentences = [...window.matchAll(/[.!?…](?=\s)|\n/g)]
  const sentence = sentences.length ? sentences[sentences.length - 1].index + 1 : 0
  if (sentence > LENGTH * 0.55) return from + window.slice(0, sentence).trimEnd().length
  const word = window.lastIndexOf(" ")
  return from + (word > LENGTH / 2 ? word : LENGTH)
}
