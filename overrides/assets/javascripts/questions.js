/**
 * Filters of /questions/: by speaker, topic and talk, each option with the number of questions it
 * would leave. The page is complete without them; their state is the address's query, so that
 * Back, Forward and sharing work.
 */

const FACETS = ["speaker", "topic", "talk"]

/** What a list item says about its question, by facet. */
function factsOf(entry) {
  return {
    element: entry,
    speaker: [entry.dataset.speaker],
    topic: entry.dataset.topics.split(" "),
    talk: [entry.dataset.talk],
  }
}

/** Whether a question passes all chosen filters but one. */
function passes(facts, chosen, except = "") {
  return FACETS.every(
    facet => facet === except || !chosen[facet] || facts[facet].includes(chosen[facet]),
  )
}

/** How many questions each value of a facet would leave, the other filters given. */
function countsOf(facet, questions, chosen) {
  const counts = new Map([["", 0]])
  for (const facts of questions) {
    if (!passes(facts, chosen, facet)) continue
    counts.set("", counts.get("") + 1)
    for (const value of facts[facet]) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

function chosenIn(form) {
  return Object.fromEntries(FACETS.map(facet => [facet, form.elements[facet].value]))
}

/** The address of a choice; other parameters and the anchor-free path stay. */
function addressOf(chosen) {
  const address = new URL(location.href)
  for (const facet of FACETS) {
    if (chosen[facet]) address.searchParams.set(facet, chosen[facet])
    else address.searchParams.delete(facet)
  }
  address.hash = ""
  return address
}

/** Set the controls from the address; a value nobody offers counts as none. */
function readAddress(form) {
  const query = new URLSearchParams(location.search)
  for (const facet of FACETS) {
    const select = form.elements[facet]
    select.value = query.get(facet) ?? ""
    if (select.selectedIndex < 0) select.value = ""
  }
}

function show(form, list, questions) {
  const chosen = chosenIn(form)
  let shown = 0
  for (const facts of questions) {
    const visible = passes(facts, chosen)
    facts.element.hidden = !visible
    shown += visible
  }
  for (const group of list.querySelectorAll(".mundap-group")) {
    group.hidden = !group.querySelector(".mundap-entry:not([hidden])")
  }
  for (const facet of FACETS) {
    const counts = countsOf(facet, questions, chosen)
    for (const option of form.elements[facet].options) {
      const count = counts.get(option.value) ?? 0
      option.dataset.label ??= option.textContent.trim()
      option.textContent = `${option.dataset.label} (${count})`
      option.disabled = count === 0 && !option.selected && option.value !== ""
    }
  }
  const filtered = FACETS.some(facet => chosen[facet])
  form.querySelector("output").textContent = shown
    ? `질문 ${shown}개`
    : "조건에 맞는 질문이 없습니다. 조건을 하나 지워 보세요."
  form.querySelector("button").hidden = !filtered
}

/** Put the filters above the list of a freshly shown page, if it is the page of questions. */
function setUp() {
  const template = document.getElementById("mundap-filters")
  const list = document.querySelector(".mundap-questions")
  if (!template || !list || document.querySelector("form.mundap-filters")) return
  const form = template.content.firstElementChild.cloneNode(true)
  list.before(form)
  const questions = [...list.querySelectorAll(".mundap-entry")].map(factsOf)
  const refresh = () => show(form, list, questions)

  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("change", () => {
    history.pushState(null, "", addressOf(chosenIn(form)))
    refresh()
  })
  form.addEventListener("reset", event => {
    event.preventDefault()
    for (const facet of FACETS) form.elements[facet].value = ""
    history.pushState(null, "", addressOf(chosenIn(form)))
    refresh()
    form.elements[FACETS[0]].focus()
  })
  form.addEventListener("mundap:address", () => {
    readAddress(form)
    refresh()
  })
  readAddress(form)
  refresh()
}

window.addEventListener("popstate", () => {
  const form = document.querySelector("form.mundap-filters")
  if (form) form.dispatchEvent(new Event("mundap:address"))
})

// Material's observable of page changes: it fires at once, and after each instant navigation.
window.document$.subscribe(setUp)
