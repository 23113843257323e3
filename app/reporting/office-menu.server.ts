import { waitingExternals } from '#app/certificates/hours/external-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { openContests } from '#app/learning/attendance/contest-queries.server.ts'
import type { AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import type { OfficeMenu } from '#app/organisation/components/office-navigation.tsx'
import { answersForAmbito, officePagesOf } from '#app/organisation/policy.ts'
import { sql } from '#app/platform/database.server.ts'

/**
 * What stands above every page of an office: its pages, and in one reading how much waits behind them for whoever
 * answers for the ambito; contacts have nothing to decide.
 */
export async function officeMenu(
  viewer: Viewer,
  { id: ambitoId, slug: ambitoSlug, name }: Pick<AmbitoChoice, 'id' | 'slug' | 'name'>,
  now: Date,
): Promise<OfficeMenu> {
  const menu = { ambitoSlug, name, pages: officePagesOf(viewer, { ambitoId }) }
  const nothing = { contests: 0, external: 0 }
  if (!answersForAmbito(viewer, { ambitoId })) return { ...menu, waiting: nothing }
  const [waiting = nothing] = await sql()<OfficeMenu['waiting'][]>`
    SELECT (SELECT count(*)::int FROM ${openContests(viewer, ambitoId, now)}) AS contests,
      (SELECT count(*)::int FROM ${waitingExternals(ambitoId)}) AS external`
  return { ...menu, waiting }
}
