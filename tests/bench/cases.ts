import { randomUUID } from 'node:crypto'
import { identityPaths } from '#app/identity/paths.ts'
import type { Shot } from './load.ts'
import { benchPassword, type Targets } from './targets.ts'

/** The pages measured, in the order of the table. */
export const caseNames = ['login', 'home', 'lesson', 'answer', 'last_answer', 'matrix', 'certificate'] as const
export type CaseName = (typeof caseNames)[number]

/** Gives the list's entries in turn, from the start again at its end. */
function inTurn<T>(list: readonly T[]): () => T {
  let index = 0
  return () => {
    const item = list[index % list.length]
    index += 1
    if (item === undefined) throw new Error('nothing to ask for')
    return item
  }
}

/** The same, but each entry once: an answer counts only the first time, and a rate limit bites at the tenth login. */
function once<T>(list: readonly T[], what: string): () => T {
  let index = 0
  return () => {
    const item = list[index]
    index += 1
    if (item === undefined) throw new Error(`no ${what} left after ${list.length}: a shorter bench or more people`)
    return item
  }
}

const visit = (list: readonly { cookie: string; path: string }[]) => (): (() => Shot) => {
  const next = inTurn(list)
  return () => ({ method: 'GET', status: 200, ...next() })
}

/** An office's people sit behind many addresses; a hundred logins from one would be refused, as they should. */
const addressOf = (index: number) => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`

function logins(emails: readonly string[]): () => Shot {
  const next = once(emails, 'account')
  let index = 0
  return () => {
    index += 1
    const form = new URLSearchParams({ email: next(), password: benchPassword }).toString()
    return { method: 'POST', path: identityPaths.login(), status: 302, address: addressOf(index), form }
  }
}

function answers(prepared: Targets['answers']): () => Shot {
  const next = once(prepared, 'answer')
  return () => {
    const { cookie, path, form } = next()
    return { method: 'POST', path, cookie, status: 200, form: `${form}&answerId=${randomUUID()}` }
  }
}

/** What to send for each case, made from the prepared database; each goes on where it stopped. */
export function shotsOf(targets: Targets): Record<CaseName, () => Shot> {
  return {
    login: logins(targets.emails),
    home: visit(targets.homes)(),
    lesson: visit(targets.lessons)(),
    answer: answers(targets.answers),
    last_answer: answers(targets.lastAnswers),
    matrix: visit(targets.matrices)(),
    certificate: visit(targets.certificates)(),
  }
}
