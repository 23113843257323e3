import { getManagedEdition, type ManagedEdition } from '#app/learning/editions/office-edition.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { headOf } from './build-register.server.ts'
import { meetingSheets, registerName } from './meeting-sheets.ts'
import { readRegisterFacts, type RegisterFacts } from './register-facts.server.ts'
import { BlankRegister } from './schemas.ts'
import { stampedPdf } from './stamped-pdf.server.ts'
import { stampedRefusal, type StampedRefusal } from './stamped-refusal.ts'

type Outcome = { ok: true; id: string } | { ok: false; reason: StampedRefusal }

async function blankOf(edition: ManagedEdition, facts: RegisterFacts): Promise<BlankRegister> {
  const people = facts.people.filter(({ state }) => state !== 'withdrawn')
  return BlankRegister.parse({
    form: 1,
    edition: await headOf(edition, facts),
    meetings: facts.meetings
      .filter(({ cancelledAt }) => cancelledAt === null)
      .map(({ id, topic, mode, place, startsAt, endsAt, teachers }) => ({
        ...{ id, topic, mode, place, teachers, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      })),
    people: people.map((person) => ({
      ...{ enrolmentId: person.enrolmentId, name: registerName(person) },
      ...{ organisation: person.organisation ?? '', department: person.department ?? '' },
    })),
  })
}

/**
 * Makes the empty register of an edition before its first meeting, for funders who want it stamped before the start: who
 * is enrolled, a sheet to sign for each meeting, pages that are numbered. Its bytes are kept as made, with time, author
 * and hash. While nothing of what it says changes, asking again finds the one that is there.
 * @throws AppError `not_found` for another ambito's edition, `forbidden` for contacts (P7)
 */
export async function makeStampedRegister(
  viewer: Viewer,
  place: { ambitoSlug: string; editionId: string },
  now: Date,
): Promise<Outcome> {
  const edition = await getManagedEdition(viewer, place)
  const { id: editionId } = edition
  const facts = await readRegisterFacts(editionId, civilDay(now))
  const reason = stampedRefusal(meetingSheets(facts, now), now)
  if (reason) return { ok: false, reason }
  const blank = await blankOf(edition, facts)
  const fingerprint = sha256(JSON.stringify(blank))
  const where = { editionId_fingerprint: { editionId, fingerprint } }
  const found = await db().stampedRegister.findUnique({ where, select: { id: true } })
  if (found) return { ok: true, id: found.id }
  const bytes = await stampedPdf(blank, fingerprint, now)
  return transaction(async (tx): Promise<Outcome> => {
    const blobSha256 = await putBlob(tx, bytes, 'application/pdf')
    const made = { madeAt: now, madeById: viewer.personId, people: blank.people.length }
    const { count } = await tx.stampedRegister.createMany({
      data: [{ id: newId(), editionId, fingerprint, blobSha256, ...made }],
      skipDuplicates: true,
    })
    const { id } = await tx.stampedRegister.findUniqueOrThrow({ where, select: { id: true } })
    if (count > 0) {
      const detail = { fingerprint, file: blobSha256, people: blank.people.length }
      const event = { action: 'register.prepared', subjectType: 'edition', subjectId: editionId, detail }
      await audit(tx, { actorId: viewer.personId, ...event }, now)
    }
    return { ok: true, id }
  })
}
