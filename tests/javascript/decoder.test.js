/** What Python encodes is what the browser decodes: indexes of nonsense, and all of Unicode. */

import { Reader } from "../../overrides/assets/javascripts/search/bytes.js"
import { fold } from "../../overrides/assets/javascripts/search/hangul.js"
import { openStore } from "../../overrides/assets/javascripts/search/store.js"
import { squeeze } from "../../overrides/assets/javascripts/search/words.js"
import { bytesOf, encoded, equal, ok, test } from "./harness.js"

const BASE = new URL("http://search.test/search/index/")
const [examples, unicode] = await Promise.all([encoded("indexes"), encoded("characters")])

/** @param {Record<string, string>} files */
const open = files =>
  openStore(BASE, { fetch: /** @type {typeof fetch} */ (async url => new Response(bytesOf(files[`${url}`.slice(BASE.href.length)]))) })

/** Open each example, and compare it. @param {string} name @param {(store: any, wanted: any) => unknown} check */
function testEach(name, check) {
  const body = async () => {
    for (const [at, { files, wanted }] of examples.entries()) {
      try {
        await check(await open(files), wanted)
      } catch (error) {
        throw new Error(`example ${at}`, { cause: error })
      }
    }
  }
  test(name, body, examples)
}

testEach("terms", ({ index }, { keys, df, flags }) => {
  equal(index.keys, keys)
  equal([...index.df], df)
  equal([...index.flags], flags)
})

testEach("finding a term by its key", ({ index }, { keys, functions }) => {
  keys.forEach((key, term) => equal([index.find(key), index.lowerBound(key)], [term, term], key))
  for (const key of Object.keys(functions)) equal(index.find(key), keys.indexOf(key), key)
})

testEach("terms that begin with a key, those of a slow scan", ({ index }, { keys }) => {
  for (const key of keys) {
    for (let length = 1; length <= key.length; length++) {
      const start = key.slice(0, length)
      const [from, to] = index.prefix(start)
      equal(keys.slice(from, to), keys.filter(each => each.startsWith(start)), JSON.stringify(start))
    }
  }
})

testEach("postings", async (store, { postings }) => {
  await store.loadPostings(postings.keys())
  postings.forEach((wanted, term) => {
    const found = []
    store.forEachPosting(term, (...posting) => found.push(posting))
    equal(found, wanted, `term ${term}`)
  })
})

testEach("shapes, functions, synonyms", ({ index }, { shapes, functions, synonyms }) => {
  equal(Object.fromEntries([...index.shapes].sort()), Object.fromEntries(Object.entries(shapes).sort()))
  equal(Object.fromEntries([...index.functions].sort()), Object.fromEntries(Object.entries(functions).sort()))
  const terms = new Set(synonyms.flat())
  equal([...index.synonyms.keys()].sort(), [...terms].sort())
  for (const term of terms) {
    const others = new Set(synonyms.filter(group => group.includes(term)).flat())
    others.delete(term)
    equal([...new Set(index.synonyms.get(term))].sort(), [...others].sort())
  }
})

testEach("the dictionary, in files each of which begins with the word that start.bin says", async (store, { dictionary }) => {
  const firsts = store.index.dictionary
  const files = await Promise.all(firsts.map((_, shard) => store.dictionary(shard)))
  const held = files.map(() => 0)
  for (const [key, near] of Object.entries(dictionary)) {
    const having = files.flatMap((words, shard) => (words.get(key) ? [shard] : []))
    equal(having.map(shard => files[shard].get(key)), [near], key)
    held[having[0]] += 1
    for (const other of [key.slice(0, -1), `${key}ㄱ`, `${key}\uffff`, `ㅎ${key}`]) {
      if (!(other in dictionary)) ok(files.every(words => words.get(other) === undefined), other)
    }
  }
  files.forEach((words, shard) => ok(words.get(firsts[shard]), firsts[shard]))
  equal(held, files.map(({ bytes }) => new Reader(bytes).varint()))
})

testEach("the exchanges on a topic", async (store, { topics }) => {
  equal(store.index.topics.length, topics.length)
  for (const [topic, wanted] of topics.entries()) equal([...(await store.topicDocuments(topic))], wanted)
})

testEach("the terms that are names", ({ index }, { names }) => equal([...index.names], names))

testEach("kinds and their documents", ({ index }, { kinds, average }) => {
  equal([index.kinds, index.average], [kinds, average])
  const wanted = kinds.flatMap((times, kind) => Array(times).fill(kind))
  equal(index.documents, wanted.length)
  equal(wanted.map((_, document) => index.kindOf(document)), wanted)
  kinds.forEach((times, kind) => times && equal(index.firstOf(kind), wanted.indexOf(kind)))
})

testEach("lengths, to the nearest step", ({ index }, { lengths }) => {
  lengths.forEach((wanted, document) => {
    const found = [index.questionLengths[document], index.answerLengths[document]]
    ;[0.45, 0.7].forEach((step, field) => {
      const [exact, near] = [Math.log2(Math.max(wanted[field], 1)), Math.log2(found[field])]
      ok(Math.abs(exact - near) <= step / 2 + 1e-6 || (near >= 15 * step - 1e-6 && exact > near), `${wanted[field]}: ${found[field]}`)
    })
  })
})

testEach("cards", async (store, { cards }) => {
  equal(await store.cards(cards.map((_, document) => document)), cards)
  equal(await store.cards([]), [])
})

testEach("grams", async (store, { grams }) => {
  const directory = await store.gramDirectory()
  equal([...directory.keys], grams.map(([gram]) => gram))
  equal([...directory.df], grams.map(([, documents]) => documents.length))
  equal(grams.map(([gram]) => directory.find(gram)), grams.map((_, at) => at))
  for (const [gram] of grams) equal(directory.find(gram + 1), grams.findIndex(([other]) => other === gram + 1))
  const found = await store.gramDocuments(grams.map(([gram]) => gram))
  equal(found.map(documents => [...documents]), grams.map(([, documents]) => documents))
})

/** @param {[number, number][]} runs */
function* each(runs) {
  for (const [first, last] of runs) for (let code = first; code <= last; code++) yield String.fromCodePoint(code)
}

test("every character folds as in Python", () => {
  for (const character of each(unicode.known)) {
    // A browser may know less of Unicode.
    if (/\p{Cn}/u.test(character)) continue
    equal(fold(character), unicode.folded[character] ?? character, `U+${character.codePointAt(0)?.toString(16)}`)
  }
}, unicode)

test("letters are what Python takes for letters", () => {
  const letters = new Set(each(unicode.letters))
  for (const character of each(unicode.known)) {
    if (/\p{Cn}/u.test(character) || character in unicode.folded) continue
    equal(squeeze(character), letters.has(character) ? character : "", `U+${character.codePointAt(0)?.toString(16)}`)
  }
}, unicode)
