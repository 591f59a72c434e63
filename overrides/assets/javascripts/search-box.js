/**
 * What Material's search box lacks: a field of the home page that opens it, text that comes
 * without a key, the first files fetched while the reader still thinks, and what our worker knows
 * beyond Material's protocol: the reading of the query, the true number of results, the page that
 * has them all.
 */

import { element } from "./element.js"

const LABEL = "label.mundap-search"
const FIELD = "[data-md-component=search-query]"

const SITE = new URL("../../", import.meta.url)
const INDEX = new URL("search/index/", SITE)

/** /search/, as the site writes its addresses; main.html tells. */
const PAGE = new URL(new URL(import.meta.url).searchParams.get("page") ?? "", SITE)

/** @param {unknown} target */
const fieldIn = target =>
  target instanceof HTMLInputElement && target.matches(FIELD) ? target : null

/**
 * Material opens the search when its field gets the focus. Its own label does that; the home
 * page's, which opens the search without this script too, would not.
 *
 * @param {Event} event
 */
function open(event) {
  /** @type {HTMLElement | null} */
  const field = document.querySelector(FIELD)
  if (!field || !(event.target instanceof Element) || !event.target.closest(LABEL)) return
  event.preventDefault()
  field.focus()
}

/** No label can be reached with the keyboard. */
function makeReachable() {
  for (const label of document.querySelectorAll(LABEL)) {
    label.setAttribute("tabindex", "0")
    label.setAttribute("role", "button")
  }
}

/**
 * Material reads its field when a key goes up, and remembers for its suggestion what was there
 * when one went down. A paste by mouse, dictation or the reset button send neither. These two do
 * not bubble: they are for the field's own listeners. Its value is never written to, so that an
 * IME's composition stays as it is.
 *
 * @param {HTMLInputElement} field
 */
function announce(field) {
  field.dispatchEvent(new Event("keydown"))
  field.dispatchEvent(new Event("keyup"))
}

/** @param {Event} event */
function announceReset(event) {
  const form = event.target
  const field = form instanceof HTMLFormElement && fieldIn(form.elements.namedItem("query"))
  // The event comes before the field is emptied.
  if (field) setTimeout(announce, 0, field)
}

async function fetchStart() {
  const manifest = await fetch(new URL("manifest.json", INDEX), { cache: "no-cache" })
  const { generation } = await manifest.json()
  const start = await fetch(new URL(`${generation}/start.bin`, INDEX), { cache: "force-cache" })
  // Read to its end: what is left unread is not kept.
  await start.arrayBuffer()
}

let warm = false

/**
 * Fetch what the first answer needs; the worker then finds it in the browser's cache. If that
 * fails it will say so itself.
 *
 * @param {Event} event
 */
function warmUp({ target }) {
  if (warm || !fieldIn(target)) return
  warm = true
  Promise.allSettled([import("./search/engine.js"), fetchStart()])
}

/**
 * The last line of the list. Enter opens the link with the best score, which Material looks up in
 * the first child of each.
 *
 * @param {import("./search/material.js").Result} result
 */
function allResults({ query, total }) {
  const address = new URL(PAGE)
  address.searchParams.set("q", query)
  const text = element("span", { "data-md-score": "-1" }, `모든 결과 보기 (${total})`)
  const link = element("a", { href: `${address}`, class: "mundap-all", tabindex: "-1" }, text)
  return element("li", { class: "md-search-result__item" }, link)
}

/**
 * Complete what Material has just written. Both places are Material's own: the line above the
 * list, which becomes a live region, so that a screen reader says the reading and the number
 * together and without leaving the field; and the list, whose links Material's arrow keys walk
 * and which it empties before the next answer.
 *
 * @param {HTMLElement} box
 * @param {import("./search/material.js").Result & { failed?: boolean }} result
 */
function complete(box, result) {
  const [line, list] = box.children
  line.setAttribute("role", "status")
  if (result.failed) line.textContent = "검색하지 못했습니다"
  if (!result.total) return
  line.textContent = `${result.total}개의 일치하는 문서`
  if (result.understood) {
    const note = element("strong", {}, `'${result.understood}'(으)로 찾았습니다`)
    line.replaceChildren(note, ` ${line.textContent}`)
  }
  list.append(allResults(result))
}

document.addEventListener("click", open)
document.addEventListener("keydown", event => {
  if (event.key === "Enter" || event.key === " ") open(event)
})
document.addEventListener("input", ({ target }) => {
  const field = fieldIn(target)
  if (field) announce(field)
})
document.addEventListener("reset", announceReset)
document.addEventListener("focusin", warmUp)

// Material's observables. One of page changes: it fires at once, and after each instant
// navigation. One of components: that of the results carries the worker's message, whole.
window.document$.subscribe(() => {
  makeReachable()
  if (document.getElementById("mundap-finder")) {
    import("./search-page.js").then(({ setUp }) => setUp())
  }
})
window.component$.subscribe(({ ref, ...state }) => {
  if (ref.matches("[data-md-component=search-result]")) complete(ref, state)
})
