/** How well the graded queries of tests/gold/ are answered, over the real index: never worse than it was. */

import { Engine } from "../../overrides/assets/javascripts/search/engine.js"
import { judge, summary } from "../../tools/bench/measures.mjs"
import { encoded, equal, ok, openMade, test } from "./harness.js"

/**
 * What was measured, less a hundredth: mean nDCG@10, strict; how many queries find nothing although
 * something answers them; how many find something although nothing does. Raise what has got better.
 *
 * @type {Record<string, {least: number, silent: number, misled: number, secret?: boolean}>}
 */
const FILES = {
  queries: { least: 0.931, silent: 0, misled: 0 },
  "queries-fresh": { least: 0.878, silent: 0, misled: 0 },
  // Whoever works at the search must not learn its queries from a test that fails.
  "queries-unseen": { least: 0.859, silent: 1, misled: 1, secret: true },
  "queries-held": { least: 0.891, silent: 0, misled: 0, secret: true },
  "queries-blind": { least: 0.905, silent: 2, misled: 0, secret: true },
  "queries-blind2": { least: 0.892, silent: 0, misled: 0, secret: true },
  // Whole questions in words that the texts lack, the hardest there are.
  "queries-spoken": { least: 0.568, silent: 1, misled: 1, secret: true },
}

/** Kinds of `queries`; where one has three or four, a single result moves its mean by hundredths. @type {Record<string, number>} */
const KINDS = {
  명사: 0.96,
  "명사+조사": 0.94,
  띄어쓰기: 0.95,
  활용: 0.9,
  자연어질문: 0.81,
  음차: 0.9,
  "동의어·약어": 0.94,
  오타: 0.94,
  초성: 0.97,
  자판: 0.96,
  IME중간: 0.95,
  noun: 0.93,
  "noun+particle": 0.91,
  spacing: 0.91,
  "verb-phrase": 0.85,
  question: 0.87,
  "english-hangul": 0.82,
  "abbr-synonym": 0.82,
  typo: 0.8,
  chosung: 0.88,
  keyboard: 0.9,
  "speaker-company": 0.79,
}
const WORST = 10

const seeds = await encoded("seeds")
const engine = seeds && new Engine(await openMade(seeds))

/** Answers to every query of a file, and what they are worth. @param {string} file */
async function judged(file) {
  const found = []
  for (const query of seeds.graded[file]) {
    const hits = (await engine.search(query.q)).hits.map(({ document }) => document)
    found.push({ ...query, hits, ...judge(query, hits, at => seeds.documents[at].kind) })
  }
  return found
}

/** What somebody needs to know who made it worse. @param {Awaited<ReturnType<typeof judged>>} answers @param {boolean} [secret] */
function told(answers, secret) {
  const kinds = summary(answers).kinds.map(({ kind, queries, strict, none }) => `  ${strict.toFixed(3)} ${kind} (${queries}, nothing found: ${none})`)
  const worst = [...answers].sort((a, b) => a.strict - b.strict).slice(0, secret ? 0 : WORST)
  return [...kinds, ...worst.map(explained)].join("\n")
}

/** @param {Awaited<ReturnType<typeof judged>>[number]} answer */
function explained({ q, kind, strict, relevant, hits }) {
  const missed = Object.keys(relevant).map(Number).filter(document => !hits.includes(document))
  const row = (/** @type {number} */ document) => `      ${relevant[document] ?? "·"} ${seeds.documents[document].title}`
  return [`  ${strict.toFixed(2)} [${kind}] ${q}`, ...hits.slice(0, 5).map(row), ...(missed.length ? ["    not found:", ...missed.map(row)] : [])].join("\n")
}

for (const [file, { least, silent, misled, secret }] of Object.entries(FILES)) {
  test(`${file} are answered as well as they were`, async () => {
    const answers = await judged(file)
    const { strict } = summary(answers).all
    ok(strict >= least, `nDCG@10 is ${strict.toFixed(4)}, not ${least}\n${told(answers, secret)}`)
    const none = answers.filter(answer => !answer.nonsense && answer.none)
    ok(none.length <= silent, `${none.length} find nothing, not ${silent}\n${told(none, secret)}`)
    const some = answers.filter(answer => answer.nonsense && !answer.none)
    ok(some.length <= misled, `${some.length} of nonsense find something, not ${misled}\n${told(some, secret)}`)
  }, seeds)
}

test("no kind of queries is answered worse than it was", async () => {
  const answers = await judged("queries")
  const { kinds } = summary(answers)
  ok(kinds.every(({ kind }) => kind in KINDS) && kinds.length === Object.keys(KINDS).length, `kinds without a floor, or floors without a kind: ${kinds.map(({ kind }) => kind)}`)
  const worse = kinds.filter(({ kind, strict }) => strict < KINDS[kind]).map(({ kind }) => kind)
  ok(!worse.length, `${worse.map(kind => `${kind} should reach ${KINDS[kind]}`).join(", ")}\n${told(answers.filter(({ kind }) => worse.includes(kind)))}`)
}, seeds)

test("a verb that the archive lacks is not corrected, a name with a slip is", async () => {
  equal((await engine.search("뜨는")).understood, "")
  equal((await engine.search("옵티마이져")).understood, "optimizer")
  equal((await engine.search("강화학슴")).understood, "강화학습")
  equal((await engine.search("취엄 준비")).understood, "취업 준비")
}, seeds)

test("a name that the lists of synonyms know is not corrected to one it looks or sounds like", async () => {
  for (const q of ["케라스", "keras", "러스트", "토익", "드롭아웃", "에폭"]) equal((await engine.search(q)).understood, "", q)
}, seeds)

test("an auxiliary that stands apart asks for nothing", async () => {
  const found = await Promise.all(["논문을 구현해 보고 싶은데", "논문을 구현"].map(async q => (await engine.search(q)).hits[0].document))
  equal(found[0], found[1])
  equal((await engine.search("싶은")).total, 0)
}, seeds)

test("plain words that the archive lacks are not taken for names they sound like", async () => {
  for (const q of ["교수님 밑에서 배우는 거랑", "무슨 소용인가 싶어요", "딥러닝이 떴어요", "어떻게 챙겨봐요"]) equal((await engine.search(q)).understood, "", q)
  for (const [q, name] of [["쟝고", "Django"], ["도커에서", "Docker"]]) ok((await engine.search(q)).hits.some(({ title, text }) => [...title, ...text].some(each => each.mark && each.text.includes(name))), q)
}, seeds)
