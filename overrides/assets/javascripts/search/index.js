/**
 * What must be there before the first answer: the words of the archive and the sizes of everything.
 */

import { KeyReader, Reader, sections } from "./bytes.js"

export const FORMAT = 2

/** @typedef {ReturnType<typeof decodeStart>} Index */

/** @param {Uint8Array} bytes start.bin, unpacked */
export function decodeStart(bytes) {
  const parts = sections(bytes)
  /** @param {string} name */
  const section = name => {
    const found = parts.get(name)
    if (!found) throw new RangeError(`the index has no ${name}`)
    return new Reader(found)
  }
  /** @type {{format: number, kinds: number[], average: [number, number], terms: number, names: number[]}} */
  const header = JSON.parse(section("header").text(parts.get("header")?.length ?? 0))
  if (header.format !== FORMAT) throw new RangeError("not an index of this version")
  const { kinds, average } = header
  const documents = kinds.reduce((sum, each) => sum + each, 0)
  const words = lexicon(section("lexicon"), header.terms)
  const lengths = section("lengths").bytes
  const chunks = starts(section("chunks"))
  const shards = starts(section("shards"))
  const bases = new Uint32Array(header.terms)
  for (let term = 0, shard = 0, base = 0; term < header.terms; term++) {
    while (shards[shard + 1] <= term) {
      shard++
      base = words.offsets[term]
    }
    bases[term] = base
  }
  /** @param {string} key @returns {number} place of the first key that does not stand before it */
  const lowerBound = key => {
    let low = 0
    let high = header.terms
    while (low < high) {
      const middle = (low + high) >> 1
      if (before(words.keys[middle], key)) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    documents,
    kinds,
    average,
    /** Speakers' whole names. */
    names: new Set(header.names),
    keys: words.keys,
    df: words.df,
    flags: words.flags,
    shapes: shapes(section("shapes")),
    functions: functions(section("functions")),
    synonyms: synonyms(section("synonyms")),
    dictionary: dictionary(section("dictionary")),
    topics: topics(section("topics")),
    questionLengths: Float32Array.from(lengths, byte => 2 ** (0.45 * (byte >> 4))),
    answerLengths: Float32Array.from(lengths, byte => 2 ** (0.7 * (byte & 15))),
    /** @param {string} key @returns {number} its term, −1 if there is none */
    find: key => words.places.get(key) ?? -1,
    lowerBound,
    /** Terms that begin with a key. @param {string} key @returns {[number, number]} */
    prefix: key => [lowerBound(key), lowerBound(`${key}\uffff`)],
    /** @param {number} document */
    kindOf: document => {
      let kind = 0
      for (let end = kinds[0]; document >= end; end += kinds[kind]) kind++
      return kind
    },
    /** First document of a kind. @param {number} kind */
    firstOf: kind => kinds.slice(0, kind).reduce((sum, each) => sum + each, 0),
    /** @param {number} document @returns {[number, number]} chunk of its card, and place in it */
    chunkOf: document => place(chunks, document),
    /** @param {number} term @returns {[number, number]} shard of its postings, and their first byte in it */
    shardOf: term => [place(shards, term)[0], words.offsets[term] - bases[term]],
  }
}

/** Keys stand in the order of their bytes: ASCII, jamo, everything else. @param {string} unit */
const rank = unit => (unit >= " " && unit < "\u007f" ? 0 : unit >= "ㄱ" && unit <= "ㅣ" ? 1 : 2)

/** Whether one key stands before another. @param {string} a @param {string} b */
export function before(a, b) {
  for (let at = 0; at < b.length; at++) {
    if (at === a.length) return true
    if (a[at] !== b[at]) return rank(a[at]) === rank(b[at]) ? a[at] < b[at] : rank(a[at]) < rank(b[at])
  }
  return false
}

/** Where each of consecutive groups starts, and where the last one ends. @param {Reader} reader */
function starts(reader) {
  const found = [0]
  while (!reader.done) found.push(found[found.length - 1] + reader.varint())
  return found
}

/** @param {number[]} starts @param {number} item @returns {[number, number]} */
function place(starts, item) {
  let low = 0
  let high = starts.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle] <= item) low = middle
    else high = middle
  }
  return [low, item - starts[low]]
}

/** @param {Reader} reader @param {number} count */
function lexicon(reader, count) {
  const reading = new KeyReader(reader)
  /** @type {string[]} */
  const keys = new Array(count)
  /** @type {Map<string, number>} */
  const places = new Map()
  const df = new Uint32Array(count)
  const flags = new Uint8Array(count)
  const offsets = new Uint32Array(count)
  for (let term = 0; term < count; term++) places.set((keys[term] = reading.next()), term)
  for (let term = 0; term < count; term++) {
    const word = reader.varint()
    df[term] = word >>> 3
    flags[term] = word & 7
  }
  for (let term = 0, offset = 0; term < count; term++) {
    offsets[term] = offset
    if (df[term]) offset += df[term] + reader.varint()
  }
  return { keys, places, df, flags, offsets }
}

/** @param {Reader} reader @returns {Map<string, number[]>} */
function shapes(reader) {
  const count = reader.varint()
  const reading = new KeyReader(reader)
  let verb = 0
  const next = () => {
    const step = reader.varint()
    return (verb += step & 1 ? -(step + 1) / 2 : step / 2)
  }
  return new Map(Array.from({ length: count }, () => [reading.next(), Array.from({ length: reader.varint() }, next)]))
}

/** @param {Reader} reader @returns {Map<string, number>} */
function functions(reader) {
  const count = reader.varint()
  const reading = new KeyReader(reader)
  return new Map(Array.from({ length: count }, () => [reading.next(), reader.byte()]))
}

/** First word of every shard of the dictionary. @param {Reader} reader */
function dictionary(reader) {
  const count = reader.varint()
  const reading = new KeyReader(reader)
  return Array.from({ length: count }, () => reading.next())
}

/** Of every topic: how many documents, the file that has them, where in it. @param {Reader} reader */
function topics(reader) {
  const sizes = Array.from({ length: reader.varint() }, () => ({ df: reader.varint(), bytes: reader.varint() }))
  const files = starts(reader)
  let file = 0
  let offset = 0
  return sizes.map(({ df, bytes }, topic) => {
    while (files[file + 1] <= topic) {
      file++
      offset = 0
    }
    offset += bytes
    return { df, file, offset: offset - bytes }
  })
}

/** @param {Reader} reader @returns {Map<number, number[]>} */
function synonyms(reader) {
  /** @type {Map<number, number[]>} */
  const found = new Map()
  let first = 0
  for (let groups = reader.varint(); groups > 0; groups--) {
    const size = reader.varint()
    let term = (first += reader.varint())
    const group = Array.from({ length: size }, (_, at) => (at ? (term += reader.varint()) : term))
    for (const term of group) found.set(term, [...(found.get(term) ?? []), ...group.filter(other => other !== term)])
  }
  return found
}
