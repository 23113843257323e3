import { z } from 'zod'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { AnswerValue, type Criterion } from '../schemas.ts'
import { getSpec } from '../spec-queries.server.ts'
import { walkCase } from '../walk-case.ts'

/** Where an answer stands in its case: the scene, the question, and what its writer decided just before. */
export type AnswerContext = {
  caseTitle: string
  sceneTitle: string
  sceneHtml: string
  promptHtml: string
  before: { promptHtml: string; chosenHtml: string; reason: string } | null
}

const Journal = z.array(z.object({ itemId: z.string(), value: AnswerValue }))

type Place = { attemptId: string; courseVersionId: string; activityId: string; itemId: string }

/**
 * The context of an answer and the rubric it is read by, anchors included: the anchors are for trainers only (P3).
 * @throws AppError `not_found` when the version has no such reflection
 */
export async function getContext(place: Place): Promise<{ context: AnswerContext; rubric: Criterion[] }> {
  const { attemptId, courseVersionId, activityId, itemId } = place
  const [spec, rows] = await Promise.all([
    getSpec(courseVersionId, activityId),
    db().answer.findMany({
      where: { attemptId },
      orderBy: { sequence: 'asc' },
      select: { itemId: true, value: true },
    }),
  ])
  if (spec.kind !== 'case') throw notFound('reflection')
  const { steps } = walkCase(spec, Journal.parse(rows))
  const at = steps.findIndex(({ reflection }) => reflection?.id === itemId)
  const step = steps[at]
  if (!step?.reflection) throw notFound('reflection')
  const decision = steps.slice(0, at).findLast((one) => one.decision)?.decision
  const chosen = decision?.options.find((option) => option.chosen)
  const context = {
    ...{ caseTitle: spec.title, sceneTitle: step.title, sceneHtml: step.html },
    promptHtml: step.reflection.promptHtml,
    before:
      decision && chosen
        ? { promptHtml: decision.promptHtml, chosenHtml: chosen.html, reason: decision.reason ?? '' }
        : null,
  }
  return { context, rubric: spec.rubric }
}
