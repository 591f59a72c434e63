/** A result of /search/ as a reader sees it. */

import { element } from "./element.js"
import { surfaces } from "./search/material.js"

/**
 * @typedef {import("./search/engine.js").Hit} Hit
 * @typedef {import("./search/engine.js").Segment} Segment
 */

const SITE = new URL("../../", import.meta.url)

/** What a result is, by its kind. */
const KINDS = ["질문", "강연 내용", "연사", "강연", "주제", "안내"]

/** @param {Segment[]} segments */
const marked = segments =>
  segments.map(({ text, mark }) => (mark ? element("mark", {}, text) : text))

/** @param {Hit} hit */
function addressOf(hit) {
  const address = new URL(hit.url, SITE)
  const words = surfaces(hit)
  // The theme marks these on the page that opens.
  if (words.length) address.searchParams.set("h", words.join(" "))
  return address.href
}

/**
 * @param {Hit} hit
 * @returns {HTMLElement}
 */
export function resultOf(hit) {
  const about = [KINDS[hit.kind], hit.page, ...hit.tags].filter(Boolean)
  const title = element("a", { href: addressOf(hit) }, ...marked(hit.title))
  const missing = hit.missing.flatMap(word => [" ", element("del", {}, word)])
  return element(
    "li",
    { class: "mundap-result" },
    element("h2", {}, title),
    element("p", { class: "mundap-result__text" }, ...marked(hit.text)),
    element("p", { class: "mundap-result__about" }, about.join(" · ")),
    ...(missing.length ? [element("p", { class: "mundap-result__about" }, "없는 말:", ...missing)] : []),
  )
}
