/** The Python side of the bench, called by the Node side. */

import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"

export const ROOT = fileURLToPath(new URL("../../", import.meta.url))
const venv = `${ROOT}.venv/bin/python`
const PYTHON = process.env.PYTHON ?? (existsSync(venv) ? venv : "python3")

/** Run a module of tools/bench; what it prints. Its own messages go to ours. */
export function python(module, ...options) {
  const done = spawnSync(PYTHON, ["-m", `tools.bench.${module}`, ...options.map(String)], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, PYTHONPATH: `${ROOT}hooks:${ROOT}` },
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "inherit"],
  })
  if (done.status !== 0) throw new Error(`${PYTHON} -m tools.bench.${module}: ${done.error ?? done.status}`)
  return done.stdout
}

/** Graded queries, what is relevant as document numbers. */
export const gradedQueries = (queries, documents) =>
  JSON.parse(python("graded", "--queries", queries, "--documents", documents))
