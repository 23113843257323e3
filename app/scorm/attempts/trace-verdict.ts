import type { ScormEdition } from '../package-structure.ts'
import type { Call } from '../schemas.ts'
import { isDone, type Judgement } from './judge-attempt.ts'

/** What a trace says in plain words; the sentence is `verdict_<code>`. */
export const verdictCodes = [
  'fine',
  'never_begun',
  'never_completes',
  'not_completed',
  'not_passed',
  'no_score',
  'errors',
  'not_ended',
  'never_commits',
] as const
export type VerdictCode = (typeof verdictCodes)[number]

/** `count` of what it speaks of; `example` one of them. */
export type Verdict = { code: VerdictCode; count: number; example: string }

const say = (code: VerdictCode, count = 0, example = ''): Verdict => ({ code, count, example })

const begins = /^(LMSInitialize|Initialize)$/
const ends = /^(LMSFinish|Terminate)$/
const commits = /^(LMSCommit|Commit)$/
const writes = /^(LMSSetValue|SetValue)$/
const completes: Record<'old' | 'new', RegExp> = {
  old: /^cmi\.core\.lesson_status$/,
  new: /^cmi\.(completion_status|success_status)$/,
}
const isEnd = (value: string) => /^(completed|passed|failed)$/.test(value)

const spelled = ([, name, element, value, , error]: Call) =>
  `${name}(${[element, value].filter(Boolean).join(', ')}) → ${error}`

/**
 * What is to be said of an attempt by what its package called, the weightiest first; `fine` where there is nothing else.
 * Of an attempt whose package never called anything, no more than that.
 */
export function verdictsOf(edition: ScormEdition, calls: readonly Call[], reached: Judgement): Verdict[] {
  const named = (pattern: RegExp) => calls.filter(([, name]) => pattern.test(name))
  if (named(begins).length === 0) return [say('never_begun')]
  const written = named(writes)
  const told = written.filter(([, , element]) => completes[edition === '1.2' ? 'old' : 'new'].test(element))
  const failed = calls.filter(([, , , , , error]) => error !== '' && error !== '0')
  const found: Verdict[] = []
  if (!isDone(reached) && told.length === 0) found.push(say('never_completes'))
  else if (!isDone(reached)) {
    const last = told.at(-1)
    const isFailed = reached.success === 'failed' || (last && isEnd(last[3]) && last[3] === 'failed')
    found.push(isFailed ? say('not_passed') : say('not_completed', told.length, last?.[3] ?? ''))
  }
  const first = failed[0]
  if (first) found.push(say('errors', failed.length, spelled(first)))
  if (written.length > 0 && named(commits).length === 0 && named(ends).length === 0) found.push(say('never_commits'))
  if (named(ends).length < named(begins).length) found.push(say('not_ended', named(begins).length - named(ends).length))
  if (isDone(reached) && reached.scoreBasisPoints === null) found.push(say('no_score'))
  const weighty = found.some(({ code }) => code !== 'no_score' && code !== 'not_ended')
  return weighty ? found : [say('fine'), ...found]
}
