import { lettersPdf, type Letter } from '#app/identity/invitations/letters-pdf.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { auditEach } from '#app/platform/audit.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { sql, transaction } from '#app/platform/database.server.ts'
import { getAmbitoForOffice } from '../ambito-queries.server.ts'
import { officePlace } from '../office-place.server.ts'
import { joined, seenStaff, stateOf } from './invitation-sql.server.ts'
import { mostLetters } from './letters-limit.ts'

type Asked = {
  ambitoSlug: string
  organisation?: string | undefined
  person?: string | undefined
  /** Those printed before as well. */
  again: boolean
}
type Outcome = { ok: true; name: string; bytes: Uint8Array } | { ok: false; reason: 'no_letters' }
type Row = Letter & { personId: string }

function readLetters(viewer: Viewer, ambitoId: string, { organisation, person, again }: Asked, now: Date) {
  const one = person ? sql()`p.id = ${person}` : sql()`TRUE`
  return sql()<Row[]>`
    SELECT p.id AS "personId", i.id AS "invitationId", p.given_name AS "givenName", p.family_name AS "familyName",
      s.organisation, s.department, i.expires_at AS "expiresAt"
    FROM (${seenStaff(viewer, { ambitoId, organisation }, now)}) s JOIN person p ON p.id = s.person_id ${joined()}
    WHERE ${one} AND ${stateOf(now)} = ANY(${again || person ? ['to_print', 'printed'] : ['to_print']})
    ORDER BY s.organisation, s.department, p.family_name, p.given_name, p.id LIMIT ${mostLetters}`
}

/**
 * The letters of a viewer's people that still hold, place by place so that they can be handed out: those not printed
 * yet, or all; at most 600, the rest comes with the next file. Each is printed with an audit entry about its person.
 * @throws AppError `not_found` outside the scope (P7)
 */
export async function printLetters(viewer: Viewer, asked: Asked, now: Date): Promise<Outcome> {
  const ambito = await getAmbitoForOffice(viewer, asked.ambitoSlug)
  const letters = await readLetters(viewer, ambito.id, asked, now)
  if (letters.length === 0) return { ok: false, reason: 'no_letters' }
  const place = await officePlace(viewer, ambito, civilDay(now))
  const bytes = await lettersPdf(letters, place.name, now)
  await transaction(async (tx) => {
    const ids = letters.map(({ invitationId }) => invitationId)
    await tx.invitation.updateMany({ where: { id: { in: ids }, printedAt: null }, data: { printedAt: now } })
    const event = { actorId: viewer.personId, action: 'invitation.printed', subjectType: 'person' }
    const entries = letters.map(({ personId: subjectId }) => ({ ...event, subjectId }))
    await auditEach(tx, entries, now)
  })
  return { ok: true, name: `inviti-${place.slug}.pdf`, bytes }
}
