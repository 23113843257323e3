import { expect } from '@playwright/test'
import type { CaseSpec, FormSpec, QuizSpec } from '#app/assessment/schemas.ts'
import { db } from '#app/platform/database.server.ts'
import type { CourseKey } from './answer-key.ts'
import type { Received } from './wire.ts'

type Answered = { activityId: string; itemId: string; option: string | null; at: number }
/** A text that no response may hold before `earnedAt`; null = it was never earned. */
type Marker = { what: string; text: string; earnedAt: number | null }

/**
 * Only letters and digits, with every way of writing them undone: escapes of JavaScript and JSON, tags, entities. The
 * same sentence gives the same text in a page, in a `.data` reply and in a compiled lesson.
 */
function canonical(text: string): string {
  const ofHex = (_whole: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))
  return text
    .replace(/\\+u([0-9a-f]{4})/gi, ofHex)
    .replace(/\\+x([0-9a-f]{2})/gi, ofHex)
    .replace(/\\+[nrt]/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, ofHex)
    .replace(/&[a-z]+;/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

/** The longest run of words between two tags: a sentence cut by an emphasis is several strings in a compiled lesson. */
function longestPiece(html: string): string {
  const pieces = html.split(/<[^>]*>/).map(canonical)
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')
}

const marker = (what: string, html: string | null, earnedAt: number | null): Marker[] => {
  const text = longestPiece(html ?? '')
  return text.length >= 16 ? [{ what, text, earnedAt }] : []
}

/** A question that several quizzes ask is earned in whichever it was answered first. */
function markersOfQuiz({ questions }: QuizSpec, answers: readonly Answered[]): Marker[] {
  return questions.flatMap((question) => {
    const earnedAt = answers.find(({ itemId }) => itemId === question.id)?.at ?? null
    const choices = question.type === 'single' || question.type === 'multiple' ? question.choices : []
    return [
      ...marker(`feedback of ${question.id}`, question.feedbackHtml, earnedAt),
      ...choices.flatMap((choice) => marker(`feedback of ${question.id}/${choice.id}`, choice.feedbackHtml, earnedAt)),
    ]
  })
}

/** Walks the answers by the written rules alone, not by the product's code. */
function markersOfCase(
  spec: CaseSpec,
  answers: readonly Answered[],
  startedAt: number | null,
  ownCounter: string | null,
): Marker[] {
  const own = answers.filter(({ activityId }) => activityId === spec.id)
  const reached = new Map<string, number>(startedAt === null ? [] : [[spec.start, startedAt]])
  const outcomes = new Map<string, number>()
  for (const { itemId, option, at } of own) {
    const scene = spec.scenes.find((one) => one.id === itemId || one.decision?.id === itemId)
    const chosen = scene?.decision?.options.find(({ id }) => id === option)
    const to = chosen?.to ?? (scene?.id === itemId ? scene.next : null)
    if (chosen) outcomes.set(`${itemId}/${chosen.id}`, at)
    if (to) reached.set(to, at)
  }
  const endedAt = own.at(-1)?.at ?? null
  const ofScenes = spec.scenes.flatMap(({ id, html, decision, reflection, counters }) => {
    const at = reached.get(id) ?? null
    const options = decision?.options ?? []
    // Who walks from a counter with words of its own for a decision never reads the others'.
    const isReplaced = decision?.counters.some(({ department }) => department === ownCounter) ?? false
    return [
      ...marker(`scene ${id}`, html, at),
      ...[...counters, ...(decision?.counters ?? [])].flatMap(({ department, html: own }) =>
        marker(`scene ${id} at ${department}`, own, department === ownCounter ? at : null),
      ),
      ...(isReplaced ? [] : marker(`decision of ${id}`, decision?.promptHtml ?? null, at)),
      ...marker(`reflection of ${id}`, reflection?.promptHtml ?? null, at),
      ...options.flatMap((option) => marker(`option ${id}/${option.id}`, option.html, at)),
      ...options.flatMap((option) => {
        const key = `${decision?.id ?? ''}/${option.id}`
        return marker(`outcome ${key}`, option.outcomeHtml, outcomes.get(key) ?? null)
      }),
    ]
  })
  return [
    ...ofScenes,
    ...spec.readings.flatMap(({ by, html }) => marker(`reading by ${by}`, html, endedAt)),
    ...spec.rubric.flatMap(({ levels }) => levels.flatMap((level) => marker('rubric', level, endedAt))),
    // Examples of levels are for trainers: no learner ever earns one.
    ...spec.rubric.flatMap(({ anchors }) =>
      anchors.flatMap(({ html, why }) => [...marker('anchor', html, null), ...marker('anchor', why, null)]),
    ),
    ...marker('debrief', spec.debriefHtml, endedAt),
  ]
}

/** What a form's fields are compared with is earned by handing the form in; that of a choice is among what it offers. */
function markersOfForm({ id, fields }: FormSpec, submittedAt: number | null): Marker[] {
  return fields.flatMap((field) => [
    ...marker(`model of ${id}/${field.id}`, field.kind === 'choice' ? null : field.modelHtml, submittedAt),
    ...marker(`why of ${id}/${field.id}`, field.whyHtml, submittedAt),
  ])
}

async function answersOf(enrolmentId: string): Promise<Answered[]> {
  const rows = await db().answer.findMany({
    where: { attempt: { enrolmentId } },
    orderBy: [{ receivedAt: 'asc' }, { sequence: 'asc' }],
    select: { itemId: true, value: true, receivedAt: true, attempt: { select: { activityId: true } } },
  })
  return rows.map(({ itemId, value, receivedAt, attempt }) => {
    const isObject = typeof value === 'object' && value !== null && 'option' in value
    const option = isObject && typeof value.option === 'string' ? value.option : null
    return { activityId: attempt.activityId, itemId, option, at: receivedAt.getTime() }
  })
}

/** Names of the server's own fields: where one appears, a key travels with it. */
const keyFields = /(?<![\w-])(correct|feedbackHtml|accepted|tolerance|modelHtml)(?=["'\\]*\s*[:,\]])/

/**
 * P3 over a whole journey: no response that was asked for before the server had stored the answer that earns a text
 * holds that text, and none holds a key's field.
 */
export async function expectNoLeak(received: readonly Received[], enrolmentId: string, key: CourseKey): Promise<void> {
  const answers = await answersOf(enrolmentId)
  const attempts = await db().attempt.findMany({
    where: { enrolmentId, number: 1 },
    select: { activityId: true, startedAt: true, submittedAt: true, counter: true },
  })
  const startOf = (id: string) => attempts.find(({ activityId }) => activityId === id)?.startedAt.getTime() ?? null
  const endOf = (id: string) => attempts.find(({ activityId }) => activityId === id)?.submittedAt?.getTime() ?? null
  const counterOf = (id: string) => attempts.find(({ activityId }) => activityId === id)?.counter ?? null
  const markers = [
    ...[...key.quizzes.values()].flatMap((spec) => markersOfQuiz(spec, answers)),
    ...[...key.cases.values()].flatMap((spec) => markersOfCase(spec, answers, startOf(spec.id), counterOf(spec.id))),
    ...[...key.forms.values()].flatMap((spec) => markersOfForm(spec, endOf(spec.id))),
  ]
  const texts = received.map((one) => ({ ...one, bare: canonical(one.text) }))
  const leaks = texts.flatMap(({ url, askedAt, bare }) =>
    markers
      .filter(({ text, earnedAt }) => (earnedAt === null || askedAt < earnedAt) && bare.includes(text))
      .map(({ what }) => `${what} in ${url}`),
  )
  const named = texts
    .filter(({ url, text }) => !url.includes('/assets/') && keyFields.test(text))
    .map(({ url, text }) => `${keyFields.exec(text)?.[0] ?? ''} in ${url}`)
  expect([...new Set([...leaks, ...named])]).toEqual([])
  // A search that finds nothing at all would prove nothing: what was earned did arrive.
  const arrived = markers.filter(
    ({ text, earnedAt }) => earnedAt !== null && texts.some(({ bare }) => bare.includes(text)),
  )
  const earned = markers.filter(({ earnedAt }) => earnedAt !== null)
  const unseen = earned.filter((one) => !arrived.includes(one)).map(({ what }) => what)
  expect(unseen).toEqual([])
  expect(earned.length).toBeGreaterThan(60)
  expect(markers.length - earned.length).toBeGreaterThan(30)
}
