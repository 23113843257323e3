import type { Transaction } from '#app/platform/database.server.ts'

export type CorrectedPerson = { id: string; givenName: string; familyName: string; workEmail: string | null }

/** Writes names and work addresses of people in the caller's transaction; whoever calls decides whose it may. */
export async function correctPeople(tx: Transaction, people: readonly CorrectedPerson[]): Promise<void> {
  if (people.length === 0) return
  await tx.$executeRaw`
    UPDATE person p SET given_name = c."givenName", family_name = c."familyName", work_email = c."workEmail"
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      AS c(id uuid, "givenName" text, "familyName" text, "workEmail" text)
    WHERE p.id = c.id`
}
