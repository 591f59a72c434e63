/**
 * The files of the index, each fetched when it is wanted, once. Only the manifest can change under
 * its name; everything else lies in a folder named after its contents.
 */

import { Reader } from "./bytes.js"
import { Dictionary } from "./dictionary.js"
import { Grams } from "./grams.js"
import { decodeStart } from "./index.js"

/** @typedef {import("./index.js").Index} Index */
/**
 * @typedef {object} Card
 * @property {string} u address, relative to the site's root
 * @property {string} t title
 * @property {string} x text
 * @property {number} k kind
 * @property {string[]} g tags
 * @property {string} [o] the whole of its first field, where that is more than the title
 * @property {string} [p] title of the page a passage stands on
 */
/**
 * @typedef {object} Facets
 * @property {[string, string][]} speakers slug, name
 * @property {[string, string][]} talks
 * @property {[string, string][]} topics
 * @property {[number, number][]} talk value and number of documents, −1 for none
 * @property {[number, number][]} speaker
 * @property {number[][]} topic by exchange
 */

/** A file could not be had, or what came is not the file. */
export class FetchError extends Error {
  name = "FetchError"
}
/** What came is no packed file. */
class DamagedError extends FetchError {}
/** The index was made anew; open it again. */
export class StaleError extends FetchError {
  name = "StaleError"
}

const MOST_SHARDS = 200
/** Some 4 KB each. What a visit has shown comes again when it types on, or goes back a word. */
const MOST_CHUNKS = 2000

/** @template T A bounded memory of what was fetched, the least lately used forgotten first. */
class Memory {
  /** @param {number} most @param {(key: string) => Promise<T>} load */
  constructor(most, load) {
    this.most = most
    this.load = load
    /** @type {Map<string, Promise<T>>} */
    this.kept = new Map()
  }

  /** @param {string} key @returns {Promise<T>} */
  get(key) {
    const kept = this.kept.get(key) ?? this.load(key)
    this.kept.delete(key)
    this.kept.set(key, kept)
    if (this.kept.size > this.most) this.kept.delete(/** @type {string} */ (this.kept.keys().next().value))
    kept.catch(() => {
      if (this.kept.get(key) === kept) this.kept.delete(key)
    })
    return kept
  }
}

/**
 * @param {URL} base folder of the index, with its slash
 * @param {{fetch?: typeof fetch}} [options]
 */
export async function openStore(base, options = {}) {
  const get = options.fetch ?? fetch.bind(globalThis)
  const { generation } = await manifest(base, get)
  /** @param {string} name */
  const load = async name => {
    try {
      return await unpack(await fetchFile(base, get, generation, name))
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error
      // What a browser or a proxy kept under this name may be another page.
      return unpack(await fetchFile(base, get, generation, name, { cache: "reload" }))
    }
  }
  return new Store(decode(await load("start"), decodeStart), load)
}

/** @param {URL} base @param {typeof fetch} get @returns {Promise<{generation: string}>} */
async function manifest(base, get) {
  try {
    const response = await get(new URL("manifest.json", base), { cache: "no-cache" })
    if (!response.ok) throw new FetchError(`${response.status}`)
    const found = await response.json()
    if (!/^[0-9a-f]{12}$/.test(found?.generation)) throw new FetchError("no manifest")
    return found
  } catch (cause) {
    throw new FetchError("manifest.json", { cause })
  }
}

/** @param {URL} base @param {typeof fetch} get @param {string} generation @param {string} name @param {RequestInit} [options] */
async function fetchFile(base, get, generation, name, options) {
  let status = 0
  try {
    const response = await get(new URL(`${generation}/${name}.bin`, base), options)
    if (response.ok) return response
    status = response.status
  } catch (cause) {
    throw new FetchError(name, { cause })
  }
  if (status === 404 && (await manifest(base, get)).generation !== generation) throw new StaleError(name)
  throw new FetchError(name)
}

/** @param {Response} response @returns {Promise<Uint8Array>} */
async function unpack({ body }) {
  try {
    const stream = /** @type {ReadableStream<BufferSource>} */ (body).pipeThrough(new DecompressionStream("gzip"))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  } catch (cause) {
    throw new DamagedError("damaged file", { cause })
  }
}

/** @template T @param {Uint8Array} bytes @param {(bytes: Uint8Array) => T} read @returns {T} */
function decode(bytes, read) {
  try {
    return read(bytes)
  } catch (cause) {
    throw new FetchError("damaged file", { cause })
  }
}

/** @param {Uint8Array} bytes */
const json = bytes => JSON.parse(new TextDecoder().decode(bytes))

export class Store {
  /** @param {Index} index @param {(name: string) => Promise<Uint8Array>} load */
  constructor(index, load) {
    this.index = index
    /** @type {Memory<Uint8Array>} */
    this.files = new Memory(MOST_SHARDS, load)
    /** @type {Memory<Card[]>} */
    this.chunks = new Memory(MOST_CHUNKS, async name => decode(await load(name), json))
    /** @type {Memory<Dictionary>} */
    this.words = new Memory(MOST_SHARDS, async name => new Dictionary(await load(name)))
    /** @type {Memory<any>} */
    this.once = new Memory(Infinity, async name => decode(await load(name), name === "facets" ? json : bytes => new Grams(bytes)))
    /** @type {Map<number, Uint8Array>} postings of the latest queries, by shard */
    this.shards = new Map()
  }

  /**
   * Fetch the postings of terms, so that they can be read.
   * @param {Iterable<number>} terms
   */
  async loadPostings(terms) {
    const numbers = new Set([...terms].filter(term => this.index.df[term]).map(term => this.index.shardOf(term)[0]))
    const shards = await Promise.all([...numbers].map(async n => /** @type {[number, Uint8Array]} */ ([n, await this.files.get(`postings/${n}`)])))
    for (const [n, bytes] of shards) {
      this.shards.delete(n)
      this.shards.set(n, bytes)
    }
    // An older query may still be reading its own.
    for (const n of this.shards.keys()) {
      if (this.shards.size <= Math.max(MOST_SHARDS, shards.length)) break
      this.shards.delete(n)
    }
  }

  /** @param {number} term @param {(document: number, question: number, answer: number) => void} each */
  forEachPosting(term, each) {
    const { df, shardOf } = this.index
    if (!df[term]) return
    const [shard, offset] = shardOf(term)
    const bytes = this.shards.get(shard)
    if (!bytes) throw new Error(`postings of term ${term} are not loaded`)
    // By hand, not through a Reader: a common term has a posting for every other document.
    let at = offset
    const varint = () => {
      let value = bytes[at++]
      if (value < 128) return value
      value &= 127
      for (let shift = 128; ; shift *= 128) {
        const byte = bytes[at++]
        value += (byte & 127) * shift
        if (!(byte & 128)) return value
      }
    }
    for (let left = df[term], document = 0; left > 0; left--) {
      const head = varint()
      document += head >>> 2
      const form = head & 3
      if (form === 0) each(document, 0, 1)
      else if (form === 1) each(document, 0, varint())
      else if (form === 2) each(document, 1, 0)
      else each(document, varint(), varint())
    }
  }

  /** @param {number[]} documents @returns {Promise<Card[]>} */
  cards(documents) {
    return Promise.all(documents.map(async document => {
      const [chunk, place] = this.index.chunkOf(document)
      return (await this.chunks.get(`cards/${chunk}`))[place]
    }))
  }

  /**
   * Words that the archive does not have → the terms nearest to them with their likeness (0 to 1).
   * @param {number} shard @returns {Promise<Dictionary>}
   */
  dictionary(shard) {
    return this.words.get(`dictionary/${shard}`)
  }

  /** @returns {Promise<Facets>} */
  facets() {
    return this.once.get("facets")
  }

  /** Exchanges on a topic, ascending. @param {number} topic */
  async topicDocuments(topic) {
    const { df, file, offset } = this.index.topics[topic]
    return documents(new Reader(await this.files.get(`topics/${file}`), offset), df)
  }

  /** @returns {Promise<Grams>} */
  gramDirectory() {
    return this.once.get("grams")
  }

  /** Documents of each gram, ascending; null for one that is nowhere. @param {number[]} grams */
  async gramDocuments(grams) {
    const directory = await this.gramDirectory()
    return Promise.all(grams.map(async gram => {
      const at = directory.find(gram)
      if (at < 0) return null
      return documents(new Reader(await this.files.get(`grams/${directory.files[at]}`), directory.offsets[at]), directory.df[at])
    }))
  }
}

/** @param {Reader} reader @param {number} count */
function documents(reader, count) {
  const found = new Uint32Array(count)
  for (let at = 0, document = -1; at < count; at++) found[at] = document += reader.varint()
  return found
}
