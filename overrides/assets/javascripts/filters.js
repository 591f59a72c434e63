/**
 * The filters by speaker, topic and talk, as /questions/ and /search/ have them: three selects
 * with a number beside each option, whose state is the address's query.
 */

/** @typedef {"speaker" | "topic" | "talk"} Facet */
/** @typedef {Record<Facet, string>} Chosen Value of each filter; empty: all. */

/** @type {Facet[]} */
export const FACETS = ["speaker", "topic", "talk"]

/**
 * @param {HTMLFormElement} form
 * @param {Facet} facet
 */
export const selectOf = (form, facet) =>
  /** @type {HTMLSelectElement} */ (form.elements.namedItem(facet))

/**
 * @param {HTMLFormElement} form
 * @returns {Chosen}
 */
export function chosenIn(form) {
  const [speaker, topic, talk] = FACETS.map(facet => selectOf(form, facet).value)
  return { speaker, topic, talk }
}

/**
 * The address of a choice; other parameters and the anchor-free path stay.
 *
 * @param {Record<string, string>} chosen
 */
export function addressOf(chosen) {
  const address = new URL(location.href)
  for (const [name, value] of Object.entries(chosen)) {
    if (value) address.searchParams.set(name, value)
    else address.searchParams.delete(name)
  }
  address.hash = ""
  return address
}

/**
 * Set the controls from an address's query; a value nobody offers counts as none.
 *
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} query
 */
export function choose(form, query) {
  for (const facet of FACETS) {
    const select = selectOf(form, facet)
    select.value = query.get(facet) ?? ""
    if (select.selectedIndex < 0) select.value = ""
  }
}

/** @param {HTMLFormElement} form */
export function clear(form) {
  choose(form, new URLSearchParams())
  selectOf(form, FACETS[0]).focus()
}

/**
 * Write the number of what each option would leave beside it; what leaves nothing cannot be
 * taken.
 *
 * @param {HTMLSelectElement} select
 * @param {Map<string, number>} counts By value; the empty one, if known, is all.
 */
export function showCounts(select, counts) {
  for (const option of select.options) {
    const count = counts.get(option.value) ?? 0
    option.dataset.label ??= option.text
    option.textContent = counts.has("") || option.value
      ? `${option.dataset.label} (${count})`
      : option.dataset.label
    option.disabled = count === 0 && !option.selected && option.value !== ""
  }
}
