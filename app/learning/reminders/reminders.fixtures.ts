import { addAmbito, addPerson, dayOf } from '#app/organisation/territory.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addRule } from '../assignments/rule.fixtures.ts'

/** Gives somebody an account, for tests; its address is made of their id. */
async function addAddress(personId: string): Promise<string> {
  const email = `${personId}@comune.example`
  await db().account.create({ data: { id: newId(), personId, email, passwordHash: '' } })
  return email
}

/** Civil days as text, `2026-11-26`. */
type Asked = { assignedOn: string; dueOn: string }

/** An ambito with a rule for a course, and how to ask it of its people, for tests. */
export async function addReminded(slug: string, courseId: string) {
  const place = await addAmbito(slug)
  const ruleId = await addRule({ ambitoId: place.ambitoId, courseId })
  const ask = async (personId: string, { assignedOn, dueOn }: Asked) => {
    const days = { assignedOn: dayOf(assignedOn), dueOn: dayOf(dueOn) }
    await db().assignment.create({ data: { ruleId, personId, courseId, cycle: 1, ...days } })
  }
  const addClerk = async (days: Asked, departments = [place.registryId]) => {
    const personId = await addPerson(departments)
    await addAddress(personId)
    await ask(personId, days)
    return personId
  }
  const addHolder = async (grant: { role: 'ambito_office' | 'contact'; ambitoId?: string; departmentId?: string }) => {
    const personId = await addPerson()
    await addAddress(personId)
    await db().roleGrant.create({ data: { id: newId(), personId, startsOn: dayOf('2020-01-01'), ...grant } })
    return personId
  }
  return { ...place, slug, courseId, ruleId, ask, addClerk, addHolder }
}

/** What was decided about somebody, in order: `<day> <kind or step> <outcome>`. */
export async function decisionsOf(personId: string): Promise<string[]> {
  const rows = await db().reminder.findMany({ where: { personId }, orderBy: [{ day: 'asc' }, { subjectId: 'asc' }] })
  return rows.map(({ day, step, outcome }) => `${day.toISOString().slice(0, 10)} ${step} ${outcome}`)
}

/** The mails somebody got, the oldest first. */
export function mailsOf(personId: string) {
  return db().mail.findMany({ where: { recipient: `${personId}@comune.example` }, orderBy: { queuedAt: 'asc' } })
}
