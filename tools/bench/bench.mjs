/**
 * `make bench-search`: our search beside its peers, in one run, as Markdown.
 *
 * node tools/bench/bench.mjs [--sizes "63 1000 10000"] [--write FILE] [--only ranking|scale]
 */

import { existsSync } from "node:fs"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { Browser } from "./browser.mjs"
import { openAll } from "./engines.mjs"
import { sizeTable } from "./figures.mjs"
import { writePagefind } from "./pagefind.mjs"
import { versionOf } from "./peers.mjs"
import { gradedQueries, python, ROOT } from "./python.mjs"
import { gradedTable, generatedTable } from "./ranking.mjs"
import { table } from "./report.mjs"
import { calibration } from "./scale.mjs"
import { typedQueries } from "./typed.mjs"

const SIZES = "63 1000 10000"
const GRADED = ["queries", "queries-fresh", "queries-unseen", "queries-held", "queries-blind", "queries-blind2", "queries-spoken"].map(name => `${ROOT}tests/gold/${name}.yml`)

const { values: options } = parseArgs({
  options: {
    sizes: { type: "string", default: SIZES },
    write: { type: "string" },
    only: { type: "string" },
  },
})

const output = []
function say(text) {
  output.push(text)
  console.log(text)
}

/** Everything of one size on the disk: documents, our index, a Material site, Pagefind's index. */
async function prepare(work, exchanges) {
  const folder = join(work, String(exchanges))
  const made = JSON.parse(python("corpus", "--exchanges", exchanges, "--folder", folder))
  const file = `${folder}/documents.json`
  const material = python("material", "--documents", file, "--folder", `${folder}/material`).trim()
  const documents = JSON.parse(await readFile(file, "utf8"))
  const pagefind = (await versionOf("pagefind"))
    ? (await writePagefind(documents, `${folder}/pagefind`)) / 1000
    : undefined
  return { ...made, folder, file, documents, material, pagefind }
}

async function rankingTables(size, browser) {
  const { folder, file, documents, material } = size
  const { engines, absent } = await openAll(folder, documents, browser, material)
  const rows = engines.map(({ name, version, settings }) => [name, version || "—", settings])
  say(table("견준 엔진", ["", "판", "설정"], rows))
  for (const name of absent) say(`${name}: 설치되지 않아 견주지 못했습니다.\n`)
  for (const path of GRADED.filter(existsSync)) {
    const queries = gradedQueries(path, file)
    const title = `채점한 검색어 ${queries.length}개 (${path.slice(ROOT.length)}): nDCG@10`
    say(await gradedTable(title, queries, engines, documents))
  }
  const queries = typedQueries(JSON.parse(python("generated", "--documents", file)), documents)
  say(await generatedTable(`만들어 낸 검색어 ${queries.length}개: recall@10`, queries, engines))
}

async function inBrowser(size, run) {
  if (!(await versionOf("playwright-core"))) {
    say("playwright-core가 설치되지 않아 브라우저에서 재지 못했습니다.\n")
    return run(null)
  }
  const browser = await Browser.open(size.folder)
  try {
    return await run(browser)
  } finally {
    await browser.close()
  }
}

async function run(work) {
  const arguments_ = options.sizes === SIZES ? "" : ` SIZES="${options.sizes}"`
  const machine = `${cpus()[0].model} × ${cpus().length}`
  say(`\`make bench-search${arguments_}\`, ${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.version}\n`)
  const real = await prepare(work, 0)
  await inBrowser(real, async browser => {
    if (browser) say(`${browser.version}, 4배 느리게 한 계산 시험 ${(await calibration(browser)).toFixed(0)} ms\n`)
    if (options.only !== "scale") await rankingTables(real, browser)
  })
  if (options.only === "ranking") return
  const queries = gradedQueries(GRADED[0], real.file).map(({ q }) => q)
  for (const exchanges of options.sizes.split(/\s+/).filter(Boolean).map(Number)) {
    const size = exchanges === real.exchanges ? real : await prepare(work, exchanges)
    say(await inBrowser(size, browser => sizeTable(size, browser, queries)))
    if (size !== real) await rm(size.folder, { recursive: true })
  }
}

const work = await mkdtemp(join(tmpdir(), "mundap-bench-"))
try {
  await run(work)
  if (options.write) await writeFile(options.write, `${output.join("\n")}\n`)
} finally {
  await rm(work, { recursive: true })
}
