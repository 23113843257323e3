import { z } from 'zod'
import { db } from '#app/platform/database.server.ts'
import { callsInOrder } from '#app/scorm/attempts/calls-in-order.ts'
import { Call, Values } from '#app/scorm/schemas.ts'
import { packageExercise } from '#tests/setup/package-course.ts'
import { judge, together, type Faults } from './package-ledger.ts'
import type { Attempt } from './package-visits.ts'
import { wordsOf } from './trial-package.ts'

const Calls = z.array(Call)

/** What is kept of an enrolment, all of it. */
async function keptOf(enrolmentId: string) {
  const where = { enrolmentId }
  const [attempts, progress, completions, credits, certificates] = await Promise.all([
    db().scormAttempt.findMany({ where, include: { items: true, sessions: true, commits: true } }),
    db().activityProgress.findMany({ where, select: { activityId: true }, orderBy: { activityId: 'asc' } }),
    db().completion.count({ where }),
    db().attendanceEntry.count({ where }),
    db().certificate.count({ where }),
  ])
  return { attempts, progress: progress.map(({ activityId }) => activityId), completions, credits, certificates }
}

/** Values that there are more than once. */
const repeated = (all: readonly string[]) => [...new Set(all.filter((one, index) => all.indexOf(one) !== index))]

/** Compares what the database has in the end with what was written and acknowledged, and with what follows from it once. */
async function judgeOne({ enrolmentId, edition, ledger, windows }: Attempt): Promise<Faults> {
  const { attempts, progress, completions, credits, certificates } = await keptOf(enrolmentId)
  const [attempt] = attempts
  const [item] = attempt?.items ?? []
  if (!attempt || !item) return { lost: ['the whole attempt'], doubled: [], wrong: [] }
  const { sessions, commits, items } = attempt
  const told = sessions.filter((one) => one.seconds > 0)
  const seconds = sessions.reduce((sum, one) => sum + one.seconds, 0)
  const values = new Map(Object.entries(Values.parse(item.values)))
  const found = { values, seconds, interactions: null }
  const ids = [...values].flatMap(([element, value]) => (/interactions\.\d+\.id$/.test(element) ? [value] : []))
  const { set, location } = wordsOf(edition)
  const calls = callsInOrder(commits.map((commit) => ({ ...commit, calls: Calls.parse(commit.calls) })))
  const places = calls.filter(([, name, element]) => name === set && element === location).map((one) => one[3])
  const fine = { attempts: 1, items: 1, progress: ['lezione-uno', packageExercise.id], completions: 1, credits: 1 }
  const is = { attempts: attempts.length, items: items.length, progress, completions, credits }
  return together([
    judge(ledger, found),
    {
      lost: [],
      doubled: [
        ...repeated(told.map(({ windowId }) => windowId)).map((one) => `two sessions of window ${one}`),
        ...repeated(told.map((one) => String(one.seconds))).map((one) => `two sessions of ${one} seconds`),
        ...repeated(ids).map((id) => `interaction ${id}`),
        ...repeated(places).map((place) => `call of step ${place}`),
        ...(certificates > 1 ? [`${certificates} certificates`] : []),
      ],
      wrong: [
        ...(JSON.stringify(is) === JSON.stringify(fine) ? [] : [JSON.stringify(is)]),
        ...(attempt.completion === 'completed' ? [] : [`completion ${attempt.completion}`]),
        ...(attempt.windowId === windows.at(-1) ? [] : ['it is open in another window than the last']),
        ...commits
          .filter(({ windowId }) => !windows.includes(windowId))
          .map(({ sequence }) => `commit ${sequence} of a window nobody opened`),
      ],
    },
  ])
}

/** What is wrong with an attempt, on its way and in the end, by whose it is. */
export async function judgeAttempts(attempts: readonly Attempt[]): Promise<Faults> {
  const all: Faults[] = []
  for (const attempt of attempts) {
    const faults = together([attempt.faults, await judgeOne(attempt)])
    const named = (text: string) => `${attempt.edition} ${attempt.enrolmentId}: ${text}`
    all.push({
      lost: faults.lost.map(named),
      doubled: faults.doubled.map(named),
      wrong: faults.wrong.map(named),
    })
  }
  return together(all)
}
