/**
 * The engine's answers in the shape Material's search box wants them.
 *
 * Material puts titles, texts and tags into the page as HTML: nothing of an answer leaves this
 * file unescaped.
 */

/**
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {import("./engine.js").Hit} Hit
 * @typedef {import("./engine.js").Segment} Segment
 *
 * @typedef {object} Item One link of the box.
 * @property {string} location Relative to the site's root; it gets `?h=` from the true terms.
 * @property {string} title HTML.
 * @property {string} text HTML.
 * @property {number} score
 * @property {Record<string, boolean>} terms Words and whether the page has them.
 * @property {string[]} [tags] HTML.
 *
 * @typedef {object} Result What a RESULT message carries: the first two are Material's, the
 *   others are read by search-box.js.
 * @property {Item[][]} items Groups; in each the items of one page.
 * @property {string[]} [suggest] The last word, completed.
 * @property {string} query
 * @property {number} total
 * @property {string} understood The reading that was searched; empty: as it was typed.
 */

/** Passages shown under their talk; the others wait behind a line that opens. */
const SHOWN = 3

/** Strings to mark on the opened page: more make no page clearer. */
const MARKED = 12

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/** @param {string} text */
export const escapeHtml = text => text.replace(/[&<>"']/g, character => ENTITIES[character])

/** @param {Segment[]} segments */
const html = segments =>
  segments
    .map(({ text, mark }) => (mark ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text)))
    .join("")

/**
 * Whether a string would also be marked inside other words: Material's highlighter looks for it
 * anywhere, in any case.
 *
 * @param {string} text
 */
const isShort = text => text.length < 2 || /^\d\d$/.test(text)

/** The highlighter reads the first ones as blanks; the last are escaped in what it searches. */
const UNMARKABLE = /[\s*+\-:~^<>"']+/

/**
 * The words, as printed, around the marks of a text.
 *
 * @param {Segment[]} segments
 * @param {string} found Of the marks that are exactly this.
 */
function wordsAround(segments, found) {
  return segments.flatMap(({ text, mark }, index) => {
    if (!mark || text !== found) return []
    const joined = (/** @type {Segment[]} */ part) => part.map(each => each.text).join("")
    const before = /\S*$/.exec(joined(segments.slice(0, index)))?.[0] ?? ""
    const after = /^\S*/.exec(joined(segments.slice(index + 1)))?.[0] ?? ""
    return (before + text + after).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
  })
}

/**
 * What Material is to mark on the page that opens. A single syllable is given as the whole word
 * it was found in, or not at all.
 *
 * @param {Hit} hit
 * @returns {string[]} Longest first: the highlighter takes the first that fits.
 */
export function surfaces(hit) {
  const given = hit.found.flatMap(found =>
    isShort(found) ? [hit.title, hit.text].flatMap(part => wordsAround(part, found)) : [found],
  )
  const parts = given.flatMap(text => text.split(UNMARKABLE)).filter(text => !isShort(text))
  return [...new Set(parts)].sort((a, b) => b.length - a.length).slice(0, MARKED)
}

/**
 * @param {Hit} hit
 * @returns {Item}
 */
function itemOf(hit) {
  return {
    location: hit.url,
    title: html(hit.title),
    text: html(hit.text),
    score: hit.score,
    terms: Object.fromEntries([
      ...hit.missing.map(word => [word, false]),
      ...surfaces(hit).map(word => [word, true]),
    ]),
    ...(hit.tags.length && { tags: hit.tags.map(escapeHtml) }),
  }
}

/**
 * Passages under the page of their talk. The page's own score decides which of them Material
 * shows, and comes last when Enter opens the best item: unless the page itself is the best.
 *
 * @param {string} location
 * @param {Hit[]} hits Best first.
 * @returns {Item[]}
 */
function groupOf(location, hits) {
  const [best] = hits
  const page = hits.find(hit => hit.url === location)
  const sections = hits.filter(hit => hit !== page).map(itemOf)
  const parent = page
    ? itemOf(page)
    : { location, title: escapeHtml(best.page), text: "", score: best.score, terms: {} }
  if (page !== best) {
    parent.score = Math.min(parent.score, sections[Math.min(SHOWN, sections.length) - 1].score)
  }
  return [parent, ...sections]
}

/**
 * @param {Answer} answer
 * @returns {Result}
 */
export function toResult(answer) {
  /** @type {Map<string, Hit[]>} */
  const pages = new Map()
  for (const hit of answer.hits) {
    const location = hit.url.replace(/#.*/, "")
    pages.set(location, [...(pages.get(location) ?? []), hit])
  }
  const words = answer.suggestions.slice(0, 1).map(text => text.split(/[\s-]+/).at(-1) ?? "")
  return {
    items: [...pages].map(([location, hits]) => groupOf(location, hits)),
    suggest: words,
    query: answer.query,
    total: answer.total,
    understood: answer.understood,
  }
}
