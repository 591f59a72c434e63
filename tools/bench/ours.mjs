/** Our own search in Node: the browser's modules, the index read from a folder. */

import { readFile } from "node:fs/promises"
import { resolve } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

export const SOURCES = fileURLToPath(
  new URL("../../overrides/assets/javascripts/search/", import.meta.url),
)

/** `fetch` of file: addresses that keeps an account of what was read. */
export function fileFetch(account = []) {
  return async url => {
    try {
      const bytes = await readFile(fileURLToPath(String(url)))
      account.push({ url: String(url), bytes: bytes.length })
      return new Response(bytes)
    } catch {
      return new Response(null, { status: 404 })
    }
  }
}

/** The engine over a folder that holds `manifest.json`. */
export async function openOurs(folder, account = []) {
  const { openEngine } = await import(pathToFileURL(`${SOURCES}engine.js`).href)
  return openEngine(new URL(`${pathToFileURL(resolve(folder))}/`), { fetch: fileFetch(account) })
}
