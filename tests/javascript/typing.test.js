/** Every state of the keyboard while a word is typed: what a reader sees between the letters. */

import { Engine } from "../../overrides/assets/javascripts/search/engine.js"
import { keystrokes } from "../../tools/bench/typed.mjs"
import { dice, encoded, equal, ok, openMade, test } from "./harness.js"

const WORDS = 40
/** Share of the states from half of the keystrokes on that have a document of the word in the first ten. */
const LEAST = 0.93

const seeds = await encoded("seeds")
const store = seeds && (await openMade(seeds))
const engine = store && new Engine(store)

/** Different nouns of the transcripts, with the documents that have them. @returns {Promise<Map<string, Set<number>>>} */
async function words() {
  const { keys, flags } = store.index
  await store.loadPostings(keys.keys())
  /** @type {[word: string, holders: Set<number>][]} */
  const nouns = []
  for (const term of keys.keys()) {
    const word = engine.lexicon.surface(term)
    const holders = new Set()
    store.forEachPosting(term, document => holders.add(document))
    if (!flags[term] && /^[가-힣]{2,}$/.test(word) && [...holders].some(document => seeds.documents[document].kind < 2)) nouns.push([word, holders])
  }
  const roll = dice(31)
  return new Map(Array.from({ length: WORDS }, () => nouns[roll(nouns.length)]))
}

test("a word is found while it is typed", async () => {
  let states = 0
  const missed = []
  for (const [word, holders] of await words()) {
    const typed = keystrokes(word)
    for (const [at, state] of typed.entries()) {
      const answer = await engine.search(state)
      equal(answer.query, state)
      if (at + 1 < typed.length / 2) continue
      states++
      if (!answer.hits.some(({ document }) => holders.has(document))) missed.push(`${state} (${word})`)
    }
  }
  ok(states > 2 * WORDS)
  ok(missed.length <= (1 - LEAST) * states, `${missed.length} of ${states}: ${missed.join(" · ")}`)
}, seeds)

test("a word is typed after another without an accident", async () => {
  const [first, ...others] = [...(await words()).keys()].slice(0, 15)
  for (const word of others) {
    for (const state of keystrokes(word)) {
      const { query, hits } = await engine.search(`${first} ${state}`)
      equal(query, `${first} ${state}`)
      ok(hits.length, `${first} ${state} finds nothing, ${first} does`)
    }
  }
}, seeds)
