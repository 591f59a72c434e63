/**
 * A file of the dictionary: words that the archive lacks, and the terms nearest to each. A file has
 * thousands of words and a query asks for two, so it is read through and never unpacked.
 */

import { Reader, keyBytes, keyHead } from "./bytes.js"

/** @typedef {[term: number, likeness: number][]|undefined} Near likeness from 0 to 1 */

const MOST_ASKED = 100

export class Dictionary {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes
    /** @type {Map<string, Near>} what was asked: every key asks for most of it again */
    this.asked = new Map()
  }

  /** @param {string} key @returns {Near} */
  get(key) {
    if (this.asked.size > MOST_ASKED) this.asked.clear()
    if (!this.asked.has(key)) this.asked.set(key, this.#read(key))
    return this.asked.get(key)
  }

  /** @param {string} key @returns {Near} */
  #read(key) {
    const { bytes } = this
    const reader = new Reader(bytes)
    const wanted = keyBytes(key)
    // How many bytes of it the last key began with.
    let same = 0
    for (let left = reader.varint(); left > 0; left--) {
      const [shared, length] = keyHead(reader)
      if (shared <= same) {
        const own = reader.at - shared
        for (same = shared; same < shared + length && bytes[own + same] === wanted[same]; ) same++
      }
      reader.take(length)
      const near = reader.varint()
      if (same === wanted.length && shared + length === same) return Array.from({ length: near }, () => [reader.varint(), reader.byte() / 100])
      for (let at = 0; at < near; at++) {
        reader.varint()
        reader.byte()
      }
    }
    return undefined
  }
}
