/** A Chromium, and in it a page with the engines that run only there. */

import { readdir, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { SOURCES } from "./ours.mjs"
import { serve } from "./server.mjs"

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
]
const WORKERS = "assets/javascripts/workers"

/** What the page finds where: the folders of one size of the archive. */
async function foldersOf(folder) {
  const site = `${folder}/material/site`
  const worker = (await readdir(`${site}/${WORKERS}`)).find(name => /^search\..*\.js$/.test(name))
  await writeFile(`${folder}/material.json`, JSON.stringify({ worker: `/material/${WORKERS}/${worker}` }))
  return {
    "/page/": fileURLToPath(new URL("page/", import.meta.url)),
    "/bench/": folder,
    "/material/": site,
    "/pagefind/": `${folder}/pagefind`,
    "/ours/search/": `${folder}/search`,
    "/ours/assets/javascripts/search/": SOURCES,
  }
}

/** A browser over the folders of one size. */
export class Browser {
  static async open(folder) {
    const { chromium } = await import("playwright-core")
    const server = await serve(await foldersOf(folder))
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS })
    return new Browser(browser, server)
  }

  constructor(browser, server) {
    this.browser = browser
    this.server = server
    this.version = `Chromium ${browser.version()}`
  }

  /** A fresh page in which `engine` is loaded; it cannot answer yet. */
  async page(engine, { worker = false } = {}) {
    const page = await this.browser.newPage()
    page.on("pageerror", error => console.error(`${engine}: ${error}`))
    await page.goto(this.server.address)
    await page.addScriptTag({ url: "/page/engines.js" })
    await page.evaluate(([name, options]) => engines[name].load(options), [engine, { worker }])
    return page
  }

  /** What engines got since the account was last taken; the bench's own files are not theirs. */
  sent() {
    return this.server.sent.splice(0).filter(({ path }) => !/^\/(bench|page)\//.test(path))
  }

  async close() {
    await this.browser.close()
    this.server.close()
  }
}
