import type { Viewer } from '#app/identity/viewer.ts'
import { canAdminister } from '#app/organisation/policy.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import type { CourseRoleKind } from '#app/platform/generated/enums.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { requireCourseRole } from './course-access.server.ts'
import { findTrainer, requireCourse } from './settings-queries.server.ts'

type Change = { slug: string; role: CourseRoleKind; personId: string }

/** One change of a course's roles at a time, by who may make it. */
async function lockRoles(tx: Transaction, viewer: Viewer, slug: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`course-role ${slug}`}, 0))`
  await requireCourseRole(viewer, slug, 'publisher', tx)
}

async function grantOne(tx: Transaction, change: Change, { actorId, now }: { actorId: string; now: Date }) {
  const { slug, role, personId } = change
  const row = { ...change, grantedBy: actorId, grantedAt: now }
  const { count } = await tx.courseRole.createMany({ data: [row], skipDuplicates: true })
  const subject = { subjectType: 'person', subjectId: personId, detail: { course: slug, role } }
  if (count > 0) await audit(tx, { actorId, action: 'course.role_granted', ...subject }, now)
}

/**
 * Names a trainer for a role in a course. Twice does nothing more.
 * @returns false for who is no trainer today
 * @throws AppError `forbidden` for who does not publish the course; `not_found` without it
 */
export async function grantCourseRole(viewer: Viewer, change: Change, now: Date): Promise<boolean> {
  requireAuthor(viewer)
  const { slug, role, personId } = change
  await requireCourse(slug)
  if (!(await findTrainer(personId, now))) return false
  await transaction(async (tx) => {
    await lockRoles(tx, viewer, slug)
    // Who names the first one to publish does not shut themselves out.
    const isFirst = role === 'publisher' && (await tx.courseRole.count({ where: { slug, role } })) === 0
    const named = isFirst && !canAdminister(viewer) ? new Set([viewer.personId, personId]) : new Set([personId])
    for (const one of named) await grantOne(tx, { slug, role, personId: one }, { actorId: viewer.personId, now })
  })
  return true
}

/**
 * Takes a role in a course back; when it was the last one the role is every trainer's again. Twice does nothing more.
 * @throws AppError as `grantCourseRole`
 */
export async function revokeCourseRole(viewer: Viewer, { slug, role, personId }: Change, now: Date): Promise<void> {
  requireAuthor(viewer)
  await requireCourse(slug)
  await transaction(async (tx) => {
    await lockRoles(tx, viewer, slug)
    const { count } = await tx.courseRole.deleteMany({ where: { slug, role, personId } })
    const subject = { subjectType: 'person', subjectId: personId, detail: { course: slug, role } }
    if (count > 0) await audit(tx, { actorId: viewer.personId, action: 'course.role_revoked', ...subject }, now)
  })
}
