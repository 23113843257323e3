import { db, Prisma, type Transaction } from '#app/platform/database.server.ts'
import { lessonsOf } from '../course-plan.ts'
import type { CourseOutline } from '../schemas.ts'
import { askedAnew, compareVersions, type AskedAnew, type NextContent } from './effect-rule.ts'
import { type PublicationEffect } from './effect.ts'
import { goingOn } from './going-on.server.ts'
import { contentOfVersion } from './version-content.server.ts'

export type ChangedActivity = {
  id: string
  title: string
  kind: 'lesson' | 'quiz' | 'case' | 'form' | 'scorm'
  /** People under way who have done it. */
  done: number
  /** Who have begun it and not done it yet; null for what other rooms keep the beginning of. */
  begun: number | null
}

export type EffectFigures = {
  /** People who have begun and not completed; who is enrolled and has not begun; who has completed. */
  underWay: number
  notBegun: number
  completed: number
  /** In the order of the course; of what several versions say of one, the people of all. */
  changed: ChangedActivity[]
  added: string[]
  gone: string[]
  /** People under way who by this effect do something again. */
  again: number
}

type OnVersion = { versionId: string; underWay: number; notBegun: number }

const listVersionsInUse = (tx: Transaction, courseId: string): Promise<OnVersion[]> =>
  tx.$queryRaw<OnVersion[]>`
    SELECT e.course_version_id AS "versionId", (count(*) FILTER (WHERE e.started_at IS NOT NULL))::int AS "underWay",
      (count(*) FILTER (WHERE e.started_at IS NULL))::int AS "notBegun"
    FROM enrolment e WHERE ${goingOn(courseId)}
    GROUP BY e.course_version_id`

type Touched = { activityId: string; done: number; begun: number }

/** How many of a version have done or begun each of some activities. */
const countTouched = (tx: Transaction, courseId: string, versionId: string, ids: string[]): Promise<Touched[]> =>
  tx.$queryRaw<Touched[]>`
    SELECT w.id AS "activityId", (count(p.activity_id))::int AS done,
      (count(*) FILTER (WHERE p.activity_id IS NULL AND EXISTS (
        SELECT FROM attempt a WHERE a.enrolment_id = e.id AND a.activity_id = w.id AND a.set_aside_at IS NULL)))::int AS begun
    FROM unnest(${ids}::text[]) AS w(id) CROSS JOIN enrolment e
    LEFT JOIN activity_progress p ON p.enrolment_id = e.id AND p.activity_id = w.id
    WHERE ${goingOn(courseId)} AND e.course_version_id = ${versionId}::uuid AND e.started_at IS NOT NULL
    GROUP BY w.id`

/** What somebody has done or begun that is asked anew. */
export const touchedBy = ({ require, reset }: Pick<AskedAnew, 'require' | 'reset'>) => Prisma.sql`
  SELECT p.enrolment_id, p.activity_id FROM activity_progress p WHERE p.activity_id = ANY(${[...require, ...reset]}::text[])
  UNION SELECT a.enrolment_id, a.activity_id FROM attempt a
  WHERE a.activity_id = ANY(${reset}::text[]) AND a.set_aside_at IS NULL`

async function countAgain(tx: Transaction, courseId: string, versionId: string, asked: AskedAnew): Promise<number> {
  if (asked.require.length + asked.reset.length === 0) return 0
  const [row] = await tx.$queryRaw<{ people: number }[]>`
    SELECT (count(DISTINCT t.enrolment_id))::int AS people FROM (${touchedBy(asked)}) t
    JOIN enrolment e ON e.id = t.enrolment_id
    WHERE ${goingOn(courseId)} AND e.course_version_id = ${versionId}::uuid`
  return row?.people ?? 0
}

/** Title and kind of everything one can do in a course, in its order. */
const namedIn = (outline: CourseOutline): Pick<ChangedActivity, 'id' | 'title' | 'kind'>[] =>
  lessonsOf(outline).flatMap(({ id, title, activities }) => [{ id, title, kind: 'lesson' as const }, ...activities])

const countCompleted = (tx: Transaction, courseId: string): Promise<number> =>
  tx.enrolment.count({ where: { state: 'completed', courseVersion: { courseId } } })

type OfVersion = OnVersion & { touched: Touched[]; added: string[]; gone: string[]; again: number }

/** The figures of those who are on one version. */
async function countVersion(
  tx: Transaction,
  courseId: string,
  on: OnVersion,
  next: NextContent,
  effect: PublicationEffect,
): Promise<OfVersion> {
  const before = await contentOfVersion(tx, on.versionId, next)
  const changes = compareVersions(before, next)
  const titlesOf = (outline: CourseOutline, ids: string[]) =>
    namedIn(outline).flatMap(({ id, title }) => (ids.includes(id) ? [title] : []))
  return {
    ...on,
    touched: await countTouched(tx, courseId, on.versionId, changes.changed),
    added: titlesOf(next.outline, changes.added),
    gone: titlesOf(before.outline, changes.gone),
    again: await countAgain(tx, courseId, on.versionId, askedAnew(next.outline, changes, effect)),
  }
}

const sumOf = <Key extends string>(rows: readonly Record<Key, number>[], key: Key): number =>
  rows.reduce((sum, row) => sum + row[key], 0)

/**
 * What publishing a version would do to the people of a course, counted in the database.
 * @param courseId null for a course never published: nobody is in it
 */
export async function countEffect(
  courseId: string | null,
  next: NextContent,
  effect: PublicationEffect,
  tx: Transaction = db(),
): Promise<EffectFigures> {
  const inUse = courseId === null ? [] : await listVersionsInUse(tx, courseId)
  const versions: OfVersion[] = []
  for (const on of inUse) versions.push(await countVersion(tx, courseId ?? '', on, next, effect))
  const touched = versions.flatMap((version) => version.touched)
  const changed = namedIn(next.outline).flatMap((one) => {
    const rows = touched.filter(({ activityId }) => activityId === one.id)
    return rows.length > 0
      ? [{ ...one, done: sumOf(rows, 'done'), begun: one.kind === 'scorm' ? null : sumOf(rows, 'begun') }]
      : []
  })
  const titles = (key: 'added' | 'gone') => [...new Set(versions.flatMap((version) => version[key]))]
  return {
    ...{
      underWay: sumOf(versions, 'underWay'),
      notBegun: sumOf(versions, 'notBegun'),
      again: sumOf(versions, 'again'),
    },
    completed: courseId === null ? 0 : await countCompleted(tx, courseId),
    ...{ changed, added: titles('added'), gone: titles('gone') },
  }
}
