/**
 * `npm run bench [-- --json] [-- --quick] [-- --people 20000] [-- --answers 2000000]`: how fast the built site answers,
 * beside an empty Remix page and a bare INSERT and COMMIT in the same run; then, with so many answers stored, answers
 * again and what trainers read over all of them. Standard output is the report, standard error says how far it is.
 */
import { parseArgs } from 'node:util'
import { openBareInsert } from './bare-insert.ts'
import { caseNames, shotsOf, type CaseName } from './cases.ts'
import { openCommits } from './commits.ts'
import { openLedger } from './ledger.ts'
import { fire, type Shot } from './load.ts'
import type { Sample } from './measures.ts'
import {
  fillAnswers,
  measureBundle,
  measureCertificates,
  prepareSite,
  setUpProduct,
  type Prepared,
} from './prepare-site.ts'
import type { ManyAnswers } from './targets.ts'
import { machineFacts, ratiosOf, reportText, rowsOf, type Report } from './report.ts'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    people: { type: 'string' },
    answers: { type: 'string' },
  },
})

const concurrencies = [1, 8, 32]
/** The site's default (`DATABASE_POOL`). */
const poolSize = 10
const plan = options.quick
  ? { people: 4000, answers: 0, bundled: 2000, rounds: 3, milliseconds: 400, warmUp: 1000, atMost: 90_000 }
  : {
      people: 20_000,
      answers: 2_000_000,
      bundled: 10_000,
      rounds: 5,
      milliseconds: 1000,
      warmUp: 3000,
      atMost: 330_000,
    }
const people = Number(options.people ?? plan.people)
const manyAnswers = Number(options.answers ?? plan.answers)

const started = performance.now()
const say = (text: string) =>
  process.stderr.write(`  › ${text} (${Math.round((performance.now() - started) / 1000)} s)\n`)

type Load = { connections: number; milliseconds: number }
type Subject = { name: string; slice: (load: Load) => Promise<Sample> }

/** A person has one last answer: there are fewer of them than answers, enough for shorter slices. */
const shortened = (name: CaseName, load: Load): Load =>
  name === 'last_answer' ? { ...load, milliseconds: load.milliseconds / 8 } : load

async function subjectsOf({ siteUrl, emptyUrl, databaseUrl, targets }: Prepared) {
  const shots = shotsOf(targets)
  const bare = await openBareInsert(databaseUrl, poolSize)
  const ledger = await openLedger(databaseUrl)
  const commits = openCommits(targets.players)
  const emptyPage = (): Shot => ({ method: 'GET', path: '/', status: 200 })
  const answer = (load: Load) => fire(siteUrl, shots.answer, load)
  const subjects: Subject[] = [
    { name: 'empty', slice: (load) => fire(emptyUrl, emptyPage, load) },
    { name: 'insert', slice: bare.fire },
    { name: 'ledger_insert', slice: ledger.rows },
    { name: 'ledger', slice: ledger.batches },
    { name: 'commit', slice: commits.taken },
    { name: 'commit_sent', slice: (load) => fire(siteUrl, commits.sent, load) },
    ...caseNames.map((name) => ({ name, slice: (load: Load) => fire(siteUrl, shots[name], shortened(name, load)) })),
  ]
  const atMany: Subject[] = [
    { name: 'insert_many', slice: bare.fire },
    { name: 'answer_many', slice: answer },
  ]
  const close = async () => {
    await bare.close()
    await ledger.close()
  }
  return { subjects, atMany, close }
}

/** Every case at every concurrency in turn, round after round: what slows the machine for a while slows all alike. */
async function measure(subjects: readonly Subject[]) {
  const slices = new Map(
    subjects.map(({ name }) => [name, new Map<number, Sample[]>(concurrencies.map((c) => [c, []]))]),
  )
  for (const { name, slice } of subjects) {
    say(`warming up ${name}`)
    await slice({ connections: 8, milliseconds: plan.warmUp })
  }
  let rounds = 0
  const begun = performance.now()
  // At least one round; no further one when it would end too late.
  for (let longest = 0; rounds < plan.rounds && performance.now() - begun + longest < plan.atMost; rounds += 1) {
    const before = performance.now()
    for (const connections of concurrencies) {
      for (const { name, slice } of subjects) {
        slices
          .get(name)
          ?.get(connections)
          ?.push(await slice({ connections, milliseconds: plan.milliseconds }))
      }
    }
    longest = Math.max(longest, performance.now() - before)
    say(`round ${rounds + 1} of ${plan.rounds}`)
  }
  return { slices, rounds }
}

const machine = machineFacts()
await setUpProduct()
const prepared = await prepareSite(people, say)
try {
  const { subjects, atMany, close } = await subjectsOf(prepared)
  const { slices, rounds } = await measure(subjects)
  say('certificates')
  const certificates = await measureCertificates(prepared)
  say(`a ZIP of ${plan.bundled} certificates`)
  const bundle = await measureBundle(prepared, plan.bundled)
  let many: ManyAnswers | null = null
  if (manyAnswers > 0) {
    say(`${manyAnswers} stored answers`)
    many = await fillAnswers(prepared, manyAnswers)
    const again = await measure(atMany)
    for (const [name, samples] of again.slices) slices.set(name, samples)
  }
  await close()
  const date = new Date().toISOString().slice(0, 10)
  const report: Report = {
    ...{ date, machine, people: prepared.targets.people, rounds },
    rows: rowsOf(slices),
    ratios: ratiosOf(slices),
    certificates,
    bundle,
    many,
  }
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report))
} finally {
  await prepared.stop()
}
