/** The figures that depend on the archive's size: bytes, times, memory. */

import { readFile } from "node:fs/promises"
import { percentile } from "./measures.mjs"
import { SOURCES, openOurs } from "./ours.mjs"
import { python } from "./python.mjs"
import { codeOf } from "./peers.mjs"
import { packed } from "./server.mjs"
import { keystrokes } from "./typed.mjs"

/** What the search box shows. */
const SHOWN = 10
const THROTTLE = 4
/** Queries that are typed key by key, evenly taken from the graded ones. */
const TYPED = 40
const OPENINGS = 5

/**
 * @typedef {object} Figures
 * @property {number} [before] Bytes before the first answer: code and what every visit loads.
 * @property {number} [query] Median bytes of a query that is the first.
 * @property {number} [build] Seconds to make the index.
 * @property {number} [ready] @property {number[]} [cold] @property {number[]} [warm] Milliseconds.
 * @property {number} [heap] Bytes.
 */

const sizeOf = async path => packed(await readFile(path)).length
const sum = numbers => numbers.reduce((total, number) => total + number, 0)

/** A script as the site has it, without its comments. */
const published = path => Buffer.from(python("published", "--script", path))

/** The modules that a module leads to, itself included. */
async function closure(name, seen = new Set()) {
  if (seen.has(name)) return seen
  seen.add(name)
  const text = await readFile(SOURCES + name, "utf8")
  const imports = text.replace(/\/\*[^]*?\*\//g, "").matchAll(/(?:from|import)\s*\(?\s*"\.\/([\w-]+\.js)"/g)
  for (const [, other] of imports) await closure(other, seen)
  return seen
}

/** Bytes of our own search: what the box's worker loads, then each query in a new visit. */
export async function ourBytes(folder, queries) {
  const code = [...(await closure("worker.js"))].map(name => packed(published(SOURCES + name)).length)
  const account = []
  await openOurs(`${folder}/search/index`, account)
  const opening = sum(account.map(({ bytes }) => bytes))
  const each = []
  for (const query of queries) {
    const account = []
    const engine = await openOurs(`${folder}/search/index`, account)
    await engine.search(query, { limit: SHOWN })
    each.push(sum(account.map(({ bytes }) => bytes)) - opening)
  }
  return { before: sum(code) + opening, code: sum(code), query: percentile(each, 0.5), most: Math.max(...each) }
}

/** Files that Pagefind loads for what is asked; the others come with every visit. */
const ASKED = /^\/pagefind\/(index|fragment|filter)\//

/** Bytes of an engine in the browser, as the server counted them: Material loads all at once. */
export async function sentBytes(browser, engine, queries) {
  browser.sent()
  const page = await browser.page(engine, { worker: true })
  const visit = new Map()
  const each = []
  for (const query of engine === "material" ? queries.slice(0, 1) : queries) {
    await page.evaluate(name => engines[name].open(), engine)
    await page.evaluate(([name, text, limit]) => engines[name].search(text, limit), [engine, query, SHOWN])
    const files = browser.sent()
    for (const { path, bytes } of files) if (!ASKED.test(path)) visit.set(path, bytes)
    each.push(sum(files.filter(({ path }) => ASKED.test(path)).map(({ bytes }) => bytes)))
  }
  await page.close()
  return { before: sum([...visit.values()]), query: percentile(each, 0.5), most: Math.max(...each) }
}

/** Times and memory in the browser, its processor slowed down. */
export async function slowed(browser, engine, queries) {
  const words = queries.filter((_, at) => at % Math.ceil(queries.length / TYPED) === 0).map(keystrokes)
  const page = await browser.page(engine)
  const devtools = await page.context().newCDPSession(page)
  const heap = async () => {
    await devtools.send("HeapProfiler.collectGarbage")
    const { usedSize, backingStorageSize = 0 } = await devtools.send("Runtime.getHeapUsage")
    return usedSize + backingStorageSize + (await page.evaluate(() => wasmBytes()))
  }
  const empty = await heap()
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE })
  const ready = await page.evaluate(([...all]) => timeToReady(...all), [engine, OPENINGS])
  const type = reopen => page.evaluate(([...all]) => timeKeys(...all), [engine, words, SHOWN, reopen])
  const cold = await type(true)
  await page.evaluate(name => engines[name].open(), engine)
  await type(false)
  const warm = await type(false)
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 })
  const full = await heap()
  await page.close()
  return { ready: percentile(ready, 0.5), cold, warm, heap: full - empty }
}

/** Milliseconds of a fixed computation in the slowed page: how fast this machine is. */
export async function calibration(browser) {
  const page = await browser.browser.newPage()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE })
  const took = await page.evaluate(() => {
    const start = performance.now()
    let hash = 0
    for (let at = 0; at < 5e7; at++) hash = (Math.imul(hash, 31) + at) | 0
    return performance.now() - start + (hash === 1 ? 1 : 0)
  })
  await page.close()
  return took
}

/** What a peer that loads its whole index costs. */
export async function peerFigures(peer, documents) {
  const library = await import(peer.package)
  const start = performance.now()
  const { saved } = await peer.open(library, documents)
  const build = (performance.now() - start) / 1000
  const index = packed(Buffer.from(await saved())).length
  return { before: index + packed(await codeOf(peer)).length, query: 0, build }
}

export const p50 = numbers => percentile(numbers, 0.5)
export const p95 = numbers => percentile(numbers, 0.95)

