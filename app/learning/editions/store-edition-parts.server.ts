import type { Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { EditionInput } from './edition-input.ts'

/** The columns of the edition itself. */
export function editionColumns(input: EditionInput) {
  const { name, mode, startsOn, endsOn, place, seats, selfEnrolment, attendanceRule, thresholdPercent } = input
  const { exercisesRequired, fund, projectCode, cup, signatoryName, signatoryOffice } = input
  const { certificateLanguage, validityMonths } = input
  return {
    ...{ name, mode, startsOn, endsOn, place, seats, selfEnrolment, attendanceRule, thresholdPercent },
    ...{ exercisesRequired, fund, projectCode, cup, signatoryName, signatoryOffice },
    ...{ certificateLanguage, validityMonths },
  }
}

/** Teachers keep their ids, because meetings name them; positions are unique, so they first make room. */
async function storeTeachers(tx: Transaction, editionId: string, teachers: EditionInput['teachers']): Promise<void> {
  const kept = await tx.editionTeacher.findMany({ where: { editionId }, select: { id: true } })
  const isKept = (id: string | null): id is string => kept.some((one) => one.id === id)
  const named = teachers.map(({ id }) => id).filter(isKept)
  await tx.editionTeacher.deleteMany({ where: { editionId, id: { notIn: named } } })
  await tx.$executeRaw`UPDATE edition_teacher SET position = -1 - position WHERE edition_id = ${editionId}::uuid`
  for (const [position, { id, ...teacher }] of teachers.entries()) {
    if (isKept(id)) await tx.editionTeacher.update({ where: { id }, data: { ...teacher, position } })
    else await tx.editionTeacher.create({ data: { id: newId(), editionId, ...teacher, position } })
  }
}

async function storeCredits(tx: Transaction, editionId: string, credits: EditionInput['credits']): Promise<void> {
  await tx.editionCredit.deleteMany({ where: { editionId } })
  await tx.editionCredit.createMany({
    data: credits.map(({ requested: requestedTenths, granted: grantedTenths, ...credit }) => ({
      ...{ ...credit, id: newId(), editionId, requestedTenths, grantedTenths },
    })),
  })
}

/** Teachers, hour areas and credits of an edition as its form has them, in the caller's transaction. */
export async function storeEditionParts(tx: Transaction, editionId: string, input: EditionInput): Promise<void> {
  await storeTeachers(tx, editionId, input.teachers)
  await tx.editionArea.deleteMany({ where: { editionId } })
  await tx.editionArea.createMany({ data: input.areas.map((area) => ({ editionId, ...area })) })
  await storeCredits(tx, editionId, input.credits)
}
