/**
 * Which grams the archive has, and where the documents of each are listed: tens of thousands, so
 * they stand in columns.
 */

import { Reader } from "./bytes.js"

export class Grams {
  /** @param {Uint8Array} bytes grams.bin, unpacked */
  constructor(bytes) {
    const reader = new Reader(bytes)
    const count = reader.varint()
    const sizes = Array.from({ length: reader.varint() }, () => reader.varint())
    /** Ascending. */
    this.keys = new Uint32Array(count)
    this.df = new Uint32Array(count)
    this.files = new Uint16Array(count)
    /** First byte in its file. */
    this.offsets = new Uint32Array(count)
    for (let at = 0, gram = 0, file = 0, left = sizes[0] ?? 0, offset = 0; at < count; at++, left--) {
      while (left === 0) {
        left = sizes[++file]
        offset = 0
      }
      this.keys[at] = gram += reader.varint()
      this.df[at] = reader.varint()
      this.files[at] = file
      this.offsets[at] = offset
      offset += reader.varint()
    }
  }

  /** @param {number} gram @returns {number} its place, −1 if it is nowhere */
  find(gram) {
    let low = 0
    let high = this.keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.keys[middle] < gram) low = middle + 1
      else high = middle
    }
    return this.keys[low] === gram ? low : -1
  }
}
