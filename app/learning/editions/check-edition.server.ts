import type { Transaction } from '#app/platform/database.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { areasBeyond, areasText } from './area-rule.ts'
import { creditsReadyFor } from './credits-ready.ts'
import type { EditionInput, FormFaults } from './edition-input.ts'
import { minutesPlanned } from './planned-minutes.server.ts'

type Asked = {
  ambitoId: string
  courseId: string
  editionId: string | null
  firstMeetingAt: Date | null
  /** As kept; null for a new edition. */
  before: Pick<EditionInput, 'mode' | 'areas'> | null
}

/** Makes those who name editions of an ambito at the same time come one after the other. */
export async function lockEditionNames(tx: Transaction, ambitoId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM ambito WHERE id = ${ambitoId}::uuid FOR NO KEY UPDATE`
}

async function nameFault(tx: Transaction, asked: Asked, name: string): Promise<FormFaults> {
  const { ambitoId, courseId, editionId } = asked
  const where = { ambitoId, courseId, name, ...(editionId ? { id: { not: editionId } } : {}) }
  return (await tx.edition.count({ where })) > 0 ? { name: 'name_taken' } : {}
}

/** Who opens codes and lists of meetings needs an account. */
async function teacherFaults(tx: Transaction, teachers: EditionInput['teachers']): Promise<FormFaults> {
  const ids = teachers.map(({ personId }) => personId).filter((id) => id !== null)
  const found = await tx.person.findMany({ where: { id: { in: ids }, account: { isNot: null } }, select: { id: true } })
  const known = new Set(found.map(({ id }) => id))
  const faults: FormFaults = {}
  for (const [index, { personId }] of teachers.entries()) {
    const isTwice = personId !== null && ids.indexOf(personId) < ids.lastIndexOf(personId)
    if (personId !== null && (!known.has(personId) || isTwice)) {
      faults[`teachers.${index}.name`] = isTwice ? 'row_twice' : 'teacher_unknown'
    }
  }
  return faults
}

/** An edition that has begun needs the ids of its credits; one with meetings before the first of them. */
function creditFaults(input: EditionInput, { firstMeetingAt }: Asked, now: Date): FormFaults {
  const begins = input.startsOn <= civilDay(now) ? input.startsOn : null
  const asked = creditsReadyFor(firstMeetingAt ?? begins, input.credits)
  if (asked.ready) return {}
  const index = input.credits.findIndex(({ eventId, state }) => eventId === '' && state !== 'refused')
  return { [`credits.${index}.eventId`]: firstMeetingAt ? 'event_before_meeting' : 'event_before_start' }
}

/** Areas are parts of the edition's minutes. Kept ones are not in the way of another change when meetings became fewer. */
async function areaFaults(tx: Transaction, input: EditionInput, asked: Asked): Promise<FormFaults> {
  const { before } = asked
  if (before?.mode === input.mode && areasText(before.areas) === areasText(input.areas)) return {}
  const planned = await minutesPlanned({ ...asked, mode: input.mode }, tx)
  return planned === null ? {} : areasBeyond(input.areas, planned)
}

/** What only the database knows of an edition's form; empty when it may be kept. The names must be locked. */
export async function databaseFaults(
  tx: Transaction,
  input: EditionInput,
  asked: Asked,
  now: Date,
): Promise<FormFaults> {
  return {
    ...(await nameFault(tx, asked, input.name)),
    ...(await teacherFaults(tx, input.teachers)),
    ...creditFaults(input, asked, now),
    ...(await areaFaults(tx, input, asked)),
  }
}
