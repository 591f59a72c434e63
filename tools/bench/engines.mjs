/** Every engine over the same documents, ready to be asked: what the tables of ranking need. */

import { readdir } from "node:fs/promises"
import { openOurs } from "./ours.mjs"
import { LIMIT, PEERS, versionOf } from "./peers.mjs"

export const OURS = "문답"
const IN_BROWSER = [
  { name: "Material", engine: "material", settings: "stock: its own index and worker, theme in Korean" },
  { name: "Pagefind", engine: "pagefind", package: "pagefind", settings: "forceLanguage ko, titles as h1" },
]

/**
 * @typedef {object} Asked
 * @property {string} name
 * @property {string} version
 * @property {string} settings
 * @property {(queries: string[]) => Promise<number[][]>} ask
 */

/** Ask one after the other, as a reader would. */
const each = search => async queries => {
  const found = []
  for (const query of queries) found.push(await search(query))
  return found
}

/**
 * Our engine, then stock Material, then the peers that are installed; the others' names.
 *
 * @returns {Promise<{engines: Asked[], absent: string[]}>}
 */
export async function openAll(folder, documents, browser, material) {
  const ours = await openOurs(`${folder}/search/index`)
  const engines = [
    {
      name: OURS,
      version: "",
      settings: "as published",
      ask: each(async query => (await ours.search(query, { limit: LIMIT })).hits.map(hit => hit.document)),
    },
  ]
  const absent = []
  const site = await readdir(folder)
  for (const { name, engine, package: library, settings } of browser ? IN_BROWSER : []) {
    if (library && !site.includes(engine)) {
      absent.push(name)
      continue
    }
    const page = await browser.page(engine)
    await page.evaluate(each => engines[each].open(), engine)
    engines.push({
      name,
      version: library ? await versionOf(library) : material,
      settings,
      ask: queries => page.evaluate(([...all]) => answers(...all), [engine, queries, LIMIT]),
    })
  }
  for (const peer of PEERS) {
    const version = await versionOf(peer.package)
    if (!version) {
      absent.push(peer.name)
      continue
    }
    const { search } = await peer.open(await import(peer.package), documents)
    engines.push({ name: peer.name, version, settings: peer.settings, ask: each(search) })
  }
  return { engines, absent }
}
