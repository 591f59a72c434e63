/**
 * Filters of /questions/: by speaker, topic and talk, each option with the number of questions it
 * would leave. The page is complete without them; their state is the address's query, so that
 * Back, Forward and sharing work.
 */

import { addressOf, choose, chosenIn, clear, FACETS, selectOf, showCounts } from "./filters.js"

/**
 * @typedef {import("./filters.js").Facet} Facet
 * @typedef {import("./filters.js").Chosen} Chosen
 * @typedef {{ element: HTMLElement } & Record<Facet, string[]>} Facts
 */

/**
 * What a list item says about its question, by facet.
 *
 * @param {HTMLElement} entry
 * @returns {Facts}
 */
function factsOf(entry) {
  const { speaker = "", topics = "", talk = "" } = entry.dataset
  return { element: entry, speaker: [speaker], topic: topics.split(" "), talk: [talk] }
}

/**
 * Whether a question passes all chosen filters but one.
 *
 * @param {Facts} facts
 * @param {Chosen} chosen
 * @param {Facet | ""} [except]
 */
function passes(facts, chosen, except = "") {
  return FACETS.every(
    facet => facet === except || !chosen[facet] || facts[facet].includes(chosen[facet]),
  )
}

/**
 * How many questions each value of a facet would leave, the other filters given.
 *
 * @param {Facet} facet
 * @param {Facts[]} questions
 * @param {Chosen} chosen
 */
function countsOf(facet, questions, chosen) {
  const left = questions.filter(facts => passes(facts, chosen, facet))
  const counts = new Map([["", left.length]])
  for (const facts of left) {
    for (const value of facts[facet]) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

/**
 * @param {HTMLFormElement} form
 * @param {Element} list
 * @param {Facts[]} questions
 */
function show(form, list, questions) {
  const chosen = chosenIn(form)
  let shown = 0
  for (const facts of questions) {
    const visible = passes(facts, chosen)
    facts.element.hidden = !visible
    shown += Number(visible)
  }
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (
    list.querySelectorAll(".mundap-group")
  )) {
    group.hidden = !group.querySelector(".mundap-entry:not([hidden])")
  }
  for (const facet of FACETS) {
    showCounts(selectOf(form, facet), countsOf(facet, questions, chosen))
  }
  const [output, reset] = /** @type {NodeListOf<HTMLElement>} */ (
    form.querySelectorAll("output, button")
  )
  output.textContent = shown
    ? `질문 ${shown}개`
    : "조건에 맞는 질문이 없습니다. 조건을 하나 지워 보세요."
  reset.hidden = !FACETS.some(facet => chosen[facet])
}

/** Put the filters above the list of a freshly shown page, if it is the page of questions. */
function setUp() {
  const template = /** @type {HTMLTemplateElement | null} */ (
    document.getElementById("mundap-filters")
  )
  const list = document.querySelector(".mundap-questions")
  if (!template || !list || document.querySelector("form.mundap-filters")) return
  const form = /** @type {HTMLFormElement} */ (template.content.firstElementChild?.cloneNode(true))
  list.before(form)
  const entries = /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".mundap-entry"))
  const questions = [...entries].map(factsOf)
  const refresh = () => show(form, list, questions)

  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("change", () => {
    history.pushState(null, "", addressOf(chosenIn(form)))
    refresh()
  })
  form.addEventListener("reset", event => {
    event.preventDefault()
    clear(form)
    history.pushState(null, "", addressOf(chosenIn(form)))
    refresh()
  })
  form.addEventListener("mundap:address", () => {
    choose(form, new URLSearchParams(location.search))
    refresh()
  })
  form.dispatchEvent(new Event("mundap:address"))
}

window.addEventListener("popstate", () => {
  document.querySelector("form.mundap-filters")?.dispatchEvent(new Event("mundap:address"))
})

// Material's observable of page changes: it fires at once, and after each instant navigation.
window.document$.subscribe(setUp)
