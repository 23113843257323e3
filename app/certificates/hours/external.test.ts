import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#app/identity/viewer.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addAmbito, addPerson, type Place } from '../world.fixtures.ts'
import { decideExternal } from './decide-external.server.ts'
import { enterExternal, enterRate } from './enter-external.server.ts'
import {
  getAmbitoOfExternals,
  getEvidence,
  getExternal,
  listExternals,
  listOwnExternals,
} from './external-queries.server.ts'
import { enter, newEvidence, newExternal } from './external.fixtures.ts'
import { getOwnHours } from './own-hours.server.ts'
import type { DecideExternal } from './schemas.ts'
import { withdrawExternal } from './withdraw-external.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
let place: Place
let other: Place

beforeAll(async () => {
  place = await addAmbito('EST')
  other = await addAmbito('ALT')
})

async function clerk(at: Place = place): Promise<Viewer> {
  return viewerWith([], await addPerson({ departments: [at.comune.registry] }))
}
const approve = (hours = 240, after = 0, reason = ''): DecideExternal => ({ verdict: 'approved', hours, after, reason })
const refuse = (after = 0): DecideExternal => ({ verdict: 'refused', after, reason: 'Il documento non si legge.' })
const decide = (externalId: string, decision: DecideExternal, viewer = place.office, ambitoSlug = place.ambitoSlug) =>
  decideExternal(viewer, { ambitoSlug, externalId, decision }, now)
const actionsOn = async (subjectId: string) =>
  (await db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)
const minutesOf = async (viewer: Viewer) => (await getOwnHours(viewer, undefined, now)).minutes

describe('entering a certificate from elsewhere', () => {
  test('keeps it with its evidence where the person works, waiting and not counting', async () => {
    const viewer = await clerk()
    const externalId = await enter(viewer, {}, now)
    const row = await db().externalCertificate.findUniqueOrThrow({ where: { id: externalId } })
    expect(row).toMatchObject({
      ...{ ambitoId: place.ambitoId, organisationId: place.comune.id, departmentId: place.comune.registry },
      ...{ evidenceType: 'application/pdf', minutes: 240 },
    })
    expect(await actionsOn(externalId)).toEqual(['external.entered'])
    expect(await getOwnHours(viewer, undefined, now)).toMatchObject({ minutes: 0, waitingMinutes: 240 })
  })

  test('takes the same form once, also twice at the same time', async () => {
    const viewer = await clerk()
    const external = newExternal()
    const outcomes = await Promise.all([enterExternal(viewer, external, now), enterExternal(viewer, external, now)])
    expect([...outcomes, await enterExternal(viewer, external, now)]).toEqual([
      { ok: true },
      { ok: true },
      { ok: true },
    ])
    expect(await listOwnExternals(viewer)).toHaveLength(1)
    expect(await actionsOn(external.externalId)).toEqual(['external.entered'])
    await expect(enterExternal(await clerk(), external, now)).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each([
    ['evidence_wrong', { evidence: new Uint8Array(Buffer.from('<html>')) }],
    ['day_future', { endedOn: new Date('2026-11-25T00:00:00Z') }],
  ])('refuses with %s', async (reason, changes) => {
    const viewer = await clerk()
    expect(await enterExternal(viewer, newExternal(changes), now)).toEqual({ ok: false, reason })
    expect(await listOwnExternals(viewer)).toEqual([])
  })

  test('refuses who works in no ambito, for nobody could decide', async () => {
    const viewer = viewerWith([], await addPerson())
    expect(await enterExternal(viewer, newExternal(), now)).toEqual({ ok: false, reason: 'no_office' })
  })

  test('refuses who sends too many', async () => {
    const viewer = await clerk()
    const external = newExternal()
    for (let count = 0; count < enterRate.limit; count += 1) await enterExternal(viewer, external, now)
    expect(await enterExternal(viewer, external, now)).toEqual({ ok: false, reason: 'too_often' })
  })

  test('points out the same file and the same title and day, until one is withdrawn', async () => {
    const [viewer, colleague] = [await clerk(), await clerk()]
    const evidence = newEvidence()
    const first = await enter(viewer, { evidence }, now)
    const second = await enter(viewer, { title: 'competenze digitali PER la PA' }, now)
    await enter(colleague, { evidence, title: 'Altro corso' }, now)
    const own = async () =>
      Object.fromEntries(
        (await listOwnExternals(viewer)).map((one) => [one.externalId, [one.sameEvidence, one.sameTitle]]),
      )
    // What a colleague sent is the office's to see, not one's own.
    expect(await own()).toEqual({ [first]: [false, true], [second]: [false, true] })
    const ambito = await getAmbitoOfExternals(place.office, place.ambitoSlug)
    expect((await getExternal(ambito, first)).external).toMatchObject({ sameEvidence: true, sameTitle: true })
    await withdrawExternal(viewer, second, now)
    expect(await own()).toMatchObject({ [first]: [false, false] })
  })
})

describe('withdrawing', () => {
  test('takes back what waits, once, and shows it to the office no more', async () => {
    const viewer = await clerk()
    const externalId = await enter(viewer, {}, now)
    const outcomes = await Promise.all([1, 2].map(() => withdrawExternal(viewer, externalId, now)))
    expect(outcomes).toEqual([{ ok: true }, { ok: true }])
    expect(await actionsOn(externalId)).toEqual(['external.entered', 'external.withdrawn'])
    const { externals } = await listExternals(await getAmbitoOfExternals(place.office, place.ambitoSlug), 1)
    expect(externals.map((one) => one.externalId)).not.toContain(externalId)
    expect(await decide(externalId, approve(240, 1))).toEqual({ ok: false, reason: 'is_withdrawn' })
  })

  test('is over once the office decided, and is one’s own alone', async () => {
    const viewer = await clerk()
    const externalId = await enter(viewer, {}, now)
    await expect(withdrawExternal(await clerk(), externalId, now)).rejects.toMatchObject({ code: 'not_found' })
    await decide(externalId, refuse())
    expect(await withdrawExternal(viewer, externalId, now)).toEqual({ ok: false, reason: 'already_decided' })
  })
})

describe('deciding', () => {
  test('approves: the hours count, the person is told, the entry is there', async () => {
    const viewer = await clerk()
    const externalId = await enter(viewer, {}, now)
    expect(await decide(externalId, approve())).toEqual({ ok: true })
    expect(await getOwnHours(viewer, undefined, now)).toMatchObject({ minutes: 240, waitingMinutes: 0 })
    expect(await actionsOn(externalId)).toEqual(['external.entered', 'external.approved'])
    const mail = await db().mail.findFirstOrThrow({ where: { recipient: `${viewer.personId}@example.example` } })
    expect(mail.subject).toBe('Attestato esterno approvato: Competenze digitali per la PA')
    expect(mail.text).toContain('/hours')
  })

  test('refuses with a reason that the person reads; nothing counts', async () => {
    const viewer = await clerk()
    const externalId = await enter(viewer, {}, now)
    await decide(externalId, refuse())
    expect(await minutesOf(viewer)).toBe(0)
    expect(await listOwnExternals(viewer)).toMatchObject([{ verdict: 'refused', reason: 'Il documento non si legge.' }])
    const mail = await db().mail.findFirstOrThrow({ where: { recipient: `${viewer.personId}@example.example` } })
    expect(mail.text).toContain('Il documento non si legge.')
  })

  test('changes the hours only with a word, and says both in the mail', async () => {
    const viewer = await clerk()
    const externalId = await enter(viewer, {}, now)
    expect(await decide(externalId, approve(180))).toEqual({ ok: false, reason: 'reason_for_hours' })
    expect(await decide(externalId, approve(180, 0, 'Il documento dice 3.'))).toEqual({ ok: true })
    expect(await minutesOf(viewer)).toBe(180)
    const mail = await db().mail.findFirstOrThrow({ where: { recipient: `${viewer.personId}@example.example` } })
    expect(mail.text).toContain('contano 3 ore, non 4 ore')
  })

  test('may be followed by another decision, which is a new row', async () => {
    const viewer = await clerk()
    const externalId = await enter(viewer, {}, now)
    await decide(externalId, approve())
    expect(await decide(externalId, refuse(1))).toEqual({ ok: true })
    expect(await minutesOf(viewer)).toBe(0)
    const ambito = await getAmbitoOfExternals(place.office, place.ambitoSlug)
    const { history } = await getExternal(ambito, externalId)
    expect(history.map(({ verdict, minutes }) => [verdict, minutes])).toEqual([
      ['refused', 0],
      ['approved', 240],
    ])
  })

  test('tells the second of two at once', async () => {
    const externalId = await enter(await clerk(), {}, now)
    const outcomes = await Promise.all([decide(externalId, approve()), decide(externalId, refuse())])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes).toContainEqual({ ok: false, reason: 'changed_meanwhile' })
    expect(await db().externalDecision.count({ where: { externalId } })).toBe(1)
  })

  test('is for the office of the ambito: not for contacts, another ambito’s or nobody’s', async () => {
    const externalId = await enter(await clerk(), {}, now)
    const contact = viewerWith([grantOf('contact', { organisationId: place.comune.id })], await addPerson())
    await expect(decide(externalId, approve(), contact)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(decide(externalId, approve(), other.office)).rejects.toMatchObject({ code: 'not_found' })
    // One's own pages with another ambito's certificate.
    const elsewhere = decide(externalId, approve(), other.office, other.ambitoSlug)
    await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' })
    await expect(decide(newId(), approve())).rejects.toMatchObject({ code: 'not_found' })
    expect(await db().externalDecision.count({ where: { externalId } })).toBe(0)
  })

  test('is never one’s own', async () => {
    const personId = await addPerson({ departments: [place.comune.registry] })
    const viewer = viewerWith([grantOf('ambito_office', { ambitoId: place.ambitoId })], personId)
    const externalId = await enter(viewer, {}, now)
    expect(await decide(externalId, approve(), viewer)).toEqual({ ok: false, reason: 'own_external' })
  })
})

describe('the evidence', () => {
  test('opens to its person without a trace and to the office with one; to nobody else', async () => {
    const viewer = await clerk()
    const evidence = newEvidence()
    const externalId = await enter(viewer, { evidence }, now)
    const { bytes, mediaType } = await getEvidence(viewer, externalId, now)
    expect([Buffer.from(bytes).equals(Buffer.from(evidence)), mediaType]).toEqual([true, 'application/pdf'])
    expect(await actionsOn(externalId)).toEqual(['external.entered'])
    await getEvidence(place.office, externalId, now)
    expect(await actionsOn(externalId)).toEqual(['external.entered', 'external.downloaded'])
    const contact = viewerWith([grantOf('contact', { organisationId: place.comune.id })], await addPerson())
    for (const nobody of [await clerk(), other.office, contact])
      await expect(getEvidence(nobody, externalId, now)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('keeps the type of its own first bytes, whatever the same bytes were called before', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Buffer.from(newId())])
    const viewer = await clerk()
    const externalId = await enter(viewer, { evidence: png }, now)
    expect((await getEvidence(viewer, externalId, now)).mediaType).toBe('image/png')
  })
})
