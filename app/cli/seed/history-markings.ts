import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import type { Prisma } from '#app/platform/database.server.ts'
import type { DepartmentKind, MarkingKind, OpenAnswerState } from '#app/platform/generated/enums.ts'
import type { Random } from '#app/platform/seeded-random.ts'
import type { AttemptRows } from './history-attempts.ts'
import { readCase, revisedReflection, sampleReflections } from './marked-reflections.ts'
import { idOf } from './seed-id.ts'

export type MarkingRows = {
  openAnswers: Prisma.OpenAnswerCreateManyInput[]
  texts: Prisma.AnswerTextCreateManyInput[]
  markings: Prisma.MarkingCreateManyInput[]
}

export type MarkingContext = {
  specs: ReadonlyMap<string, AssessmentSpec>
  departmentOf: (enrolmentId: string) => DepartmentKind | null
  /** Two people who read. */
  markers: readonly [string, string]
  now: Date
  random: Random
}

/** What became of the newest answers, the newest first: how many of each. Older ones were finished before anybody read. */
const fates: readonly [OpenAnswerState | 'revised', number][] = [
  ['waiting', 9],
  ['second_waiting', 4],
  ['returned', 3],
  ['to_settle', 2],
  ['revised', 2],
  ['marked', 26],
]
const fateList = fates.flatMap(([fate, count]) => Array.from({ length: count }, () => fate))

type Answered = Pick<
  Prisma.OpenAnswerCreateManyInput,
  'attemptId' | 'enrolmentId' | 'courseVersionId' | 'activityId'
> & {
  itemId: string
  text: string
  at: number
  criteria: number[]
}

/** Marked reflections of the attempts, the newest first; `criteria` is how many levels each has. */
function answeredOf({ attempts, answers }: AttemptRows, specs: MarkingContext['specs']): Answered[] {
  const byId = new Map(attempts.map((attempt) => [attempt.id, attempt]))
  const found = answers.flatMap(({ attemptId, itemId, value }): Answered[] => {
    const attempt = byId.get(attemptId)
    const spec = attempt && specs.get(attempt.activityId)
    if (!attempt || spec?.kind !== 'case' || spec.id !== readCase || value.type !== 'reflection') return []
    if (!spec.scenes.some(({ reflection }) => reflection?.marked && reflection.id === itemId)) return []
    const { enrolmentId, courseVersionId, activityId, submittedAt } = attempt
    const at = new Date(submittedAt ?? 0).getTime()
    const criteria = spec.rubric.map(({ levels }) => levels.length)
    return [{ attemptId, enrolmentId, courseVersionId, activityId, itemId, text: value.text, at, criteria }]
  })
  return found.sort((a, b) => b.at - a.at || a.attemptId.localeCompare(b.attemptId))
}

const clamp = (level: number, levels: number) => Math.max(0, Math.min(levels - 1, level))

/** Levels near the quality of a text; two readers mostly agree. */
const levelsNear = (quality: number, criteria: readonly number[], random: Random) =>
  criteria.map((levels) => clamp(quality + (random.next() < 0.25 ? random.pick([-1, 1]) : 0), levels))

function commentsAt(text: string, words: string, note: string) {
  const paragraphs = text.split('\n')
  const index = paragraphs.findIndex((paragraph) => paragraph.includes(words))
  const start = paragraphs[index]?.indexOf(words) ?? 0
  return index < 0 ? [] : [{ paragraph: index + 1, start, end: start + words.length, text: note }]
}

type Said = { place: number; kind: MarkingKind; by: 0 | 1; levels: number[]; textNumber?: number }

/** What was said of an answer that met this fate. */
function saidOf(fate: (typeof fateList)[number], criteria: readonly number[], quality: number, random: Random): Said[] {
  const by = random.below(2) === 0 ? 0 : 1
  const near = () => levelsNear(quality, criteria, random)
  const first = { place: 1, kind: 'mark', by, levels: near() } as const
  const second = { place: 2, kind: 'mark', by: by === 0 ? 1 : 0, levels: near() } as const
  if (fate === 'waiting') return []
  if (fate === 'second_waiting') return [first]
  if (fate === 'returned' || fate === 'revised') return [{ ...first, kind: 'return', levels: [] }]
  const ends = (level: number) => criteria.map((levels, at) => (at === 0 ? clamp(level, levels) : clamp(1, levels)))
  if (fate === 'to_settle')
    return [
      { ...first, levels: ends(0) },
      { ...second, levels: ends(2) },
    ]
  const apart = first.levels.some((level, at) => Math.abs(level - (second.levels[at] ?? level)) > 1)
  return [first, second, ...(apart ? [{ ...first, place: 3, kind: 'settlement', levels: near() } as const] : [])]
}

function addAnswer(rows: MarkingRows, one: Answered, fate: (typeof fateList)[number], context: MarkingContext): void {
  const { departmentOf, markers, now, random } = context
  const { at, criteria, text, ...place } = one
  const id = idOf(`open-answer:${one.attemptId}`)
  const since = (share: number) => new Date(at + (now.getTime() - at) * share)
  const sample = sampleReflections.find((known) => known.text === text) ?? sampleReflections[0]
  if (!sample) return
  const revised = fate === 'revised'
  const [code, second] = [id.slice(0, 5).toUpperCase(), true]
  rows.openAnswers.push({
    ...{ id, code, ...place, second, departmentKind: departmentOf(one.enrolmentId) },
    ...{
      state: revised ? 'waiting' : fate,
      textNumber: revised ? 2 : 1,
      waitingSince: revised ? since(0.7) : new Date(at),
    },
  })
  rows.texts.push({ id: idOf(`text:${id}:1`), openAnswerId: id, number: 1, text, writtenAt: new Date(at) })
  if (revised) {
    const writtenAt = since(0.7)
    rows.texts.push({ id: idOf(`text:${id}:2`), openAnswerId: id, number: 2, text: revisedReflection, writtenAt })
  }
  for (const said of saidOf(fate, criteria, sample.quality, random)) {
    const markerId = markers[said.by]
    const comments = said.place === 1 ? commentsAt(text, sample.words, sample.note) : []
    rows.markings.push({
      ...{
        id: idOf(`marking:${id}:${said.place}`),
        openAnswerId: id,
        textNumber: 1,
        place: said.place,
        kind: said.kind,
      },
      ...{ markerId, levels: said.levels, comments, comment: said.place === 2 ? '' : sample.comment },
      markedAt: since(0.15 * (said.place + 1)),
    })
  }
}

/** The trainers' queue as two readers would have left it: the newest answers wait, the others were read. */
export function markingsOf(attempts: AttemptRows, context: MarkingContext): MarkingRows {
  const rows: MarkingRows = { openAnswers: [], texts: [], markings: [] }
  for (const [index, one] of answeredOf(attempts, context.specs).slice(0, fateList.length).entries()) {
    addAnswer(rows, one, fateList[index] ?? 'marked', context)
  }
  return rows
}
