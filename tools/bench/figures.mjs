/** One size of the archive as a table: what every engine costs there. */

import { OURS } from "./engines.mjs"
import { PEERS } from "./peers.mjs"
import { beside, kilobytes, table } from "./report.mjs"
import { ourBytes, p50, p95, peerFigures, sentBytes, slowed } from "./scale.mjs"

const HEADS = [
  "",
  "첫 답 전 KB",
  "첫 검색어까지 KB",
  "검색어마다 KB",
  "색인 만들기 초",
  "준비 ms",
  "처음 치는 키 p50 · p95 ms",
  "다시 치는 키 p50 · p95 ms",
  "힙 MB",
]

/** Exchanges up to which the peers that hold everything in memory are tried, in Node's own. */
const MOST_IN_MEMORY = 10_000

/** What was measured, or nothing where an engine gave up; it says why. */
async function attempt(name, measured) {
  try {
    return await measured()
  } catch (error) {
    console.error(`${name}: ${error.message}`)
    return {}
  }
}

/** Everything about one size, in the order of the table. */
async function measure(size, browser, queries) {
  const slow = engine => attempt(engine, () => slowed(browser, engine, queries))
  const sent = engine => attempt(engine, () => sentBytes(browser, engine, queries))
  const found = [[OURS, { ...(await ourBytes(size.folder, queries)), build: size.cold }]]
  if (browser) {
    Object.assign(found[0][1], await slow("ours"))
    found.push(["Material", { ...(await sent("material")), ...(await slow("material")) }])
  }
  if (browser && size.pagefind !== undefined) {
    const build = size.pagefind
    found.push(["Pagefind", { ...(await sent("pagefind")), ...(await slow("pagefind")), build }])
  }
  if (size.exchanges > MOST_IN_MEMORY) return found
  for (const peer of PEERS) {
    found.push([peer.name, await attempt(peer.name, () => peerFigures(peer, size.documents))])
  }
  return found
}

/** @returns {Promise<string>} Markdown. */
export async function sizeTable(size, browser, queries) {
  const found = await measure(size, browser, queries)
  const stock = found.find(([name]) => name === "Material")?.[1]
  const rows = found.map(([name, figures]) => [name, ...cells(figures, stock)])
  const title = `질문 ${size.exchanges}개 (문서 ${size.documents.length}개)`
  return `${table(title, HEADS, rows)}\n${ourDetails(size, found[0][1])}\n`
}

function ourDetails({ cold, analysed, unchanged }, { code, before, most }) {
  const seconds = number => `${number.toFixed(2)}초`
  return (
    `문답: 첫 답 전에 코드 ${kilobytes(code)} KB와 색인 ${kilobytes(before - code)} KB, ` +
    `검색어 하나에 많아야 ${kilobytes(most)} KB. 색인 만들기는 처음 ${seconds(cold)}, ` +
    `분석해 둔 것이 있으면 ${seconds(analysed)}, 바뀐 것이 없으면 ${seconds(unchanged)}.`
  )
}

function cells({ before, query, build, ready, cold, warm, heap }, stock = {}) {
  const bytes = value => (value === undefined ? "—" : kilobytes(value))
  const keys = (some, others) =>
    some ? `${p50(some).toFixed(1)} · ${beside(p95(some), others && p95(others), 1)}` : "—"
  return [
    bytes(before),
    bytes(before === undefined ? undefined : before + query),
    bytes(query),
    build === undefined ? "—" : build.toFixed(1),
    beside(ready, stock.ready),
    keys(cold, stock.cold),
    keys(warm, stock.warm),
    heap === undefined ? "—" : beside(heap / 1e6, stock.heap && stock.heap / 1e6, 1),
  ]
}
