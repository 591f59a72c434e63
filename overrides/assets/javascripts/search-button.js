/**
 * The search field of the home page is a label for Material's search, so that it opens without
 * this script. Material puts the cursor into the search only for its own label, and no label can
 * be reached with the keyboard: both are mended here. So is the search itself for text that comes
 * without a key: Material listens for keys only.
 */

const SELECTOR = "label.mundap-search"
const FIELD = "[data-md-component=search-query]"

function isSearchLabel(target) {
  return target instanceof Element && target.closest(SELECTOR) !== null
}

/** Material opens the search when its field gets the focus. */
function open(event) {
  const field = document.querySelector(FIELD)
  if (!field || !isSearchLabel(event.target)) return
  event.preventDefault()
  field.focus()
}

/** A paste by mouse, dictation or handwriting sends no key. */
function announce(event) {
  if (event.target instanceof Element && event.target.matches(FIELD)) {
    event.target.dispatchEvent(new Event("keyup"))
  }
}

function makeReachable() {
  for (const label of document.querySelectorAll(SELECTOR)) {
    label.tabIndex = 0
    label.setAttribute("role", "button")
  }
}

document.addEventListener("click", open)
document.addEventListener("input", announce)
document.addEventListener("keydown", event => {
  if (event.key === "Enter" || event.key === " ") open(event)
})

// Material's observable of page changes: it fires at once, and after each instant navigation.
window.document$.subscribe(makeReachable)
