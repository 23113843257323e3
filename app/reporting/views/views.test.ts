import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAmbito, addComune, addViewer, type Comune, type Place } from '#app/certificates/world.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { AppError } from '#app/platform/errors.ts'
import { actOnView } from './act-on-view.server.ts'
import { deliverViews } from './deliver-views.server.ts'
import { periodOf } from './period.ts'
import { saveView } from './save-view.server.ts'
import type { SaveView, ViewAct } from './schemas.ts'
import { getView, getViewPage, listViews } from './view-queries.server.ts'

/** A Thursday, and the two Mondays after it at half past seven in Italy. */
const now = new Date('2026-11-26T09:00:00Z')
const monday = new Date('2026-11-30T06:30:00Z')
const nextMonday = new Date('2026-12-07T06:30:00Z')

let place: Place
let comune: Comune
let other: Place
let office: Viewer
let colleague: Viewer
let contact: Viewer

beforeAll(async () => {
  place = await addAmbito('VIS')
  comune = await addComune(place.ambitoId, 'Comune di Là')
  other = await addAmbito('VISALT')
  office = await addViewer('ambito_office', { ambitoId: place.ambitoId }, 'Prima')
  colleague = await addViewer('ambito_office', { ambitoId: place.ambitoId }, 'Seconda')
  contact = await addViewer('contact', { organisationId: comune.id }, 'Terza')
})

beforeEach(async () => {
  await db().reportView.deleteMany()
  await db().mail.deleteMany()
})

const asked = { kind: 'people', search: 'state=missing', name: 'Chi manca', share: false } as const satisfies SaveView

async function save(viewer: Viewer, view: Partial<SaveView> = {}, at = now) {
  const outcome = await saveView(viewer, { ambitoSlug: place.ambitoSlug, ...asked, ...view }, at)
  if (!outcome.ok) throw new Error(outcome.reason)
  return { ambitoSlug: place.ambitoSlug, viewId: outcome.viewId }
}

const act = (viewer: Viewer, view: { ambitoSlug: string; viewId: string }, what: ViewAct, at = now) =>
  actOnView(viewer, view, what, at)
const weekly = (...people: Viewer[]): ViewAct => {
  return { intent: 'schedule', rhythm: 'weekly', people: people.map(({ personId }) => personId) }
}
const namesOf = async (viewer: Viewer) => (await listViews(viewer, place.ambitoSlug)).map(({ name }) => name)
const codeOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof AppError ? error.code : error
}
const mailsTo = async ({ personId }: Viewer) => {
  const { email } = await db().account.findUniqueOrThrow({ where: { personId } })
  return db().mail.findMany({ where: { recipient: email }, orderBy: { queuedAt: 'asc' } })
}

describe('a saved view', () => {
  test('is its owner’s alone until it is shared, and of the ambito then', async () => {
    const view = await save(office)
    expect([await namesOf(office), await namesOf(colleague), await namesOf(contact)]).toEqual([['Chi manca'], [], []])
    expect(await codeOf(getView(colleague, view))).toBe('not_found')
    await act(office, view, { intent: 'change', name: 'Chi manca oggi', share: true })
    expect([await namesOf(colleague), await namesOf(contact)]).toEqual([['Chi manca oggi'], ['Chi manca oggi']])
    expect(await codeOf(getView(other.office, view))).toBe('not_found')
    expect(await codeOf(getView(other.office, { ...view, ambitoSlug: other.ambitoSlug }))).toBe('not_found')
    expect(await codeOf(listViews(other.office, place.ambitoSlug))).toBe('not_found')
  })

  test.each([
    [{ intent: 'change', name: 'Mia', share: true }, ['Mia']],
    [{ intent: 'schedule', rhythm: 'none', people: [] }, ['Chi manca']],
    [{ intent: 'delete' }, []],
  ] satisfies [ViewAct, string[]][])('is changed by its owner alone: %o', async (what, left) => {
    const view = await save(office, { share: true })
    expect(await codeOf(act(colleague, view, what))).toBe('forbidden')
    expect(await act(office, view, what)).toEqual({ ok: true })
    expect(await namesOf(office)).toEqual(left)
  })

  test('keeps no search for people, and not the present: today’s and this year’s go on', async () => {
    const search = 'search=rossi&page=3&course=ascolto&asOf=2026-11-26&state=missing'
    expect((await getView(office, await save(office, { search }))).search).toBe('course=ascolto&state=missing')
    const past = await save(office, { name: 'Passata', search: 'asOf=2025-12-31' })
    expect((await getView(office, past)).search).toBe('asOf=2025-12-31')
    const hours = await save(office, { name: 'Ore', kind: 'hours', search: 'year=2026&reach=below' })
    expect((await getView(office, hours)).search).toBe('reach=below')
  })

  test('has a name once; the same form sent twice is one view', async () => {
    const [one, two] = await Promise.all([save(office), save(office)])
    expect(one).toEqual(two)
    await expect(save(office, { search: '' })).rejects.toThrow('name_taken')
    await save(colleague, { search: '' })
    const third = await save(office, { name: 'Altra' })
    expect(await act(office, third, { intent: 'change', name: 'Chi manca', share: false })).toEqual({
      ...{ ok: false, reason: 'name_taken' },
    })
  })
})

describe('its mails', () => {
  test('go out once a period, whoever looks, to whoever is chosen, with a link and no figure', async () => {
    const view = await save(office)
    expect(await act(office, view, weekly(office, contact))).toEqual({ ok: true })
    expect(await deliverViews(now)).toBe(0)
    expect(await deliverViews(new Date('2026-11-30T04:30:00Z'))).toBe(0)
    const sent = await Promise.all([deliverViews(monday), deliverViews(monday), deliverViews(monday)])
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(await deliverViews(new Date('2026-12-05T09:00:00Z'))).toBe(0)
    const [mail] = await mailsTo(contact)
    expect(mail?.subject).toBe('Chi manca · Ambito VIS')
    expect(mail?.text).toContain(`/office/vis/views/${view.viewId}/open`)
    expect(mail?.text).toContain(`/office/vis/views/${view.viewId} `)
    expect(mail?.text.replace(/https?:\S+/g, '')).not.toMatch(/\d/)
    expect(await deliverViews(nextMonday)).toBe(2)
    expect(await mailsTo(office)).toHaveLength(2)
    // Who gets it may open it, though it is not shared.
    expect((await getView(contact, view)).mails).toBe('coming')
  })

  test('of a month go out on its first day', async () => {
    const view = await save(office)
    await act(office, view, { intent: 'schedule', rhythm: 'monthly', people: [office.personId] })
    expect(await deliverViews(monday)).toBe(0)
    expect(await deliverViews(new Date('2026-12-01T06:00:00Z'))).toBe(1)
    expect(await deliverViews(new Date('2026-12-31T09:00:00Z'))).toBe(0)
    // The site was away on the first: later in the month is better than not at all.
    expect(await deliverViews(new Date('2027-01-20T09:00:00Z'))).toBe(1)
  })

  test('stop when somebody says no, and nobody else turns them on again', async () => {
    const view = await save(office)
    await act(office, view, weekly(office, colleague))
    await act(colleague, view, { intent: 'stop' })
    await act(office, view, weekly(office, colleague))
    expect(await deliverViews(monday)).toBe(1)
    expect(await mailsTo(colleague)).toEqual([])
    const page = await getViewPage(office, view, now)
    expect(page.people.find(({ personId }) => personId === colleague.personId)).toMatchObject({
      ...{ isReader: false, stopped: 'own_will' },
    })
    await act(colleague, view, { intent: 'resume' }, monday)
    expect(await deliverViews(nextMonday)).toBe(2)
  })

  test('stop for who no longer sees the ambito or cannot sign in', async () => {
    const leaver = await addViewer('contact', { organisationId: comune.id })
    const disabled = await addViewer('contact', { organisationId: comune.id })
    const view = await save(office)
    await act(office, view, weekly(leaver, disabled, office))
    await db().roleGrant.updateMany({ where: { personId: leaver.personId }, data: { endsOn: new Date('2026-11-28') } })
    await db().account.update({ where: { personId: disabled.personId }, data: { disabledAt: now } })
    expect(await deliverViews(monday)).toBe(1)
    expect([await mailsTo(leaver), await mailsTo(disabled)]).toEqual([[], []])
    const where = { viewId: view.viewId, reason: 'no_access' }
    expect(await db().viewRecipient.count({ where })).toBe(2)
  })

  test('stop altogether when the owner no longer sees the ambito', async () => {
    const owner = await addViewer('ambito_office', { ambitoId: place.ambitoId })
    const view = await save(owner)
    await act(owner, view, weekly(owner, office))
    await db().roleGrant.deleteMany({ where: { personId: owner.personId } })
    expect(await deliverViews(monday)).toBe(0)
    expect((await getView(office, view)).rhythm).toBeNull()
  })

  test('ask for people, and for people of the ambito', async () => {
    const view = await save(office)
    expect(await act(office, view, weekly())).toEqual({ ok: false, reason: 'people_missing' })
    expect(await act(office, view, weekly(other.office))).toEqual({ ok: false, reason: 'people_wrong' })
    expect(await db().viewRecipient.count()).toBe(0)
  })
})

test.each([
  ['weekly', '2026-11-26T09:00:00Z', '2026-11-23'],
  ['weekly', '2026-11-30T04:59:00Z', '2026-11-23'],
  ['weekly', '2026-11-30T05:00:00Z', '2026-11-30'],
  ['weekly', '2026-11-29T22:00:00Z', '2026-11-23'],
  ['monthly', '2026-12-01T04:59:00Z', '2026-11-01'],
  ['monthly', '2026-12-01T05:00:00Z', '2026-12-01'],
  ['weekly', '2027-01-01T12:00:00Z', '2026-12-28'],
  // Summer time: six in the morning is four in Greenwich.
  ['monthly', '2026-07-01T03:59:00Z', '2026-06-01'],
  ['monthly', '2026-07-01T04:00:00Z', '2026-07-01'],
] as const)('the %s period at %s begins on %s', (rhythm, at, first) => {
  expect(periodOf(rhythm, new Date(at)).toISOString().slice(0, 10)).toBe(first)
})
