/**
 * Folders over HTTP on this machine, everything compressed as well as gzip can, and an account of
 * the bytes that went out. Nothing may be kept by the browser: a visit is always the first.
 */

import { readFile, stat } from "node:fs/promises"
import { createServer } from "node:http"
import { extname, join, normalize } from "node:path"
import { gzipSync } from "node:zlib"

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
}

const EMPTY = `<!doctype html><html lang="ko"><title>bench</title>`

/** Bytes of a file on the way: compressed, unless that makes it longer. */
export function packed(bytes) {
  const small = gzipSync(bytes, { level: 9 })
  return small.length < bytes.length ? small : bytes
}

/**
 * @param {Record<string, string>} folders Path, with slashes at both ends → folder.
 * @returns {Promise<{address: string, sent: {path: string, bytes: number}[], close: () => void}>}
 */
export async function serve(folders) {
  const sent = []
  const memory = new Map()
  const read = async path => {
    const prefix = Object.keys(folders).filter(each => path.startsWith(each)).sort((a, b) => b.length - a.length)[0]
    if (prefix === undefined) return null
    const file = join(folders[prefix], normalize(path.slice(prefix.length)))
    if (!(await stat(file).catch(() => null))?.isFile()) return null
    const bytes = await readFile(file)
    const small = packed(bytes)
    return { bytes: small, zipped: small !== bytes }
  }
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://bench").pathname)
    if (path === "/") return response.setHeader("content-type", TYPES[".html"]).end(EMPTY)
    if (!memory.has(path)) memory.set(path, await read(path))
    const found = memory.get(path)
    if (!found) return response.writeHead(404).end()
    sent.push({ path, bytes: found.bytes.length })
    response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream")
    response.setHeader("cache-control", "no-store")
    if (found.zipped) response.setHeader("content-encoding", "gzip")
    response.end(found.bytes)
  })
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve))
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    sent,
    close: () => server.close(),
  }
}
