/**
 * The bytes of the index: varints, front-coded keys, sections. The format is in docs/contributing.
 */

const TEXT = new TextDecoder()
/** Bytes from here on are compatibility jamo, the last one begins a UTF-16 unit. */
const JAMO = 0x80
const FIRST_JAMO = 0x3131
const LAST_JAMO = 0x3163
const UNIT = 0xff

export class Reader {
  /** @param {Uint8Array} bytes @param {number} [at] */
  constructor(bytes, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  get done() {
    return this.at >= this.bytes.length
  }

  byte() {
    if (this.done) throw new RangeError("the index ends too early")
    return this.bytes[this.at++]
  }

  varint() {
    let value = 0
    for (let shift = 1; ; shift *= 128) {
      const byte = this.byte()
      value += (byte & 127) * shift
      if (byte < 128) return value
    }
  }

  /** @param {number} length */
  take(length) {
    this.at += length
    if (this.at > this.bytes.length) throw new RangeError("the index ends too early")
    return this.bytes.subarray(this.at - length, this.at)
  }

  /** @param {number} length */
  text(length) {
    return TEXT.decode(this.take(length))
  }
}

/** How much a front-coded key has of the one before, and how much of its own. @param {Reader} reader @returns {[number, number]} */
export function keyHead(reader) {
  const head = reader.byte()
  const shared = (head >> 4) + (head >> 4 === 15 ? reader.varint() : 0)
  return [shared, (head & 15) + ((head & 15) === 15 ? reader.varint() : 0)]
}

/** A key as the index writes it. @param {string} key */
export function keyBytes(key) {
  const bytes = []
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at)
    if (code >= 0x20 && code < 0x7f) bytes.push(code)
    else if (code >= FIRST_JAMO && code <= LAST_JAMO) bytes.push(code - FIRST_JAMO + JAMO)
    else bytes.push(UNIT, code >> 8, code & 255)
  }
  return bytes
}

/** Keys of a sorted list, each told by what differs from the one before. */
export class KeyReader {
  /** @param {Reader} reader */
  constructor(reader) {
    this.reader = reader
    this.key = new Uint8Array(0)
    this.text = ""
  }

  /** The next key as text. */
  next() {
    const { reader } = this
    const [shared, length] = keyHead(reader)
    const rest = reader.take(length)
    const key = new Uint8Array(shared + length)
    key.set(this.key.subarray(0, shared))
    key.set(rest, shared)
    this.key = key
    let text = ""
    for (let at = 0; at < key.length; at++) {
      const byte = key[at]
      if (byte === UNIT) {
        text += String.fromCharCode((key[at + 1] << 8) | key[at + 2])
        at += 2
      } else text += String.fromCharCode(byte < JAMO ? byte : byte - JAMO + FIRST_JAMO)
    }
    return (this.text = text)
  }
}

/** @param {Uint8Array} bytes @returns {Map<string, Uint8Array>} */
export function sections(bytes) {
  const reader = new Reader(bytes)
  if (reader.text(4) !== "MDS1") throw new RangeError("not an index of this version")
  const sizes = Array.from({ length: reader.varint() }, () => /** @type {[string, number]} */ ([reader.text(reader.varint()), reader.varint()]))
  return new Map(sizes.map(([name, size]) => [name, reader.take(size)]))
}
