/**
 * The peers that run in Node: each with the best documented settings for Korean that could be
 * found. A peer that is not installed is left out, and said so.
 */

import { readFile } from "node:fs/promises"

/** Results asked for: more than ten, so that ungraded ones can be passed over. */
export const LIMIT = 20

/**
 * @typedef {{document: number, kind: number, url: string, title: string, body: string}} Document
 * @typedef {(query: string) => number[] | Promise<number[]>} Search
 * @typedef {{search: Search, saved?: () => string | Promise<string>}} Opened
 * @typedef {{name: string, package: string, settings: string, entry: string,
 *   open: (library: any, documents: Document[]) => Opened | Promise<Opened>}} Peer
 */

const segmenter = new Intl.Segmenter("ko", { granularity: "word" })
const segments = text =>
  [...segmenter.segment(text.normalize("NFC").toLowerCase())]
    .filter(each => each.isWordLike)
    .map(each => each.segment)

const bigrams = text =>
  (text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap(word =>
    word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)),
  )

/** @type {Peer[]} */
export const PEERS = [
  {
    name: "MiniSearch",
    package: "minisearch",
    settings: "VitePress' own: fuzzy .2, prefix, title × 4",
    entry: `export { default } from "minisearch"`,
    open({ default: MiniSearch }, documents) {
      const index = new MiniSearch({
        idField: "document",
        fields: ["title", "body"],
        storeFields: ["title"],
        searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, body: 2 } },
      })
      index.addAll(documents)
      return {
        search: query => index.search(query).slice(0, LIMIT).map(each => each.id),
        saved: () => JSON.stringify(index),
      }
    },
  },
  {
    name: "FlexSearch",
    package: "flexsearch",
    settings: "custom encoder of syllable bigrams, suggest, titles first",
    entry: `export { Index } from "flexsearch"`,
    open({ default: FlexSearch, Index = FlexSearch.Index }, documents) {
      const fields = ["title", "body"].map(field => {
        const index = new Index({ encode: bigrams, tokenize: "strict" })
        for (const each of documents) index.add(each.document, each[field])
        return index
      })
      const found = query => fields.flatMap(each => each.search(query, { limit: LIMIT, suggest: true }))
      return {
        search: query => [...new Set(found(query))].slice(0, LIMIT),
        async saved() {
          const parts = []
          for (const each of fields) await each.export((key, data) => parts.push([key, data]))
          return JSON.stringify(parts)
        },
      }
    },
  },
  {
    name: "Orama",
    package: "@orama/orama",
    settings: "Intl.Segmenter as tokenizer, tolerance 1",
    entry: `export { create, insert, search, load } from "@orama/orama"`,
    async open({ create, insert, search, save }, documents) {
      const tokenizer = { language: "korean", normalizationCache: new Map(), tokenize: segments }
      const schema = { document: "number", title: "string", body: "string" }
      const index = create({ schema, components: { tokenizer } })
      for (const { document, title, body } of documents) await insert(index, { document, title, body })
      return {
        async search(term) {
          const { hits } = await search(index, {
            term,
            properties: ["title", "body"],
            tolerance: 1,
            limit: LIMIT,
          })
          return hits.map(each => each.document.document)
        },
        saved: () => JSON.stringify(save(index)),
      }
    },
  },
  {
    name: "Fuse.js",
    package: "fuse.js",
    settings: "useTokenSearch over Intl.Segmenter, ignoreLocation, threshold .4, title × 2",
    entry: `export { default } from "fuse.js"`,
    open({ default: Fuse }, documents) {
      const index = new Fuse(documents, {
        keys: [{ name: "title", weight: 2 }, { name: "body", weight: 1 }],
        ignoreLocation: true,
        threshold: 0.4,
        useTokenSearch: true,
        tokenize: segments,
      })
      return {
        search: query => index.search(query, { limit: LIMIT }).map(each => each.item.document),
        saved: () => JSON.stringify(documents.map(({ title, body }) => [title, body])),
      }
    },
  },
]

/** The version of an installed package; null when it is not there. */
export async function versionOf(name) {
  try {
    const text = await readFile(new URL(`./node_modules/${name}/package.json`, import.meta.url), "utf8")
    return JSON.parse(text).version
  } catch {
    return null
  }
}

/** The minified code of a peer as a browser would get it, by esbuild. */
export async function codeOf(peer) {
  const { build } = await import("esbuild")
  const done = await build({
    stdin: { contents: peer.entry, resolveDir: new URL(".", import.meta.url).pathname },
    bundle: true,
    format: "esm",
    minify: true,
    platform: "browser",
    write: false,
    logLevel: "silent",
  })
  return done.outputFiles[0].contents
}
