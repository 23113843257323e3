import { personCondition, readPersonSearch } from '#app/identity/person-search.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db, sql } from '#app/platform/database.server.ts'
import type { InvitationChannel } from '#app/platform/generated/enums.ts'
import type { AmbitoChoice } from '../ambito-queries.server.ts'
import { joined, openToAll, seenStaff, stateOf } from './invitation-sql.server.ts'
import { InvitationState, type InvitationFilter } from './schemas.ts'

export type InvitationLine = {
  personId: string
  givenName: string
  familyName: string
  organisation: string
  department: string
  workEmail: string | null
  state: InvitationState
  /** What it is now, so that a form acts on nothing else. */
  invitationId: string | null
  channel: InvitationChannel | null
  invitedAt: Date | null
  expiresAt: Date | null
  usedAt: Date | null
  /** When a mail that the mail server has not taken yet is tried again. */
  nextTryAt: Date | null
}

export type RunView = {
  total: number
  done: number
  mailed: number
  lettered: number
  requestedAt: Date
  finishedAt: Date | null
}

type Count = { state: InvitationState; hasEmail: boolean; count: number }

export const linesOnPage = 50

function readLines(viewer: Viewer, ambito: AmbitoChoice, filter: InvitationFilter, now: Date) {
  const { state, search, person, page } = filter
  const wanted = state ? sql()`state = ${state}` : sql()`state <> 'used'`
  const one = person ? sql()`p.id = ${person}` : sql()`TRUE`
  return sql()<InvitationLine[]>`
    SELECT * FROM (
      SELECT p.id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName", s.organisation, s.department,
        p.work_email AS "workEmail", ${stateOf(now)} AS state, i.id AS "invitationId", i.channel,
        i.invited_at AS "invitedAt", i.expires_at AS "expiresAt", i.used_at AS "usedAt",
        l.next_try_at AS "nextTryAt"
      FROM (${seenStaff(viewer, { ambitoId: ambito.id, organisation: filter.organisation }, now)}) s
      JOIN person p ON p.id = s.person_id ${joined()}
      WHERE ${one} AND ${personCondition(readPersonSearch(search))}) line
    WHERE ${wanted}
    ORDER BY "familyName", "givenName", "personId" LIMIT ${linesOnPage + 1} OFFSET ${(page - 1) * linesOnPage}`
}

function readCounts(viewer: Viewer, ambito: AmbitoChoice, organisation: string | undefined, now: Date) {
  return sql()<Count[]>`
    SELECT ${stateOf(now)} AS state, p.work_email IS NOT NULL AS "hasEmail", count(*)::int
    FROM (${seenStaff(viewer, { ambitoId: ambito.id, organisation }, now)}) s
    JOIN person p ON p.id = s.person_id ${joined()}
    WHERE a.id IS NULL OR i.used_at IS NOT NULL GROUP BY 1, 2`
}

function readOrganisations(viewer: Viewer, ambito: AmbitoChoice, now: Date) {
  return sql()<{ id: string; name: string }[]>`
    SELECT DISTINCT organisation_id AS id, organisation AS name
    FROM (${seenStaff(viewer, { ambitoId: ambito.id }, now)}) s ORDER BY 2, 1`
}

/** The last time the viewer invited everybody in the ambito, or null. */
function findLastRun(viewer: Viewer, ambito: AmbitoChoice): Promise<RunView | null> {
  return db().invitationRun.findFirst({
    where: { ambitoId: ambito.id, requestedById: viewer.personId },
    orderBy: { requestedAt: 'desc' },
    select: { total: true, done: true, mailed: true, lettered: true, requestedAt: true, finishedAt: true },
  })
}

/** Whoever works today in the viewer's part of an ambito and has no account, and how far each is (P7). */
export async function getInvitations(viewer: Viewer, ambito: AmbitoChoice, filter: InvitationFilter, now: Date) {
  const [lines, counts, organisations, run] = await Promise.all([
    readLines(viewer, ambito, filter, now),
    readCounts(viewer, ambito, filter.organisation, now),
    readOrganisations(viewer, ambito, now),
    findLastRun(viewer, ambito),
  ])
  const sum = (isMeant: (count: Count) => boolean) =>
    counts.filter(isMeant).reduce((total, { count }) => total + count, 0)
  const isOpen = ({ state }: Count) => openToAll.some((one) => one === state)
  const of = (...states: InvitationState[]) => sum(({ state }) => states.includes(state))
  return {
    ...{ organisations, run },
    lines: lines.slice(0, linesOnPage),
    more: lines.length > linesOnPage,
    states: InvitationState.options.map((state) => ({ state, count: of(state) })),
    without: sum(({ state }) => state !== 'used'),
    toMail: sum((count) => isOpen(count) && count.hasEmail),
    toLetter: sum((count) => isOpen(count) && !count.hasEmail),
    ...{ lettersNew: of('to_print'), lettersAll: of('to_print', 'printed') },
  }
}
export type Invitations = Awaited<ReturnType<typeof getInvitations>>
