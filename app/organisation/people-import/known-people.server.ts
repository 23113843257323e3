import { civilDay, isoDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { dayBefore } from '../dated.ts'
import type { KnownPerson, Surroundings } from './judge-row.ts'
import type { KnownOrganisation } from './place-finder.ts'

type PersonRow = Omit<KnownPerson, 'memberships' | 'absences'> & {
  hash: string
  memberships: KnownPerson['memberships']
  absences: KnownPerson['absences']
}

/** Who is known by these keyed hashes, with what is not over of their memberships and absences, by hash. */
export async function knownPeople(
  tx: Transaction,
  { ambitoId, hashes, now }: { ambitoId: string; hashes: readonly string[]; now: Date },
): Promise<ReadonlyMap<string, KnownPerson>> {
  const today = isoDay(civilDay(now))
  const rows = await tx.$queryRaw<PersonRow[]>`
    SELECT p.fiscal_code_hash AS hash, p.id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
      p.work_email AS "workEmail", a.email AS "accountEmail",
      EXISTS (SELECT 1 FROM membership e WHERE e.person_id = p.id) AS "hasHistory",
      COALESCE((
        SELECT json_agg(json_build_object('id', m.id, 'isMain', m.is_main, 'departmentId', d.id, 'departmentName', d.name,
          'organisationId', o.id, 'organisationName', o.name, 'inAmbito', b.id IS NOT NULL, 'jobTitle', m.job_title,
          'startsOn', m.starts_on, 'endsOn', m.ends_on, 'hiredOn', m.hired_on) ORDER BY m.is_main DESC, m.starts_on, m.id)
        FROM membership m JOIN department d ON d.id = m.department_id JOIN organisation o ON o.id = d.organisation_id
        LEFT JOIN organisation_ambito b ON b.organisation_id = o.id AND b.ambito_id = ${ambitoId}::uuid
          AND b.starts_on <= ${today}::date AND (b.ends_on IS NULL OR b.ends_on >= ${today}::date)
        WHERE m.person_id = p.id AND (m.ends_on IS NULL OR m.ends_on >= ${today}::date)
      ), '[]'::json) AS memberships,
      COALESCE((
        SELECT json_agg(json_build_object('id', c.id, 'startsOn', c.starts_on, 'endsOn', c.ends_on) ORDER BY c.starts_on)
        FROM absence c WHERE c.person_id = p.id AND (c.ends_on IS NULL OR c.ends_on >= ${today}::date)
      ), '[]'::json) AS absences
    FROM person p LEFT JOIN account a ON a.person_id = p.id
    WHERE p.fiscal_code_hash = ANY(${hashes})`
  return new Map(rows.map(({ hash, ...person }) => [hash, person]))
}

/** Whose accounts have these addresses. */
export async function ownersOfEmails(tx: Transaction, emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.account.findMany({
    where: { email: { in: [...emails] } },
    select: { email: true, personId: true },
  })
  return new Map(rows.map(({ email, personId }) => [email, personId]))
}

/** The organisations of an ambito today, by name, with their departments in force. */
export async function knownOrganisations(tx: Transaction, ambitoId: string, now: Date): Promise<KnownOrganisation[]> {
  const today = isoDay(civilDay(now))
  return tx.$queryRaw<KnownOrganisation[]>`
    SELECT o.id, o.name, o.slug, o.istat_code AS "istatCode", o.cadastral_code AS "cadastralCode", o.ipa_code AS "ipaCode",
      COALESCE((
        SELECT json_agg(json_build_object('id', d.id, 'name', d.name, 'kind', d.kind) ORDER BY d.name)
        FROM department d WHERE d.organisation_id = o.id AND d.starts_on <= ${today}::date
          AND (d.ends_on IS NULL OR d.ends_on >= ${today}::date)
      ), '[]'::json) AS departments
    FROM organisation o JOIN organisation_ambito b ON b.organisation_id = o.id
    WHERE b.ambito_id = ${ambitoId}::uuid AND b.starts_on <= ${today}::date
      AND (b.ends_on IS NULL OR b.ends_on >= ${today}::date)
    ORDER BY o.name`
}

/** Today and yesterday in Italy, as judging takes them. */
export function daysOf(now: Date): Pick<Surroundings, 'today' | 'yesterday'> {
  const today = civilDay(now)
  return { today: isoDay(today), yesterday: isoDay(dayBefore(today)) }
}
