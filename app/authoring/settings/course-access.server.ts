import type { Viewer } from '#app/identity/viewer.ts'
import { canAdminister } from '#app/organisation/policy.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { AppError } from '#app/platform/errors.ts'
import type { CourseRoleKind } from '#app/platform/generated/enums.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { settingsMessages } from './messages.ts'
import { mayAct, type CourseRoles } from './role-rule.ts'

/** Who was named for what in a course, published or not yet. */
export const listCourseRoles = (slug: string, tx: Transaction = db()): Promise<CourseRoles> =>
  tx.courseRole.findMany({ where: { slug }, orderBy: { grantedAt: 'asc' }, select: { role: true, personId: true } })

/** Whether a trainer acts in a role in a course. The caller has checked that the viewer is a trainer. */
export async function actsAs(viewer: Viewer, slug: string, role: CourseRoleKind, tx?: Transaction): Promise<boolean> {
  const { personId } = viewer
  return mayAct(role, { personId, isAdministrator: canAdminister(viewer) }, await listCourseRoles(slug, tx))
}

/** @throws AppError `forbidden`, with a sentence, for who was not named where others were */
export async function requireCourseRole(
  viewer: Viewer,
  slug: string,
  role: CourseRoleKind,
  tx?: Transaction,
): Promise<void> {
  if (await actsAs(viewer, slug, role, tx)) return
  const userMessage = translator(settingsMessages, viewer.locale)(`only_${role}`)
  throw new AppError('forbidden', { message: `only those named ${role} of ${slug}`, userMessage })
}
