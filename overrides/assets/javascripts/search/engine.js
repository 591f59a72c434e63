/**
 * The search of 문답: a query in, an answer out. Knows no page and no worker.
 */

import { excerpt, segments } from "./excerpt.js"
import { fold, toJamo } from "./hangul.js"
import { Lexicon } from "./lexicon.js"
import { Marker } from "./marks.js"
import { readQuery } from "./query.js"
import { WEAK_WEIGHT } from "./clauses.js"
import { MOST_CLAUSES, Ranking, TOPIC, best } from "./score.js"
import { openStore } from "./store.js"
import { squeeze } from "./words.js"

/** @typedef {import("./excerpt.js").Segment} Segment */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./score.js").Ranked} Ranked */
/** @typedef {import("./store.js").Card} Card */
/** @typedef {import("./store.js").Facets} Facets */
/** @typedef {{speaker?: string, topic?: string, talk?: string}} Filters */
/** @typedef {[slug: string, name: string, count: number]} Count */
/**
 * @typedef {object} Hit
 * @property {number} document
 * @property {number} kind 0 exchange, 1 passage, 2 speaker, 3 talk, 4 topic, 5 page
 * @property {string} url relative to the site's root
 * @property {Segment[]} title
 * @property {Segment[]} text excerpt
 * @property {string[]} tags
 * @property {string} page title of the page a passage stands on, else ''
 * @property {number} score
 * @property {string[]} found what to mark on its page
 * @property {string[]} missing typed words it does not have
 */
/**
 * @typedef {object} Answer
 * @property {string} query
 * @property {number} total
 * @property {Hit[]} hits
 * @property {string} understood the reading that was searched, if it is not what was typed
 * @property {string[]} suggestions the query with its last word completed
 * @property {{speaker: Count[], topic: Count[], talk: Count[]}|null} counts
 */
/**
 * @typedef {object} SearchOptions
 * @property {number} [limit]
 * @property {number} [offset]
 * @property {Filters} [filters] slugs
 * @property {boolean} [facets] whether to count by speaker, topic and talk
 * @property {boolean} [live] whether the last word may be unfinished
 */

const FACETS = /** @type {const} */ (["speaker", "topic", "talk"])
/** The rarest grams of a text tell its documents; the others only cost a download. */
const MOST_GRAMS = 5
/** Words that stand in more documents side by side are not what is asked for. */
const MOST_LITERAL = 200
const LITERAL = { least: 0.1, most: 0.6 }
/** One word shorter than this is looked up as a word only. */
const SHORTEST_LITERAL = 4
const MOST_SUGGESTIONS = 3
/** Files of the dictionary for one query: who pastes a page asks for none of its odd words alone. */
const MOST_UNHEARD = 8
const MOST_FOUND = 12

/**
 * @param {URL} base folder of the index
 * @param {{fetch?: typeof fetch}} [options]
 */
export async function openEngine(base, options) {
  return new Engine(await openStore(base, options))
}

export class Engine {
  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store
    this.lexicon = new Lexicon(store.index)
  }

  /**
   * Total for every string; rejects only if a file cannot be fetched.
   * @param {string} text @param {SearchOptions} [options] @returns {Promise<Answer>}
   */
  async search(text, { limit = 10, offset = 0, filters = {}, facets = false, live = true } = {}) {
    const query = await this.#read(text, live)
    const [literal, phrases] = await Promise.all([this.#literal(query), this.#phrases(query), this.#load(query)])
    // Whoever quotes wants every document that has it, however little its words say.
    const ranked = await this.#rank(query, phrases ? new Map([...phrases].map(document => [document, 1])) : literal)
    const without = this.#excluded(query)
    let documents = ranked.documents.filter(document => !without.has(document) && (!phrases || phrases.has(document)))
    const known = facets || FACETS.some(facet => filters[facet]) ? await this.store.facets() : null
    const valuesOf = known && facetValues(known)
    const counts = valuesOf && facets ? count(known, valuesOf, documents, filters) : null
    if (valuesOf) documents = documents.filter(passing(known, valuesOf, filters))
    const hits = await this.#hits(query, { ...ranked, documents }, offset, limit)
    return { query: text, total: documents.length, hits, understood: hits.length ? query.understood : "", suggestions: this.#suggest(text), counts }
  }

  /** @param {string} text @param {boolean} live @returns {Promise<Query>} */
  async #read(text, live) {
    const { lexicon } = this
    /** @type {Set<number>} */
    const wanted = (lexicon.wanted = new Set())
    const query = readQuery(lexicon, text, live)
    lexicon.wanted = null
    if (!wanted.size) return query
    // Now with what the dictionary has of the words that the archive lacks.
    await Promise.all([...wanted].slice(0, MOST_UNHEARD).map(async shard => lexicon.dictionary.set(shard, await this.store.dictionary(shard))))
    return readQuery(lexicon, text, live)
  }

  /** @param {Query} query */
  #load(query) {
    const clauses = [...query.clauses.slice(0, MOST_CLAUSES), ...query.without.flat()]
    return this.store.loadPostings(new Set(clauses.flatMap(({ alternatives }) => [...alternatives.keys()])))
  }

  /** @param {Query} query @param {Map<number, number>} literal @returns {Promise<Ranked>} */
  async #rank(query, literal) {
    const ranking = new Ranking(this.lexicon, this.store, query.clauses.slice(0, MOST_CLAUSES))
    const first = this.lexicon.index.firstOf(TOPIC)
    /** @type {Map<number, Iterable<number>>} */
    const about = new Map()
    await Promise.all(ranking.topics().map(async topic => about.set(topic, await this.store.topicDocuments(topic - first))))
    for (const speaker of ranking.speakers()) about.set(speaker, spokenBy(await this.store.facets(), speaker))
    return ranking.rank(literal, about)
  }

  /** Documents with a word that is not wanted, all of its parts. @param {Query} query @returns {Set<number>} */
  #excluded({ without }) {
    /** @type {Set<number>} */
    const found = new Set()
    for (const clauses of without) {
      const parts = clauses.filter(({ bonus }) => !bonus).map(({ alternatives }) => {
        /** @type {Set<number>} */
        const having = new Set()
        for (const [term, weight] of alternatives) if (weight === 1) this.store.forEachPosting(term, document => having.add(document))
        return having
      })
      for (const document of parts[0] ?? []) if (parts.every(each => each.has(document))) found.add(document)
    }
    return found
  }

  /** Documents that hold the very letters of the query, spaces aside. @param {Query} query @returns {Promise<Map<number, number>>} */
  async #literal(query) {
    const { letters, clauses, phrases, words } = query
    if (phrases.length || letters.length < (words > 1 ? 2 : SHORTEST_LITERAL) || (words === 1 && clauses.length === 1 && clauses[0].alternatives.size)) return new Map()
    const found = (await this.#holding(letters)) ?? (await this.#holding(letters.slice(0, -1)))
    if (!found || found.length > MOST_LITERAL) return new Map()
    const telling = clauses.some(({ alternatives, weight }) => alternatives.size && weight > WEAK_WEIGHT)
    const weight = telling ? Math.min(LITERAL.most, Math.max(LITERAL.least, ((letters.length - 3) / 8) * LITERAL.most)) : 1
    return new Map(found.map(document => [document, weight]))
  }

  /** Documents that may hold every quoted phrase. @param {Query} query @returns {Promise<Set<number>|null>} */
  async #phrases({ phrases }) {
    if (!phrases.length) return null
    const found = await Promise.all(phrases.map(async phrase => new Set(await this.#holding(phrase))))
    const likely = [...found[0]].filter(document => found.every(each => each.has(document)))
    // Some documents have the grams of a phrase, but not in one piece.
    const cards = await this.store.cards(likely.slice(0, MOST_LITERAL))
    return new Set(likely.filter((_, at) => !cards[at] || holds(cards[at], phrases)))
  }

  /** Documents with all grams of a text; null if some gram is nowhere. @param {string} letters @returns {Promise<number[]|null>} */
  async #holding(letters) {
    const directory = await this.store.gramDirectory()
    /** @type {Set<number>} */
    const grams = new Set()
    for (let at = 0; at + 1 < letters.length; at++) grams.add(letters.charCodeAt(at) * 65536 + letters.charCodeAt(at + 1))
    const known = [...grams].map(gram => /** @type {[number, number]} */ ([gram, directory.df[directory.find(gram)] ?? 0]))
    if (!known.length || known.some(([, df]) => !df)) return null
    const rarest = known.sort((a, b) => a[1] - b[1]).slice(0, MOST_GRAMS).map(([gram]) => gram)
    const lists = await this.store.gramDocuments(rarest)
    const others = lists.slice(1).map(list => new Set(list ?? []))
    return [...(lists[0] ?? [])].filter(document => others.every(each => each.has(document)))
  }

  /** @param {Query} query @param {Ranked} ranked @param {number} offset @param {number} limit */
  async #hits(query, { documents, score, matched }, offset, limit) {
    const marker = new Marker(this.lexicon, query.clauses)
    const shown = best(documents, score, offset + limit).slice(offset)
    const cards = await this.store.cards(shown)
    return shown.map((document, at) => hit(document, score[document], matched[document], cards[at], marker, query))
  }

  /** @param {string} text @returns {string[]} */
  #suggest(text) {
    const last = /[\p{L}\p{N}]+$/u.exec(text.slice(-40))?.[0]
    if (!last) return []
    const jamo = toJamo(fold(last))
    const found = [...this.lexicon.beginnings(jamo).keys()].filter(term => !this.lexicon.isVerb(term) && this.lexicon.index.keys[term] !== jamo)
    const before = text.slice(0, -last.length)
    return found.slice(0, MOST_SUGGESTIONS).map(term => before + this.lexicon.surface(term))
  }
}

/** Whether a document has the letters of each phrase in one piece. @param {Card} card @param {string[]} phrases */
function holds(card, phrases) {
  const texts = [card.o ?? card.t, card.x].map(text => squeeze(fold(text)))
  return phrases.every(phrase => texts.some(text => text.includes(phrase)))
}

/** @param {number} document @param {number} score @param {number} matched @param {Card} card @param {Marker} marker @param {Query} query @returns {Hit} */
function hit(document, score, matched, card, marker, query) {
  const inTitle = marker.marks(card.t)
  const inText = marker.marks(card.x)
  const have = query.clauses.filter((_, i) => i < MOST_CLAUSES && matched & (1 << i))
  const covered = new Set(have.flatMap(({ covers }) => covers).concat(have))
  const missing = query.clauses.slice(0, MOST_CLAUSES).filter(clause => !clause.bonus && clause.weight > 0.5 && !covered.has(clause)).map(({ typed }) => typed)
  return {
    document,
    kind: card.k,
    url: card.u,
    title: segments(card.t, inTitle),
    text: excerpt(card.x, inText),
    tags: card.g,
    page: card.p ?? "",
    score,
    found: surfaces([[card.t, inTitle], [card.x, inText]]),
    missing: [...new Set(missing)],
  }
}

/**
 * What to mark on the page that opens. It marks every occurrence of a string, so one that also
 * stands where it is not meant goes along with the letters after it.
 * @param {[string, import("./marks.js").Mark[]][]} texts @returns {string[]}
 */
function surfaces(texts) {
  /** @type {Map<string, number>} */
  const meant = new Map()
  for (const [text, marks] of texts) {
    for (const { from, to } of marks) {
      const surface = text.slice(from, to)
      meant.set(surface, (meant.get(surface) ?? 0) + 1)
    }
  }
  const found = new Set()
  /** @type {Map<string, number>} */
  const times = new Map([...meant.keys()].map(surface => [surface, texts.reduce((sum, [each]) => sum + each.split(surface).length - 1, 0)]))
  for (const [text, marks] of texts) {
    for (const { from, to } of marks) {
      const surface = text.slice(from, to)
      found.add(times.get(surface) === meant.get(surface) ? surface : surface + (/^[가-힣]+/.exec(text.slice(to))?.[0] ?? ""))
    }
  }
  return [...found].slice(0, MOST_FOUND)
}

/** What the speaker of a document said, that document left out. @param {Facets} facets @param {number} document */
function spokenBy(facets, document) {
  let from = 0
  const runs = facets.speaker.map(([value, length]) => ({ value, from, to: (from += length) }))
  const who = runs.find(({ to }) => document < to)?.value
  return runs.filter(({ value }) => value === who).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)).filter(each => each !== document)
}

/** @param {Facets} facets @returns {(document: number, facet: "speaker"|"topic"|"talk") => number[]} */
function facetValues(facets) {
  /** @param {[number, number][]} runs */
  const unroll = runs => runs.flatMap(([value, length]) => Array(length).fill(value))
  const speaker = unroll(facets.speaker)
  const talk = unroll(facets.talk)
  return (document, facet) =>
    facet === "topic" ? facets.topic[document] ?? [] : [(facet === "speaker" ? speaker : talk)[document]].filter(value => value >= 0)
}

/** Which documents the filters let through. @param {Facets} facets @param {ReturnType<typeof facetValues>} valuesOf @param {Filters} filters @param {string} [except] */
function passing(facets, valuesOf, filters, except) {
  const chosen = FACETS.filter(facet => filters[facet] && facet !== except)
  const wanted = chosen.map(facet => facets[`${facet}s`].findIndex(([slug]) => slug === filters[facet]))
  return (/** @type {number} */ document) => chosen.every((facet, at) => valuesOf(document, facet).includes(wanted[at]))
}

/** @param {Facets} facets @param {ReturnType<typeof facetValues>} valuesOf @param {number[]} documents @param {Filters} filters */
function count(facets, valuesOf, documents, filters) {
  /** @param {"speaker"|"topic"|"talk"} facet @returns {Count[]} */
  const by = facet => {
    const counts = new Map()
    for (const document of documents.filter(passing(facets, valuesOf, filters, facet))) {
      for (const value of valuesOf(document, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return facets[`${facet}s`].flatMap(([slug, name], value) => (counts.has(value) ? [/** @type {Count} */ ([slug, name, counts.get(value)])] : []))
  }
  return { speaker: by("speaker"), topic: by("topic"), talk: by("talk") }
}
