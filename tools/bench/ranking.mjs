/** The tables of what is found: graded queries and generated ones. */

import { DEPTH, judge, mean, summary } from "./measures.mjs"
import { fixed, share, table } from "./report.mjs"

/** The kind whose own document is also asked for, as generated.py calls it. */
const COPIED = "옮겨 붙인 글"

/** @returns {Promise<string>} Markdown: nDCG by kind and engine. */
export async function gradedTable(title, queries, engines, documents) {
  const kindOf = document => documents[document].kind
  const sums = []
  for (const { ask } of engines) {
    const found = await ask(queries.map(({ q }) => q))
    sums.push(summary(queries.map((query, at) => ({ ...query, ...judge(query, found[at], kindOf) }))))
  }
  const rows = sums[0].kinds.map(({ kind, queries: count }, at) => [
    kind,
    count,
    ...sums.map(({ kinds }) => fixed(kinds[at].strict)),
  ])
  const all = sums.map(sum => sum.all)
  rows.push(
    ["**전체**", all[0].queries, ...all.map(row => `**${fixed(row.strict)}**`)],
    ["채점하지 않은 결과를 빼면", all[0].queries, ...all.map(row => fixed(row.lenient))],
    ["결과가 없는 검색", all[0].queries, ...all.map(row => share(row.none / row.queries))],
  )
  return table(title, ["", "n", ...engines.map(({ name }) => name)], rows)
}

/** @returns {Promise<string>} Markdown: recall in the first ten by kind and engine. */
export async function generatedTable(title, queries, engines) {
  const columns = []
  for (const { ask } of engines) columns.push(await ask(queries.map(({ q }) => q)))
  const rows = []
  const add = (name, some, right) => {
    const recalls = columns.map(found =>
      mean(some.map(at => Number(found[at].slice(0, DEPTH).some(document => right(queries[at], document))))),
    )
    rows.push([name, some.length, ...recalls.map(fixed)])
  }
  const holds = (query, document) => query.relevant.includes(document)
  for (const kind of new Set(queries.map(query => query.kind))) {
    const some = queries.flatMap((query, at) => (query.kind === kind ? [at] : []))
    add(kind, some, holds)
    if (kind === COPIED) {
      add(`${kind}: 그 문서`, some, (query, document) => query.source === document)
    }
  }
  return table(title, ["", "n", ...engines.map(({ name }) => name)], rows)
}
