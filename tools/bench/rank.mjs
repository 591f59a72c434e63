/**
 * Ranking of our own engine alone, for those who work on it:
 * node tools/bench/rank.mjs --index DIR --documents JSON [--queries FILE …] [--generated] [--verbose]
 * where `python -m tools.bench.corpus --folder DIR` makes both. --verbose shows what went wrong.
 */

import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { DEPTH, judge, mean, percentile, summary } from "./measures.mjs"
import { openOurs } from "./ours.mjs"
import { gradedQueries, python } from "./python.mjs"
import { typedQueries } from "./typed.mjs"

/** A query below this is shown by --verbose. */
const GOOD = 0.9
const RESULTS = 20

const { values: options } = parseArgs({
  options: {
    index: { type: "string" },
    documents: { type: "string" },
    queries: { type: "string", multiple: true, default: [] },
    generated: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
  },
})

const documents = JSON.parse(await readFile(options.documents, "utf8"))
const engine = await openOurs(options.index)

for (const file of options.queries) {
  const judged = []
  for (const query of gradedQueries(file, options.documents)) {
    const start = performance.now()
    const answer = await engine.search(query.q, { limit: RESULTS })
    const took = performance.now() - start
    const found = answer.hits.map(hit => hit.document)
    judged.push({ ...query, ...judge(query, found, at => documents[at].kind), answer, took })
  }
  console.log(`\n${file}: ${judged.length}`)
  table(summary(judged))
  const times = judged.map(each => each.took)
  console.log(`ms: mean ${mean(times).toFixed(1)}, p95 ${percentile(times, 0.95).toFixed(1)}`)
  if (options.verbose) judged.filter(each => each.strict < GOOD).forEach(explain)
}

if (options.generated) {
  const made = JSON.parse(python("generated", "--documents", options.documents))
  const queries = typedQueries(made, documents)
  for (const query of queries) query.answer = await engine.search(query.q)
  for (const kind of new Set(queries.map(query => query.kind))) {
    const some = queries.filter(query => query.kind === kind)
    const missed = some.filter(query => !query.answer.hits.slice(0, DEPTH).some(holds(query)))
    console.log(`${kind}: ${(1 - missed.length / some.length).toFixed(3)} of ${some.length}`)
    if (options.verbose) missed.forEach(explainMissed)
  }
}

function holds({ relevant }) {
  return ({ document }) => relevant.includes(document)
}

function explainMissed({ q, word, relevant, answer }) {
  const found = answer.hits.slice(0, 3).map(hit => name(hit.document))
  const read = answer.understood ? ` → ${answer.understood}` : ""
  console.log(`    ${q}${read} (${word}; in ${relevant.length}): ${found.join(" · ") || "nothing"}`)
}

function table({ kinds, all }) {
  console.log("| kind | n | nDCG@10 | lenient | none |\n|---|--:|--:|--:|--:|")
  for (const row of [...kinds, all]) {
    const cells = [row.kind, row.queries, row.strict.toFixed(3), row.lenient.toFixed(3), row.none]
    console.log(`| ${cells.join(" | ")} |`)
  }
}

function explain({ q, kind, strict, relevant, answer }) {
  const read = answer.understood ? ` → ${answer.understood}` : ""
  console.log(`\n${strict.toFixed(2)} [${kind}] ${q}${read} (${answer.total})`)
  const missing = new Set(Object.keys(relevant).map(Number))
  for (const hit of answer.hits.slice(0, 10)) {
    const gain = relevant[hit.document] ?? "·"
    missing.delete(hit.document)
    console.log(`    ${gain} ${hit.score.toFixed(2)} ${name(hit.document)}`)
  }
  for (const document of missing) console.log(`    ${relevant[document]} — ${name(document)}`)
}

function name(document) {
  const { kind, url, title } = documents[document]
  return `${"문답 대목 사람 발표 주제 쪽".split(" ")[kind]} ${url} ${title}`
}
