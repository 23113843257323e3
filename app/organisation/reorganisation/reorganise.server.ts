import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { carryRoles } from './carry-roles.server.ts'
import { refuse, Refused, type Refusal } from './refused.ts'
import { requireAdministrator } from './reorganisation-queries.server.ts'
import { mergeAmbiti, splitAmbito, transfer, type Done } from './reorganise-ambiti.server.ts'
import { mergeOrganisations, splitOrganisation } from './reorganise-organisations.server.ts'
import type { AskedReorganisation, ReorganisationDetail } from './schemas.ts'

/** Milliseconds for the people of a whole ambito. */
const longest = 120_000

/** The old places and the people who pass, for what other rooms keep of them. */
export type Touched = Pick<Done, 'ambitoId' | 'organisationIds' | 'departmentIds' | 'personIds'>

type Effect = { detail: ReorganisationDetail; touched: Touched; fingerprint: string }

type Outcome<Value> = { ok: true; effect: Value } | { ok: false; reason: Refusal }

/** Takes back what a preview has tried. */
class Tried extends Error {
  readonly effect: Effect
  constructor(effect: Effect) {
    super('a preview')
    this.effect = effect
  }
}

function carryOut(tx: Transaction, viewer: Viewer, asked: AskedReorganisation, now: Date): Promise<Done> {
  switch (asked.kind) {
    case 'transfer':
      return transfer(tx, viewer, asked, now)
    case 'merge_ambiti':
      return mergeAmbiti(tx, viewer, asked, now)
    case 'split_ambito':
      return splitAmbito(tx, viewer, asked, now)
    case 'merge_organisations':
      return mergeOrganisations(tx, viewer, asked, now)
    case 'split_organisation':
      return splitOrganisation(tx, viewer, asked, now)
  }
}

async function effectOf(tx: Transaction, viewer: Viewer, asked: AskedReorganisation, now: Date): Promise<Effect> {
  const { from, carryRoles: carried } = asked
  if (from < civilDay(now)) refuse('day_in_past')
  const { successions, ambitoId, organisationIds, departmentIds, personIds, ...done } = await carryOut(
    tx,
    viewer,
    asked,
    now,
  )
  if (done.organisations.length + done.departments.length === 0) refuse('nothing_passes')
  const roles = await carryRoles(tx, viewer, { successions, from, carry: carried === 'yes' }, now)
  const detail = { ...done, ...roles, people: personIds.length }
  const seen = [{ ...asked, fingerprint: '' }, detail, personIds.toSorted()]
  const touched = { ambitoId, organisationIds, departmentIds, personIds }
  return { detail, touched, fingerprint: sha256(JSON.stringify(seen)) }
}

async function refusalOf<Value>(work: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason }
    throw error
  }
}

async function tryOut(viewer: Viewer, asked: AskedReorganisation, now: Date): Promise<Outcome<Effect>> {
  try {
    return await transaction(async (tx) => {
      throw new Tried(await effectOf(tx, viewer, asked, now))
    }, longest)
  } catch (error) {
    if (error instanceof Tried) return { ok: true, effect: error.effect }
    throw error
  }
}

/**
 * What a transfer, merger or split would change: it is carried out and taken back, so that the preview cannot say
 * anything else than what comes.
 * @throws AppError `forbidden` for whoever is no administrator, `not_found`
 */
export async function previewReorganisation(
  viewer: Viewer,
  asked: AskedReorganisation,
  now: Date,
): Promise<Outcome<Effect>> {
  requireAdministrator(viewer)
  return refusalOf(() => tryOut(viewer, asked, now))
}

/**
 * Transfers, merges or splits from a day, today or later, in one transaction: rows close the day before and others open,
 * so that reports of days past stay as they were (P6, ADR 0025). The form's own id is kept: confirmed twice it is done
 * once. What has changed since the preview (`fingerprint`) is refused.
 * @throws AppError `forbidden` for whoever is no administrator, `not_found`
 */
export async function reorganise(viewer: Viewer, asked: AskedReorganisation, now: Date): Promise<Outcome<null>> {
  requireAdministrator(viewer)
  const { reorganisationId: id, kind, from, fingerprint } = asked
  return refusalOf(() =>
    transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 6))`
      const before = await tx.reorganisation.findUnique({ where: { id }, select: { id: true } })
      if (before) return { ok: true, effect: null }
      const effect = await effectOf(tx, viewer, asked, now)
      if (effect.fingerprint !== fingerprint) refuse('changed_meanwhile')
      const { detail } = effect
      const row = { id, kind, startsOn: from, detail, doneById: viewer.personId, doneAt: now }
      await tx.reorganisation.create({ data: row })
      const entry = { action: 'organisation.reorganised', subjectType: 'reorganisation', subjectId: id }
      const said = { kind, from: isoDay(from), ...detail }
      await audit(tx, { actorId: viewer.personId, ...entry, detail: said }, now)
      return { ok: true, effect: null }
    }, longest),
  )
}
