/** The files of the index: each fetched once, failures told apart and forgotten, memory bounded. */

import { openStore, FetchError, StaleError } from "../../overrides/assets/javascripts/search/store.js"
import { bytesOf, encoded, equal, ok, rejected, test } from "./harness.js"

const small = await encoded("small")
const BASE = new URL("http://search.test/site/search/index/")

/** A host of the small index that can fail; notes what it was asked for. */
class Host {
  constructor() {
    /** @type {Map<string, Uint8Array>} */
    this.files = new Map(Object.entries(small.files).map(([path, content]) => [path, bytesOf(content)]))
    /** @type {string[]} */
    this.asked = []
    /** @type {(path: string) => Response | Promise<Response> | null} */
    this.instead = () => null
    this.fetch = /** @type {typeof fetch} */ (async url => {
      const { href } = new URL(`${url}`)
      ok(href.startsWith(BASE.href), href)
      const path = href.slice(BASE.href.length)
      this.asked.push(path.replace(/^[0-9a-f]{12}\//, ""))
      // What follows must not depend on an answer in the same turn.
      await new Promise(resolve => setTimeout(resolve))
      const other = await this.instead(path)
      const found = this.files.get(path)
      return other ?? (found ? new Response(found) : new Response("", { status: 404 }))
    })
  }

  open() {
    return openStore(BASE, { fetch: this.fetch })
  }

  /** How often a file was asked for. @param {string} path */
  times(path) {
    return this.asked.filter(each => each === path).length
  }

  /** Publish the same files under another name. */
  republish() {
    const generation = "0".repeat(12)
    this.files = new Map([...this.files].map(([path, content]) => [path.replace(/^[0-9a-f]{12}/, generation), content]))
    this.files.set("manifest.json", new TextEncoder().encode(JSON.stringify({ format: 1, generation, documents: 1 })))
  }
}

/** @param {string} name @param {(host: Host) => Promise<unknown>} body */
const testHost = (name, body) => test(name, () => body(new Host()), small)

const everyTerm = index => index.keys.map((_, term) => term)

testHost("opening fetches the manifest and the start, nothing else", async host => {
  const store = await host.open()
  equal(host.asked, ["manifest.json", "start.bin"])
  equal(store.index.documents, small.documents)
})

testHost("the manifest is never taken from a cache unasked, the others are", async host => {
  /** @type {Record<string, unknown>} */
  const caches = {}
  await openStore(BASE, {
    fetch: (url, options) => {
      caches[`${url}`.split("/").at(-1) ?? ""] = options?.cache
      return host.fetch(url)
    },
  })
  equal(caches, { "manifest.json": "no-cache", "start.bin": undefined })
})

testHost("every file is fetched once, whoever asks and how often", async host => {
  const store = await host.open()
  const documents = Array.from({ length: small.documents }, (_, at) => at)
  const grams = [...(await store.gramDirectory()).keys]
  const all = () => [store.loadPostings(everyTerm(store.index)), store.cards(documents), store.facets(), store.topicDocuments(0), store.dictionary(0), store.gramDirectory(), store.gramDocuments(grams)]
  await Promise.all([...all(), ...all()])
  await Promise.all(all())
  equal(host.asked.length, new Set(host.asked).size, host.asked.join(" "))
  equal([...host.asked].sort(), Object.keys(small.files).map(path => path.replace(/^[0-9a-f]{12}\//, "")).sort())
})

testHost("postings that are loaded stay while another query loads its own", async host => {
  const store = await host.open()
  const { index } = store
  const shards = new Map(everyTerm(index).filter(term => index.df[term]).map(term => [index.shardOf(term)[0], term]))
  ok(shards.size > 1, "the small index has too few shards")
  const [one, other] = shards.values()
  await Promise.all([store.loadPostings([one]), store.loadPostings([other])])
  for (const term of [one, other]) {
    let documents = 0
    store.forEachPosting(term, () => documents++)
    equal(documents, index.df[term])
  }
})

testHost("a term of no document needs no file and has no postings", async host => {
  const store = await host.open()
  const ghosts = everyTerm(store.index).filter(term => !store.index.df[term])
  ok(ghosts.length, "the small index has no such term")
  await store.loadPostings(ghosts)
  ghosts.forEach(term => store.forEachPosting(term, () => ok(false, "a posting")))
  equal(host.asked, ["manifest.json", "start.bin"])
})

testHost("a gram of no document is null and needs no file", async host => {
  const store = await host.open()
  equal(await store.gramDocuments([0x0021_0021]), [null])
  equal(host.asked, ["manifest.json", "start.bin", "grams.bin"])
})

for (const [what, instead] of /** @type {[string, () => Response | Promise<Response>][]} */ ([
  ["no network", () => Promise.reject(new TypeError("Failed to fetch"))],
  ["an answer of 500", () => new Response("", { status: 500 })],
  ["an answer of 404", () => new Response("", { status: 404 })],
  ["a page in place of the file", () => new Response("<!doctype html><title>로그인</title>")],
  ["an empty file", () => new Response(new Uint8Array(0))],
])) {
  for (const path of ["manifest.json", "start.bin"]) {
    testHost(`${what} for ${path} fails to open, and the next try opens`, async host => {
      host.instead = asked => (asked.endsWith(path) ? instead() : null)
      const error = await rejected(host.open(), FetchError)
      ok(!(error instanceof StaleError))
      equal(error.name, "FetchError")
      host.instead = () => null
      equal((await host.open()).index.documents, small.documents)
    })
  }
  for (const [path, use] of /** @type {[string, (store: any) => Promise<unknown>][]} */ ([
    ["postings/0.bin", store => store.loadPostings([everyTerm(store.index).find(term => store.index.df[term])])],
    ["cards/0.bin", store => store.cards([0])],
    ["facets.bin", store => store.facets()],
    ["dictionary/0.bin", store => store.dictionary(0)],
    ["grams.bin", store => store.gramDirectory()],
    ["grams/0.bin", async store => store.gramDocuments([(await store.gramDirectory()).keys[0]])],
  ])) {
    testHost(`${what} for ${path} is one failure for all who wait, then forgotten`, async host => {
      // What came, but is no file, is asked for once more, past every cache.
      const asks = /page|empty/.test(what) ? 2 : 1
      const store = await host.open()
      host.instead = asked => (asked.endsWith(path) ? instead() : null)
      await Promise.all([rejected(use(store), FetchError), rejected(use(store), FetchError)])
      equal(host.times(path), asks)
      await rejected(use(store), FetchError)
      equal(host.times(path), 2 * asks)
      host.instead = () => null
      await use(store)
      await use(store)
      equal(host.times(path), 2 * asks + 1)
    })
  }
}

testHost("a damaged file fails; it neither hangs nor gives anything", async host => {
  const whole = [...host.files].find(([path]) => path.endsWith("start.bin"))?.[1] ?? new Uint8Array(0)
  const flipped = whole.slice()
  flipped[whole.length >> 1] ^= 0xff
  const wrongSum = whole.slice()
  wrongSum[whole.length - 6] ^= 0xff
  for (const damaged of [whole.slice(0, 3), whole.slice(0, whole.length >> 1), whole.slice(0, -1), flipped, wrongSum]) {
    host.instead = path => (path.endsWith("start.bin") ? new Response(damaged) : null)
    await rejected(host.open(), FetchError)
  }
})

testHost("a page that was kept in place of a file is asked for past the cache", async host => {
  const store = await host.open()
  let first = true
  host.instead = path => {
    if (!path.endsWith("cards/0.bin") || !first) return null
    first = false
    return new Response("<!doctype html>")
  }
  equal((await store.cards([0])).length, 1)
  equal(host.times("cards/0.bin"), 2)
})

testHost("a file that is gone because the site was published anew says so", async host => {
  const store = await host.open()
  host.republish()
  equal((await rejected(store.cards([0]), StaleError)).name, "StaleError")
  equal(host.times("manifest.json"), 2)
  await (await host.open()).cards([0])
})

testHost("a file that is gone though nothing was published does not", async host => {
  const store = await host.open()
  host.instead = path => (path.endsWith("cards/0.bin") ? new Response("", { status: 404 }) : null)
  ok(!((await rejected(store.cards([0]), FetchError)) instanceof StaleError))
})

testHost("a manifest that is older than the files it names is stale at once", async host => {
  const old = host.files.get("manifest.json")
  host.republish()
  let first = true
  host.instead = path => {
    if (path !== "manifest.json" || !first) return null
    first = false
    return new Response(old)
  }
  await rejected(host.open(), StaleError)
  await host.open()
})

testHost("cards and postings that were not used for long are forgotten, the others are not", async host => {
  const store = await host.open()
  const { index } = store
  const chunks = new Set(Array.from({ length: index.documents }, (_, document) => index.chunkOf(document)[0])).size
  ok(chunks > 2, "the small index has too few files")
  store.chunks.most = chunks - 1
  const firsts = Array.from({ length: index.documents }, (_, at) => at).filter(document => index.chunkOf(document)[1] === 0)
  await store.cards([firsts[0]])
  for (const document of firsts.slice(1)) {
    await store.cards([document])
    await store.cards([firsts[0]])
  }
  equal(host.times("cards/0.bin"), 1)
  await store.cards([firsts[1]])
  equal(host.times("cards/1.bin"), 2)
})
