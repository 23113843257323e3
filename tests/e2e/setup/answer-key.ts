import { z } from 'zod'
import {
  AssessmentSpec,
  type CaseSpec,
  type FormSpec,
  type Question,
  type QuizSpec,
  type Scene,
} from '#app/assessment/schemas.ts'
import { db } from '#app/platform/database.server.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'

/** The course that most journeys take, published with the others at the start of the site. */
export const courseSlug = 'approccio-transculturale'

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' } as const
const Entity = z.enum(['amp', 'lt', 'gt', 'quot', 'nbsp'])

/** What somebody reads of some markup: without tags and entities, with single blanks. */
export function textOf(html: string): string {
  return html
    .replace(/<\/?(p|li|ul|ol|blockquote|br)[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_whole, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]+);/g, (whole, name: string) => {
      const known = Entity.safeParse(name)
      return known.success ? entities[known.data] : whole
    })
    .replace(/\s+/g, ' ')
    .trim()
}

export type CourseKey = {
  versionId: string
  title: string
  declaredMinutes: number
  lessons: { id: string; title: string; activities: { id: string; kind: AssessmentSpec['kind'] | 'scorm' }[] }[]
  quizzes: Map<string, QuizSpec>
  cases: Map<string, CaseSpec>
  forms: Map<string, FormSpec>
}

/** The published course with its right answers, as the server keeps them. */
export async function readCourseKey(slug = courseSlug): Promise<CourseKey> {
  const version = await getCurrentVersion(slug)
  const rows = await db().assessmentSpec.findMany({ where: { courseVersionId: version.id }, select: { spec: true } })
  const specs = rows.map(({ spec }) => AssessmentSpec.parse(spec))
  return {
    versionId: version.id,
    title: version.title,
    declaredMinutes: version.declaredMinutes,
    lessons: version.outline.modules.flatMap(({ lessons }) => lessons),
    quizzes: new Map(specs.flatMap((spec) => (spec.kind === 'quiz' ? [[spec.id, spec]] : []))),
    cases: new Map(specs.flatMap((spec) => (spec.kind === 'case' ? [[spec.id, spec]] : []))),
    forms: new Map(specs.flatMap((spec) => (spec.kind === 'form' ? [[spec.id, spec]] : []))),
  }
}

export const questionTypes = [
  'single',
  'multiple',
  'order',
  'match',
  'short',
  'numeric',
] as const satisfies readonly Question['type'][]

/** As many questions of a quiz as an attempt draws, every type among them. */
export function drawOfEveryType({ questions, draw }: QuizSpec): string[] {
  const firsts = questionTypes.map((type) => {
    const question = questions.find((one) => one.type === type)
    if (!question) throw new Error(`the quiz has no question of type ${type}`)
    return question.id
  })
  const rest = questions.map(({ id }) => id).filter((id) => !firsts.includes(id))
  return [...firsts, ...rest].slice(0, draw)
}

export type CaseStop = { scene: Scene; option: NonNullable<Scene['decision']>['options'][number] | null }

/** The longest way through a case that sees no scene twice: each scene with the option to take there. */
export function longestWay({ scenes, start }: CaseSpec): CaseStop[] {
  const walk = (id: string, seen: readonly string[]): CaseStop[] | null => {
    const scene = scenes.find((one) => one.id === id)
    if (!scene || seen.includes(id)) return null
    if (scene.end) return [{ scene, option: null }]
    const ways = scene.decision
      ? scene.decision.options.map((option) => ({ option, rest: walk(option.to, [...seen, id]) }))
      : [{ option: null, rest: walk(scene.next ?? '', [...seen, id]) }]
    return ways.reduce<CaseStop[] | null>((best, { option, rest }) => {
      return rest && rest.length >= (best?.length ?? 0) ? [{ scene, option }, ...rest] : best
    }, null)
  }
  return walk(start, []) ?? []
}

/**
 * A way through a case that takes at every decision the option `turn` places from the first, the next where that would
 * lead back: other people's ways, to other ends.
 */
export function wayOf(spec: CaseSpec, turn: number): CaseStop[] {
  const stops: CaseStop[] = []
  const seen = new Set<string>()
  for (let id: string | null = spec.start; id;) {
    const scene = spec.scenes.find((one) => one.id === id)
    if (!scene) throw new Error(`no scene ${id}`)
    seen.add(scene.id)
    const options = scene.decision?.options ?? []
    const turned = options.map((_, place) => options[(place + turn) % options.length])
    const option = turned.find((one) => one && !seen.has(one.to)) ?? null
    stops.push({ scene, option })
    id = option?.to ?? (scene.end ? null : scene.next)
  }
  return stops
}
