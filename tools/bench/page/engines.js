/**
 * In the measured page: our engine, stock Material's worker and Pagefind behind one face.
 *
 * An engine is {load(), open(), search(query, limit)}: `load` gets its code; `open` makes it able
 * to answer and forgets all it knew; `search` gives document numbers, best first, once everything
 * that the results show is there. The page can be throttled and a worker cannot, so Material's
 * worker script runs in a frame of this page, and Pagefind can be told to stay out of its worker.
 */

const SETUP = 0
const READY = 1
const QUERY = 2
const RESULT = 3

const address = path => new URL(path, location.origin)
const numberOf = url => Number(/d(\d+)\/(?:#.*)?$/.exec(url)?.[1])

/** Responses to give from memory, so that an engine's own work is timed and not the network. */
const memory = new Map()
let remembering = false
const network = fetch.bind(globalThis)

globalThis.fetch = async (resource, options) => {
  if (!remembering) return network(resource, options)
  const key = String(resource.url ?? resource)
  if (!memory.has(key)) memory.set(key, await (await network(resource, options)).arrayBuffer())
  return new Response(memory.get(key))
}

/** The memory of WebAssembly that was made last, which heap figures leave out. */
let wasm = null
const instantiate = WebAssembly.instantiate
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate.apply(WebAssembly, given)
  for (const each of Object.values((made.instance ?? made).exports)) {
    if (each instanceof WebAssembly.Memory) wasm = each
  }
  return made
}
// Responses from memory have no address, as instantiateStreaming would want.
WebAssembly.instantiateStreaming = async (response, imports) =>
  WebAssembly.instantiate(await (await response).arrayBuffer(), imports)

globalThis.wasmBytes = () => wasm?.buffer.byteLength ?? 0

function ours() {
  let library
  let engine
  return {
    async load() {
      library = await import("/ours/assets/javascripts/search/engine.js")
    },
    async open() {
      engine = null
      engine = await library.openEngine(address("/ours/search/index/"))
    },
    async search(query, limit) {
      const { hits } = await engine.search(query, { limit })
      return hits.map(hit => hit.document)
    },
  }
}

/** A frame in which a classic worker's script believes it is in a worker. */
function frameOf(code, script, receive) {
  const frame = document.body.appendChild(document.createElement("iframe"))
  const inside = frame.contentWindow
  inside.postMessage = receive
  inside.importScripts = (...urls) => {
    for (const url of urls) {
      const request = new XMLHttpRequest()
      request.open("GET", new URL(url, script), false)
      request.send()
      inside.eval(request.responseText)
    }
  }
  inside.eval(code)
  return {
    post: data => inside.dispatchEvent(new inside.MessageEvent("message", { data })),
    remove: () => frame.remove(),
  }
}

function material() {
  let script
  let code
  let worker
  let answer = () => {}
  const reply = type =>
    new Promise(resolve => {
      answer = message => message.type === type && resolve(message.data)
    })
  return {
    // Everything is in memory from the start: there is no cold query.
    whole: true,
    async load() {
      script = address((await (await network("/bench/material.json")).json()).worker)
      code = await (await network(script)).text()
    },
    async open() {
      worker?.remove()
      worker = frameOf(code, script, message => answer(message))
      const { config, docs } = await (await fetch("/material/search/search_index.json")).json()
      const ready = reply(READY)
      worker.post({ type: SETUP, data: { config, docs, options: { suggest: false } } })
      await ready
    },
    async search(query) {
      const result = reply(RESULT)
      worker.post({ type: QUERY, data: query })
      return (await result).items.flat().map(item => numberOf(item.location))
    },
  }
}

function pagefind() {
  let library
  let noWorker
  let instance
  return {
    async load({ worker }) {
      noWorker = !worker
      library = await import("/pagefind/pagefind.js")
    },
    async open() {
      await instance?.destroy()
      instance = library.createInstance({ noWorker })
      await instance.init()
      // `init` only begins; the filters are there once everything is.
      await instance.filters()
    },
    async search(query, limit) {
      const { results } = await instance.search(query)
      const shown = await Promise.all(results.slice(0, limit).map(each => each.data()))
      return shown.map(each => numberOf(each.url))
    },
  }
}

globalThis.engines = { ours: ours(), material: material(), pagefind: pagefind() }

/** Answers to many queries, one after the other. */
globalThis.answers = async (name, queries, limit) => {
  const found = []
  for (const query of queries) found.push(await engines[name].search(query, limit))
  return found
}

/** Milliseconds until an engine can answer, everything downloaded and its code run. */
globalThis.timeToReady = async (name, times) => {
  remembering = true
  await engines[name].open()
  const took = []
  for (let time = 0; time < times; time++) {
    const start = performance.now()
    await engines[name].open()
    took.push(performance.now() - start)
    // One that takes so long varies little.
    if (took[0] > 3000) break
  }
  remembering = false
  memory.clear()
  return took
}

/** Milliseconds of every keystroke; `words` holds what the box holds after each key of a query. */
globalThis.timeKeys = async (name, words, limit, reopen) => {
  const engine = engines[name]
  const took = []
  for (const keys of words) {
    if (reopen && !engine.whole) await engine.open()
    for (const typed of keys) {
      const start = performance.now()
      await engine.search(typed, limit)
      took.push(performance.now() - start)
    }
  }
  return took
}
