import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { listLanguages } from './course-languages.server.ts'
import { lockOwnEnrolment } from './enrolment-queries.server.ts'

type Outcome = { ok: true } | { ok: false; reason: 'not_offered' }

/**
 * Goes on with one of the viewer's courses in another language: the same lessons and exercises in other words, so that
 * progress, minutes, attempts and what is open stay what they are; an attempt under way ends in the language it was begun
 * in. In a completed course too: what is recorded of it does not change. The language one is in already changes nothing.
 * @throws AppError `not_found` for another person's enrolment
 */
export async function changeCourseLanguage(
  viewer: Viewer,
  { enrolmentId, language }: { enrolmentId: string; language: string },
  now: Date,
): Promise<Outcome> {
  return transaction(async (tx): Promise<Outcome> => {
    const { version } = await lockOwnEnrolment(viewer, enrolmentId, tx)
    if (version.language === language) return { ok: true }
    const target = (await listLanguages(version, tx)).find((one) => one.language === language)
    if (!target) return { ok: false, reason: 'not_offered' }
    await tx.enrolment.update({ where: { id: enrolmentId }, data: { courseVersionId: target.versionId } })
    const detail = { from: version.language, to: language }
    const subject = { subjectType: 'enrolment', subjectId: enrolmentId, detail }
    await audit(tx, { actorId: viewer.personId, action: 'enrolment.language_changed', ...subject }, now)
    return { ok: true }
  })
}
