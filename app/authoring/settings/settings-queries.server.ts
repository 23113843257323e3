import type { Viewer } from '#app/identity/viewer.ts'
import { canAdminister } from '#app/organisation/policy.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db, type Prisma } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { CourseRoleKind } from '#app/platform/generated/enums.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { outlineOfDraft } from '../drafts/draft-queries.server.ts'
import { sourceOfDraft } from '../drafts/draft-source.server.ts'
import {
  findOriginalLine,
  listTranslations,
  originalLineOf,
  type OriginalLine,
  type TranslationLine,
} from '../translation/translation-queries.server.ts'
import { listCourseRoles } from './course-access.server.ts'
import { courseRoles, mayAct } from './role-rule.ts'

export type Trainer = { personId: string; name: string }

/** Who has a role in the installation on the day of a moment. */
export const holderOn = (role: 'trainer' | 'administrator', now: Date): Prisma.PersonWhereInput => {
  const day = civilDay(now)
  const today = { startsOn: { lte: day }, OR: [{ endsOn: null }, { endsOn: { gte: day } }] }
  return { roleGrants: { some: { role, ...today } } }
}
const trainerOn = (now: Date) => holderOn('trainer', now)
const named = { id: true, givenName: true, familyName: true } as const
const byName: Prisma.PersonOrderByWithRelationInput[] = [{ familyName: 'asc' }, { givenName: 'asc' }]

/** A trainer of today, or null. */
export const findTrainer = (personId: string, now: Date) =>
  db().person.findFirst({ where: { id: personId, ...trainerOn(now) }, select: named })

type Found = {
  title: string
  /** Null for a course that is not published yet. */
  published: { id: string; closedAt: Date | null; language: string } | null
  /** Of which course it is the translation. */
  original: OriginalLine | null
}

/** A course that is published or being written. @throws AppError `not_found` */
export async function requireCourse(slug: string): Promise<Found> {
  const [course, draft] = await Promise.all([
    db().course.findUnique({
      where: { slug },
      select: { id: true, closedAt: true, currentVersion: { select: { title: true, language: true } } },
    }),
    db().courseDraft.findUnique({
      where: { slug },
      select: { id: true, slug: true, revision: true, baseVersionId: true },
    }),
  ])
  if (course?.currentVersion) {
    const { title, language } = course.currentVersion
    return { title, published: { ...course, language }, original: await findOriginalLine(slug) }
  }
  if (!draft) throw notFound('course')
  const [{ title }, source] = await Promise.all([outlineOfDraft(draft), sourceOfDraft(draft)])
  return { title, published: null, original: await originalLineOf(source) }
}

export type CourseSettings = Found & {
  roles: { role: CourseRoleKind; people: Trainer[] }[]
  /** Those who can be named. */
  trainers: Trainer[]
  mayChange: boolean
  translations: TranslationLine[]
  /** People in the course who go on when it is closed, and duties that ask for it. */
  goingOn: number
  duties: number
}

/** Who does what in a course, and whether it takes new people. @throws AppError `forbidden`, `not_found` */
export async function getCourseSettings(viewer: Viewer, slug: string, now: Date): Promise<CourseSettings> {
  requireAuthor(viewer)
  const course = await requireCourse(slug)
  const courseId = course.published?.id
  const [roles, translations, trainers, goingOn, duties] = await Promise.all([
    listCourseRoles(slug),
    listTranslations(slug),
    db().person.findMany({
      where: trainerOn(now),
      orderBy: byName,
      select: named,
    }),
    courseId
      ? db().enrolment.count({
          where: { state: { in: ['enrolled', 'under_way'] }, supersededAt: null, edition: { courseId } },
        })
      : 0,
    courseId ? db().assignmentRule.count({ where: { courseId, endsOn: null } }) : 0,
  ])
  const holders = await db().person.findMany({
    where: { id: { in: roles.map(({ personId }) => personId) } },
    orderBy: byName,
    select: named,
  })
  const shown = ({ id, givenName, familyName }: (typeof holders)[number]): Trainer => ({
    personId: id,
    name: `${familyName} ${givenName}`,
  })
  const peopleOf = (role: CourseRoleKind) =>
    holders.filter(({ id }) => roles.some((one) => one.role === role && one.personId === id)).map(shown)
  const { personId } = viewer
  return {
    ...course,
    roles: courseRoles.map((role) => ({ role, people: peopleOf(role) })),
    trainers: trainers.map(shown),
    mayChange: mayAct('publisher', { personId, isAdministrator: canAdminister(viewer) }, roles),
    ...{ translations, goingOn, duties },
  }
}
