import { runInThisContext } from 'node:vm'
import * as React from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { BoundedMap } from '#app/platform/bounded-map.ts'
import { withKeptText } from './kept-text.server.tsx'
import { isLessonFactory, keepLesson, lessonIn, type LessonContent } from './lesson-registry.ts'

/** What a lesson's page must load beside its text; known of the lessons evaluated here. */
type Needs = { hasTerritory: boolean }
const needs = new BoundedMap<string, Needs>(500)

const declaration = /^\s*export default function\s*/

/**
 * Evaluates a compiled lesson so that the server can render it; done once per process and hash. The code was made by
 * our own compiler from checked text (P10): no author's program is in it. Returns what else the lesson's page needs.
 * @throws AppError `not_found`
 */
export async function loadArtefact(hash: string): Promise<Needs> {
  const known = needs.get(hash)
  if (known) return known
  const code = await getArtefactCode(hash)
  const found = { hasTerritory: code.includes('TerritoryCard') }
  const wrap = (content: LessonContent) => (found.hasTerritory ? content : withKeptText(hash, content))
  keepLesson(hash, evaluateLesson(hash, code), wrap)
  needs.set(hash, found)
  return found
}

/** What a compiled lesson's module gives: made by our own compiler from checked text (P10). */
function evaluateLesson(hash: string, code: string): unknown {
  if (!declaration.test(code)) throw new Error(`artefact ${hash} is not a lesson module`)
  const make: unknown = runInThisContext(`(function ${code.replace(declaration, '')}\n)`, `lesson-${hash}.js`)
  if (!isLessonFactory(make)) throw new Error(`artefact ${hash} does not evaluate to a function`)
  return make(React, {}, jsxRuntime)
}

/** A lesson that was compiled and is stored nowhere, to render it once: what a trainer writes, before it is published. */
export const contentOf = (hash: string, code: string): LessonContent => lessonIn(hash, evaluateLesson(hash, code))

/**
 * The code of a lesson as the browser loads it.
 * @throws AppError `not_found`
 */
export async function getArtefactCode(hash: string): Promise<string> {
  const row = await db().artefact.findUnique({ where: { hash }, select: { code: true } })
  if (!row) throw notFound('artefact')
  return row.code
}
