/** What a list of results is worth. A result is a document number, a relevant one has a gain of 1 or 2. */

export const DEPTH = 10

/** Kinds of documents that graded files speak of; others (speakers, talks, topics, pages) have no grade. */
const GRADED_KINDS = 2

const gain = (relevance, rank) => (2 ** relevance - 1) / Math.log2(rank + 2)
const sum = numbers => numbers.reduce((total, number) => total + number, 0)

/** The mean, 0 of nothing. */
export const mean = numbers => (numbers.length ? sum(numbers) / numbers.length : 0)

/** The value below which the given share of the numbers lies. */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** nDCG at ten: gain 2^relevance − 1, discount log2(rank + 1). */
export function ndcg(found, relevant) {
  const ideal = Object.values(relevant).sort((a, b) => b - a).slice(0, DEPTH)
  const got = found.slice(0, DEPTH).map((document, rank) => gain(relevant[document] ?? 0, rank))
  return sum(got) / sum(ideal.map(gain))
}

/**
 * The worth of one answer. `found` holds at least twenty results where there are so many.
 * Strict: a result without a grade takes a rank. Lenient: a speaker's, talk's, topic's or authored
 * page is passed over, for nobody graded those. Nonsense is right when nothing is found.
 */
export function judge(query, found, kindOf) {
  const nonsense = Object.keys(query.relevant).length === 0
  const none = found.length === 0
  if (nonsense) return { nonsense, none, strict: Number(none), lenient: Number(none) }
  const graded = found.filter(document => kindOf(document) < GRADED_KINDS)
  return {
    nonsense,
    none,
    strict: ndcg(found, query.relevant),
    lenient: ndcg(graded, query.relevant),
  }
}

/** Means by kind, in the order the kinds appear, and over all that have an answer. */
export function summary(judged) {
  const row = (kind, some) => ({
    kind,
    queries: some.length,
    strict: mean(some.map(each => each.strict)),
    lenient: mean(some.map(each => each.lenient)),
    none: some.filter(each => each.none).length,
  })
  const kinds = [...new Set(judged.map(each => each.kind))]
  return {
    kinds: kinds.map(kind => row(kind, judged.filter(each => each.kind === kind))),
    all: row("전체", judged.filter(each => !each.nonsense)),
  }
}
