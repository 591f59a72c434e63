/**
 * Tests that run as they are under `node --test` and in a page.
 */

/** @typedef {{name: string, body: () => unknown}} Case */
/** @typedef {{name: string, error: string}} Outcome error: '' if it passed */

/** A test that has not ended by then never will. */
const MOST_MILLISECONDS = 60_000

const node = globalThis.process?.versions?.node ? await import("node:test") : null

/** @type {Case[]} */
const cases = []

/**
 * @param {string} name @param {() => unknown} body
 * @param {unknown} [needed] what the body cannot do without: it is skipped if that is not there
 */
export function test(name, body, needed = true) {
  const skip = needed ? false : "run it through pytest"
  if (node) node.test(name, { timeout: MOST_MILLISECONDS, skip }, async () => void (await body()))
  else cases.push({ name, body })
}

/** Run in a page what its modules have declared. @returns {Promise<Outcome[]>} */
export async function run() {
  const outcomes = []
  for (const { name, body } of cases.splice(0)) {
    let error = ""
    try {
      await Promise.race([body(), late()])
    } catch (thrown) {
      error = told(thrown)
    }
    outcomes.push({ name, error })
  }
  return outcomes
}

/** @param {unknown} thrown @returns {string} */
const told = thrown => (thrown instanceof Error ? `${thrown.stack}${thrown.cause ? `\nbecause of ${told(thrown.cause)}` : ""}` : `thrown: ${thrown}`)

/** @returns {Promise<never>} */
const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error("the test does not end")), MOST_MILLISECONDS))

/** A file of the repository. @param {string} path relative to this folder */
export async function json(path) {
  const address = new URL(path, import.meta.url)
  if (!node) return (await fetch(address)).json()
  const { readFile } = await import("node:fs/promises")
  return JSON.parse(await readFile(address, "utf8"))
}

/**
 * What test_javascript.py made with the index's Python encoder; null without pytest.
 * @param {string} name
 */
export async function encoded(name) {
  if (!node) return (await fetch(`/encoded/${name}.json`)).json()
  const folder = process.env.ENCODED
  if (!folder) return null
  const { readFile } = await import("node:fs/promises")
  return JSON.parse(await readFile(`${folder}/${name}.json`, "utf8"))
}

/** @param {string} base64 */
export const bytesOf = base64 => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))

/** A store over the files of an index that was made. @param {{files: Record<string, string>}} made */
export async function openMade({ files }) {
  const { openStore } = await import("../../overrides/assets/javascripts/search/store.js")
  const base = new URL("http://search.test/search/index/")
  return openStore(base, { fetch: async url => new Response(bytesOf(files[`${url}`.slice(base.href.length)])) })
}

/** A store of the index that small_index.py makes; null without pytest. */
export async function openSmall() {
  const small = await encoded("small")
  return small && openMade(small)
}

/** A value as text: equal values have equal texts. @param {unknown} value @returns {string} */
export function show(value) {
  if (value instanceof Map) return `Map${show([...value])}`
  if (value instanceof Set) return `Set${show([...value])}`
  if (ArrayBuffer.isView(value)) return `${value.constructor.name}${show(Array.from(/** @type {any} */ (value)))}`
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`
  if (typeof value === "number") return Object.is(value, -0) ? "0" : `${value}`
  if (value && typeof value === "object") return `{${Object.entries(value).map(([key, each]) => `${key}: ${show(each)}`).join(", ")}}`
  return JSON.stringify(value) ?? `${value}`
}

/** @param {unknown} found @param {unknown} wanted @param {string} [about] */
export function equal(found, wanted, about = "") {
  const [one, other] = [show(found), show(wanted)]
  if (one !== other) throw new Error(`${about ? `${about}\n` : ""}  found:  ${one}\n  wanted: ${other}`)
}

/** @param {unknown} condition @param {string} [about] */
export function ok(condition, about = "not so") {
  if (!condition) throw new Error(about)
}

/**
 * The error a promise is rejected with, which must be of a class.
 * @template {Error} E @param {Promise<unknown>} promise @param {new (...given: any[]) => E} kind @returns {Promise<E>}
 */
export async function rejected(promise, kind) {
  try {
    await promise
  } catch (error) {
    if (error instanceof kind) return error
    throw new Error(`rejected with ${error}, not a ${kind.name}`)
  }
  throw new Error(`not rejected with a ${kind.name}`)
}

/** Numbers below a limit, the same at each run (mulberry32). @param {number} seed */
export function dice(seed) {
  let state = seed
  /** @param {number} limit */
  return limit => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}
