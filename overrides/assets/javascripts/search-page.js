/**
 * /search/: every result of a query, filtered by speaker, topic and talk. The state is the
 * address's query, so that Back, Forward and sharing work. search-box.js loads this file when the
 * page is shown.
 */

import { element } from "./element.js"
import { addressOf, choose, chosenIn, clear, FACETS, selectOf, showCounts } from "./filters.js"
import { resultOf } from "./search-results.js"

/**
 * @typedef {import("./search/engine.js").Answer} Answer
 * @typedef {ReturnType<typeof viewOf>} View
 */

/** Results shown at a time. */
const SIZE = 20

/** Milliseconds without a key before the address is written: some browsers count its changes. */
const PAUSE = 300

/** @type {Worker | null} One for a visit. */
let worker = null
/** @type {View | null} Of the page that is shown now. */
let current = null
/** Counts questions: answers to older ones are dropped. */
let newest = 0
/** Results that are already shown, when the newest question asks for more of them. */
let shown = 0

/** @param {HTMLElement} root */
function viewOf(root) {
  const [filters, output, reset, retry, list, more] = /** @type {NodeListOf<HTMLElement>} */ (
    root.querySelectorAll(".mundap-filters, output, button, ol")
  )
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"))
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"))
  const help = /** @type {HTMLElement} */ (root.nextElementSibling)
  const { pathname } = location
  return { form, field, filters, output, reset, retry, list, more, help, pathname }
}

/**
 * Ask the worker for the results, or for more of them than are shown.
 *
 * @param {View} view
 * @param {number} [already] Number of those.
 */
function ask(view, already = 0) {
  shown = already
  const id = ++newest
  const filters = Object.fromEntries(Object.entries(chosenIn(view.form)).filter(each => each[1]))
  const options = { limit: shown + SIZE, filters, facets: true }
  if (!worker) {
    worker = new Worker(new URL("search/worker.js", import.meta.url))
    worker.addEventListener("message", hear)
    worker.addEventListener("error", () => {
      worker = null
      if (current) fail(current)
    })
  }
  view.list.setAttribute("aria-busy", "true")
  worker.postMessage({ type: "search", id, query: view.field.value, options })
}

/** @param {MessageEvent} event */
function hear({ data: { id, type, answer } }) {
  if (!current || id !== newest) return
  current.list.removeAttribute("aria-busy")
  if (type === "failure") fail(current)
  else show(current, answer)
}

/** @param {View} view */
function refresh(view) {
  if (view.field.value.trim()) ask(view)
  else empty(view)
}

/** Nothing was asked. @param {View} view */
function empty(view) {
  newest++
  view.list.replaceChildren()
  view.output.textContent = ""
  view.help.hidden = false
  for (const part of [view.filters, view.reset, view.retry, view.more]) part.hidden = true
}

/**
 * @param {View} view
 * @param {Answer} answer
 */
function show(view, answer) {
  const filtered = Object.values(chosenIn(view.form)).some(Boolean)
  const { hits, total, understood } = answer
  for (const facet of FACETS) {
    const counts = answer.counts?.[facet] ?? []
    showCounts(selectOf(view.form, facet), new Map(counts.map(([slug, , count]) => [slug, count])))
  }
  const added = hits.slice(shown).map(resultOf)
  if (shown) view.list.append(...added)
  else view.list.replaceChildren(...added)
  view.output.textContent = total
    ? `결과 ${total}개`
    : filtered
      ? "조건에 맞는 결과가 없습니다. 조건을 하나 지워 보세요."
      : "맞는 결과가 없습니다. 다른 말로 찾아 보세요."
  if (understood) {
    view.output.prepend(element("span", {}, `'${understood}'(으)로 찾았습니다. `))
  }
  view.help.hidden = total > 0
  view.filters.hidden = !total && !filtered
  view.reset.hidden = !filtered
  view.retry.hidden = true
  view.more.hidden = hits.length >= total
  // The button may be gone.
  if (shown) added[0]?.querySelector("a")?.focus()
}

/** @param {View} view */
function fail(view) {
  view.output.textContent = "검색 데이터를 불러오지 못했습니다. 인터넷 연결을 확인해 주세요."
  view.retry.hidden = false
}

/** Whether the newest entry of the history is one that typing may overwrite. */
let typing = false
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause

/** Put the state into the address; a run of typing is one step of the history. @param {View} view */
function save(view) {
  clearTimeout(pause)
  const address = addressOf({ q: view.field.value, ...chosenIn(view.form) })
  if (address.href === location.href || location.pathname !== view.pathname) return
  if (typing) history.replaceState(history.state, "", address)
  else history.pushState(null, "", address)
  typing = true
}

/** Put the address's state into the form, after Back, Forward or a link to this page. */
function restore() {
  if (!current || location.pathname !== current.pathname) return
  typing = false
  clearTimeout(pause)
  const query = new URLSearchParams(location.search)
  current.field.value = query.get("q") ?? ""
  choose(current.form, query)
  refresh(current)
}

/** @param {View} view */
function listen(view) {
  const { form, field, more } = view
  field.addEventListener("input", () => {
    clearTimeout(pause)
    pause = setTimeout(save, PAUSE, view)
    refresh(view)
  })
  // Of the field when it is left or Enter is pressed, or of a filter.
  form.addEventListener("change", ({ target }) => {
    if (target !== field) typing = false
    save(view)
    typing = false
    if (target !== field) refresh(view)
  })
  form.addEventListener("submit", event => {
    event.preventDefault()
    save(view)
    typing = false
    refresh(view)
  })
  form.addEventListener("reset", event => {
    event.preventDefault()
    typing = false
    clear(form)
    save(view)
    typing = false
    refresh(view)
  })
  more.addEventListener("click", () => ask(view, view.list.children.length))
}

/** Put the form and the results above the help of a freshly shown page. */
export function setUp() {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("mundap-finder"))
  const root = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true))
  const help = document.querySelector(".mundap-help")
  if (!help || document.querySelector("div.mundap-finder")) return
  help.before(root)
  current = viewOf(root)
  listen(current)
  // See search-address.js.
  const { search } = document.documentElement.dataset
  delete document.documentElement.dataset.search
  if (search) history.replaceState(history.state, "", location.pathname + search + location.hash)
  restore()
}

window.addEventListener("popstate", restore)
// Material's observable of instant navigation, which keeps this page for a link to itself.
window.location$.subscribe(restore)
