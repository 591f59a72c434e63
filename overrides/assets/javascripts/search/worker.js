/**
 * The search worker: of Material's box, whose messages are the numbers, and of /search/, whose
 * messages are words. A classic script, since that is what Material starts; the modules beside it
 * and the index are fetched when somebody searches.
 */

const SETUP = 0
const READY = 1
const QUERY = 2
const RESULT = 3

const INDEX = new URL("../../../search/index/", self.location.href)
const NOT_LOADED = "검색 데이터를 불러오지 못했습니다"
const TRY_AGAIN = "인터넷 연결을 확인하고 다시 입력해 주세요."

/** @type {Promise<import("./engine.js").Engine> | null} */
let opened = null

/** Counts questions: only the newest is answered. */
let newest = 0

/**
 * Only the manifest changes under its name, and says by itself that it is to be asked for anew.
 * Of the rest what the browser has is good, however old its host believes it; but not that a
 * file was missing.
 *
 * @type {typeof fetch}
 */
async function fetchOnce(address, options) {
  if (options?.cache) return fetch(address, options)
  const kept = await fetch(address, { cache: "force-cache" })
  return kept.ok ? kept : fetch(address, { cache: "reload" })
}

function engine() {
  opened ??= import("./engine.js").then(({ openEngine }) => openEngine(INDEX, { fetch: fetchOnce }))
  return opened
}

/**
 * @param {string} query
 * @param {import("./engine.js").SearchOptions} [options]
 */
async function search(query, options) {
  const mine = engine()
  const forget = () => {
    if (opened === mine) opened = null
  }
  const open = await mine.catch(error => {
    forget()
    throw error
  })
  try {
    return await open.search(query, options)
  } catch (error) {
    // A file that could not be had is asked for again; only a site published anew is opened anew.
    if (!(error instanceof Error) || error.name !== "StaleError") throw error
    forget()
    return (await engine()).search(query, options)
  }
}

/**
 * Post what `succeed` or `fail` makes of a question, unless a newer one came.
 *
 * @param {() => Promise<object>} succeed
 * @param {() => object} fail
 */
async function respond(succeed, fail) {
  const mine = ++newest
  // Keys that were typed while the last answer was computed come first: they are newer.
  await new Promise(resolve => setTimeout(resolve))
  if (mine !== newest) return
  const message = await succeed().catch(error => {
    console.warn(error)
    return fail()
  })
  if (mine === newest) postMessage(message)
}

/** @param {string} query */
async function result(query) {
  if (!query.trim()) return { type: RESULT, data: { items: [], query, total: 0, understood: "" } }
  const [answer, { toResult }] = await Promise.all([search(query), import("./material.js")])
  return { type: RESULT, data: toResult(answer) }
}

/**
 * One item that leads to /search/ with the same question. Material's box has no other place for
 * what a worker has to say.
 *
 * @param {string} query
 */
function failure(query) {
  const page = new URLSearchParams(self.location.search).get("page") ?? ""
  const location = `${page}?${new URLSearchParams({ q: query })}`
  const item = { location, title: NOT_LOADED, text: TRY_AGAIN, score: 0, terms: {} }
  return { type: RESULT, data: { items: [[item]], query, total: 0, understood: "", failed: true } }
}

addEventListener("message", ({ data: message }) => {
  switch (message.type) {
    case SETUP:
      postMessage({ type: READY })
      break
    case QUERY:
      respond(
        () => result(message.data),
        () => failure(message.data),
      )
      break
    case "search":
      respond(
        async () => ({
          type: "answer",
          id: message.id,
          answer: await search(message.query, message.options),
        }),
        () => ({ type: "failure", id: message.id }),
      )
  }
})
