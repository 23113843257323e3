/** The library of media: what goes in, what is said of it, how it comes into courses and how it leaves. */
import { beforeAll, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import type { Viewer } from '#app/identity/viewer.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { findBlob, putBlob } from '#app/platform/blobs.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { checkCourse } from '../check-course.ts'
import { readCredits } from '../credits.ts'
import { changeFiles } from '../drafts/change-files.server.ts'
import { getDraft, lockDraft } from '../drafts/draft-access.server.ts'
import { listDraftChanges } from '../drafts/list-changes.server.ts'
import { sourceOfDraft } from '../drafts/draft-source.server.ts'
import { getVersion, restoreText } from '../drafts/restore-text.server.ts'
import { getReview } from '../drafts/review-queries.server.ts'
import { saveText } from '../drafts/save-text.server.ts'
import { fillInFacts } from '../drafts/facts/facts.fixtures.ts'
import { startCourse } from '../drafts/start-course.server.ts'
import { mediaOf, publishCourse } from '../publish-course.server.ts'
import { addTrainer } from '../trainer.fixtures.ts'
import { addMedia } from './add-media.server.ts'
import { insertMedia, takeOutMedia } from './arrange-media.server.ts'
import { changeMedia, giveAlternatives } from './change-media.server.ts'
import { creditMedia } from './credit-media.server.ts'
import { getDraftMedia } from './draft-media-queries.server.ts'
import { getAuthorsMedia } from './media-file.server.ts'
import { captions, film, pdf, photograph, secret, song } from './media.fixtures.ts'
import { getMedia, listMedia, quotasOf } from './media-queries.server.ts'
import { placeMedia } from './place-media.server.ts'
import { quotaFault } from './quota.ts'
import { removeMedia } from './remove-media.server.ts'
import type { MediaFacts } from './schemas.ts'

const now = new Date('2026-11-27T09:00:00Z')
const folder = '01-primo-modulo'
const lesson = `${folder}/01-prima-lezione.mdx`
const facts: MediaFacts = { title: 'Lo sportello', author: 'Ada', licence: 'cc-by', note: 'Di oggi', alt: 'Un banco' }

let ada: Viewer
let bea: typeof ada
const clerk = viewerWith([], newId())
beforeAll(async () => {
  ;[ada, bea] = await Promise.all([addTrainer('Ada'), addTrainer('Ada')])
})

const picture = (colour: string) =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()

async function added(bytes: Uint8Array, name: string, viewer = ada, more: Partial<MediaFacts> = {}) {
  const outcome = await addMedia(viewer, { name, bytes, facts: { ...facts, ...more } }, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome
}
let courses = 0
async function begun(viewer = ada) {
  courses += 1
  const slug = `media-${courses}`
  await startCourse(viewer, { slug, title: 'Un corso' }, now)
  await fillInFacts(viewer, slug, now)
  return slug
}
const sourceNow = async (slug: string) => sourceOfDraft(await getDraft(ada, slug))
const faultsOf = async (slug: string) => checkCourse(await sourceNow(slug)).faults.map(({ code }) => code)
const textOf = async (slug: string, path: string) =>
  new TextDecoder().decode((await sourceNow(slug)).files.get(path)?.bytes ?? new Uint8Array())
const filesOf = async (slug: string) => (await getDraftMedia(ada, slug)).modules[0]?.files ?? []

describe('the library', () => {
  test('keeps a photograph without where it was taken, with its facts, in one transaction with its audit', async () => {
    const { itemId, isNew, notes } = await added(await photograph(), 'La Foto Mia.JPG')
    expect({ isNew, notes }).toEqual({ isNew: true, notes: ['made_smaller'] })
    const item = await getMedia(ada, itemId)
    expect(item).toMatchObject({
      ...facts,
      kind: 'picture',
      ending: 'webp',
      name: 'la-foto-mia',
      uses: [],
      missing: [],
    })
    const { bytes, mediaType } = await getAuthorsMedia(ada, item.blobSha256)
    expect(mediaType).toBe('image/webp')
    expect(Buffer.from(bytes).includes(secret)).toBe(false)
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    expect((await getAuthorsMedia(ada, item.thumbSha256 ?? '')).bytes.byteLength).toBeLessThan(bytes.byteLength)
    expect(await db().auditEntry.findFirst({ where: { action: 'media.added', subjectId: itemId } })).not.toBeNull()
  })

  test('has the same bytes once, whoever sends them and at the same moment', async () => {
    const bytes = await picture('#123456')
    const both = await Promise.all([added(bytes, 'uno.jpg'), added(bytes, 'due.jpg', bea, { title: 'Altro' })])
    expect(new Set(both.map(({ itemId }) => itemId)).size).toBe(1)
    expect(both.map(({ isNew }) => isNew).toSorted()).toEqual([false, true])
  })

  test('keeps nothing of what it refuses', async () => {
    const before = await db().blob.count()
    const html = Buffer.from('<!doctype html><script>alert(1)</script>')
    const outcomes = [
      await addMedia(ada, { name: 'foto.png', bytes: html, facts }, now),
      await addMedia(ada, { name: 'vuoto.png', bytes: new Uint8Array(), facts }, now),
      await addMedia(ada, { name: 'grande.mp4', bytes: new Uint8Array(20_000_001), facts }, now),
    ]
    const reasons = outcomes.map((one) => (one.ok ? 'ok' : one.reason))
    expect(reasons).toEqual(['kind_html', 'file_empty', 'file_large'])
    expect(await db().blob.count()).toBe(before)
  })

  test('is full at its quotas, of one author and of all', async () => {
    expect(quotaFault({ own: { used: 9, limit: 10 }, all: { used: 0, limit: 100 } }, 1)).toBeNull()
    expect(quotaFault({ own: { used: 9, limit: 10 }, all: { used: 0, limit: 100 } }, 2)).toBe('quota_own')
    expect(quotaFault({ own: { used: 0, limit: 10 }, all: { used: 99, limit: 100 } }, 2)).toBe('quota_all')
    const cleo = await addTrainer('Ada')
    const row = {
      id: newId(),
      kind: 'film',
      ending: 'mp4',
      name: 'x',
      ...facts,
      addedById: cleo.personId,
      addedAt: now,
    }
    // Nearly all of what one author may have, without its bytes.
    await db().mediaItem.create({ data: { ...row, blobSha256: 'd'.repeat(64), size: 499_999_900 } })
    const send = async (viewer: typeof ada) => {
      const outcome = await addMedia(viewer, { name: 'x.jpg', bytes: await picture('#010203'), facts }, now)
      return outcome.ok ? 'ok' : outcome.reason
    }
    const before = await db().blob.count()
    expect(await send(cleo)).toBe('quota_own')
    expect(await db().blob.count()).toBe(before)
    expect(await send(bea)).toBe('ok')
    // What the library has already costs nothing.
    expect(await send(cleo)).toBe('ok')
    expect((await quotasOf(cleo)).own).toEqual({ used: 499_999_900, limit: 500_000_000 })
    await db().mediaItem.delete({ where: { id: row.id } })
  })

  test('is searched by word and kind, in pages, and signs of patterns are signs', async () => {
    await added(await picture('#abcdef'), 'cerca.jpg', ada, { title: 'Cento 100% vero', author: 'Zenobia' })
    const found = async (q: string, kind: 'picture' | 'film' | null = null) =>
      (await listMedia(ada, { q, kind, page: 1 })).items.map(({ title }) => title)
    expect(await found('zenob')).toEqual(['Cento 100% vero'])
    expect(await found('100%')).toEqual(['Cento 100% vero'])
    expect(await found('100% v_ro')).toEqual([])
    expect(await found('zenob', 'film')).toEqual([])
  })

  test('is for who writes courses alone; the bytes too', async () => {
    const { itemId } = await added(await picture('#0f0f0f'), 'solo.jpg')
    const { blobSha256 } = await getMedia(ada, itemId)
    const forbidden = { code: 'forbidden' }
    await expect(listMedia(clerk, { q: '', kind: null, page: 1 })).rejects.toMatchObject(forbidden)
    await expect(getMedia(clerk, itemId)).rejects.toMatchObject(forbidden)
    await expect(addMedia(clerk, { name: 'x.pdf', bytes: pdf(), facts }, now)).rejects.toMatchObject(forbidden)
    await expect(changeMedia(clerk, itemId, facts, now)).rejects.toMatchObject(forbidden)
    await expect(removeMedia(clerk, itemId, now)).rejects.toMatchObject(forbidden)
    for (const viewer of [clerk, null]) {
      await expect(getAuthorsMedia(viewer, blobSha256)).rejects.toMatchObject({ code: 'not_found' })
    }
    // A hash of something else that is stored opens nothing.
    const other = await db().blob.create({
      data: { sha256: 'f'.repeat(64), bytes: new Uint8Array([1]), mediaType: 'x/y', size: 1 },
    })
    await expect(getAuthorsMedia(ada, other.sha256)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('lets go, with the bytes, of what no course has, for who added it', async () => {
    const { itemId } = await added(await picture('#fedcba'), 'via.jpg')
    const { blobSha256, thumbSha256 } = await getMedia(ada, itemId)
    await expect(removeMedia(bea, itemId, now)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await removeMedia(ada, itemId, now)).toEqual({ ok: true })
    for (const hash of [blobSha256, thumbSha256 ?? '']) expect(await findBlob(hash)).toBeNull()
    await expect(getMedia(ada, itemId)).rejects.toMatchObject({ code: 'not_found' })
    const again = await added(await picture('#fedcba'), 'via.jpg', bea)
    expect(again.isNew).toBe(true)
    expect(await removeMedia(await addTrainer('Ada', 'Autrice', 'administrator'), again.itemId, now)).toEqual({
      ok: true,
    })
  })
})

describe('a film', () => {
  test('is used once it has captions and transcript, which are checked', async () => {
    const slug = await begun()
    const { itemId } = await added(film(), 'colloquio.mp4')
    const place = { slug, folder, itemId }
    expect((await getMedia(ada, itemId)).missing).toEqual(['captions', 'transcript'])
    expect(await placeMedia(ada, place, now)).toEqual({ ok: false, reason: 'alternatives_missing' })
    const bad = Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script>\n')
    const refused = await giveAlternatives(ada, itemId, { captions: bad, transcript: 'Tutto.' }, now)
    expect(refused).toEqual({ ok: false, fault: { code: 'captions_markup', line: 4 } })
    expect((await getMedia(ada, itemId)).transcript).toBeNull()
    await giveAlternatives(ada, itemId, { captions: Buffer.from(captions), transcript: '' }, now)
    expect((await getMedia(ada, itemId)).missing).toEqual(['transcript'])
    await giveAlternatives(ada, itemId, { captions: null, transcript: 'Tutto quello che si dice.' }, now)
    expect(await placeMedia(ada, place, now)).toEqual({ ok: true, path: `${folder}/media/colloquio.mp4` })
    const [file] = await filesOf(slug)
    expect(file).toMatchObject({
      missing: [],
      companions: [`${folder}/media/colloquio.vtt`, `${folder}/media/colloquio.txt`],
      snippet:
        '<Video src="media/colloquio.mp4" captions="media/colloquio.vtt" transcript="media/colloquio.txt" title="Lo sportello" />',
    })
    expect(await insertMedia(ada, { slug, path: file?.path ?? '', lesson }, now)).toMatchObject({ ok: true, lesson })
    expect(await faultsOf(slug)).toEqual([])
  })

  test('a sound needs its transcript; its line has no captions', async () => {
    const slug = await begun()
    const { itemId } = await added(song(), 'voce.mp3')
    await giveAlternatives(ada, itemId, { captions: null, transcript: 'Parole.' }, now)
    await placeMedia(ada, { slug, folder, itemId }, now)
    const [file] = await filesOf(slug)
    expect(file?.snippet).toBe('<Audio src="media/voce.mp3" transcript="media/voce.txt" title="Lo sportello" />')
  })
})

describe('a module of a draft', () => {
  test('takes a picture as one revision with whose it is, once; the lesson and its preview show it', async () => {
    const slug = await begun()
    const { itemId } = await added(await picture('#aa0000'), 'banco.jpg', ada, { title: 'Il "banco" <b>' })
    const before = (await getDraft(ada, slug)).revision
    const path = `${folder}/media/banco.webp`
    expect(await placeMedia(ada, { slug, folder, itemId }, now)).toEqual({ ok: true, path })
    expect(await placeMedia(bea, { slug, folder, itemId }, now)).toEqual({ ok: true, path })
    expect((await getDraft(ada, slug)).revision).toBe(before + 1)
    expect(readCredits(await textOf(slug, `${folder}/credits.yaml`)).get('banco.webp')).toEqual({
      ...{ title: 'Il "banco" <b>', author: 'Ada', licence: 'cc-by', note: 'Di oggi' },
    })
    expect(await faultsOf(slug)).toEqual([])
    await insertMedia(ada, { slug, path, lesson }, now)
    expect(await textOf(slug, lesson)).toContain('<Figure src="media/banco.webp" alt="Un banco" />\n')
    const source = await sourceNow(slug)
    const { blobSha256, uses } = await getMedia(ada, itemId)
    expect(mediaOf(source, folder).get('media/banco.webp')).toEqual({
      ...{ sha256: blobSha256, size: { width: 300, height: 200 } },
      credit: '«Il "banco" <b>», Ada, CC BY 4.0',
    })
    expect(checkCourse(source).faults).toEqual([])
    expect(uses).toEqual([{ slug, state: 'draft' }])
    expect(await removeMedia(ada, itemId, now)).toEqual({ ok: false, reason: 'in_use' })
  })

  test('two pictures of one name have two names, and other courses have the same bytes', async () => {
    const [one, other] = [await begun(), await begun()]
    const first = await added(await picture('#00aa00'), 'stesso.jpg')
    const second = await added(await picture('#0000aa'), 'stesso.jpg')
    for (const { itemId } of [first, second]) await placeMedia(ada, { slug: one, folder, itemId }, now)
    await placeMedia(ada, { slug: other, folder, itemId: second.itemId }, now)
    expect((await filesOf(one)).map(({ src }) => src)).toEqual(['media/stesso-2.webp', 'media/stesso.webp'])
    expect((await filesOf(other)).map(({ src }) => src)).toEqual(['media/stesso.webp'])
    const { blobSha256 } = await getMedia(ada, second.itemId)
    expect(await db().blob.count({ where: { sha256: blobSha256 } })).toBe(1)
  })

  test('lets go of what no lesson shows, with whose it was; what is shown stays; a version puts it back', async () => {
    const slug = await begun()
    const { itemId } = await added(await picture('#00aaaa'), 'torna.jpg')
    await placeMedia(ada, { slug, folder, itemId }, now)
    const path = `${folder}/media/torna.webp`
    await insertMedia(ada, { slug, path, lesson }, now)
    const { revision } = await getDraft(ada, slug)
    expect(await takeOutMedia(ada, { slug, path }, now)).toEqual({
      ok: false,
      reason: 'shown_in',
      lessons: ['Prima lezione'],
    })
    await restoreText(ada, { slug, path: lesson, revision: 1 }, now)
    expect(await takeOutMedia(ada, { slug, path }, now)).toEqual({ ok: true })
    expect(await filesOf(slug)).toEqual([])
    const { files } = await sourceNow(slug)
    expect([...files.keys()].filter((name) => /credits|media/.test(name))).toEqual([])
    const lines = await listDraftChanges(ada, slug, path)
    expect(lines.map(({ isGone }) => isGone)).toEqual([true, false])
    const { blobSha256 } = await getMedia(ada, itemId)
    expect(await getVersion(ada, { slug, path, revision })).toEqual({ then: { text: null, blobSha256 }, now: null })
    // Out of the library too: the bytes stay while the history has them.
    expect(await removeMedia(ada, itemId, now)).toEqual({ ok: true })
    await restoreText(ada, { slug, path, revision }, now)
    expect((await sourceNow(slug)).files.get(path)?.bytes.byteLength).toBeGreaterThan(0)
    expect(await faultsOf(slug)).toEqual([])
  })

  test('is told where something is missing or not there', async () => {
    const slug = await begun()
    const { itemId } = await added(pdf(), 'modulo.pdf')
    const gone = { slug, folder: '09-nulla', itemId }
    expect(await placeMedia(ada, gone, now)).toEqual({ ok: false, reason: 'module_gone' })
    await expect(placeMedia(ada, { ...gone, folder, itemId: newId() }, now)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(placeMedia(clerk, { ...gone, folder }, now)).rejects.toMatchObject({ code: 'forbidden' })
    await placeMedia(ada, { slug, folder, itemId }, now)
    const path = `${folder}/media/modulo.pdf`
    const elsewhere = await insertMedia(ada, { slug, path, lesson: 'course.yaml' }, now)
    expect(elsewhere).toEqual({ ok: false, reason: 'lesson_missing' })
    expect((await filesOf(slug))[0]?.snippet).toBe('<Download src="media/modulo.pdf" title="Lo sportello" />')
    await expect(takeOutMedia(ada, { slug, path: `${folder}/media/altro.pdf` }, now)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('holds so much and no more', async () => {
    const slug = await begun()
    const { id: draftId } = await getDraft(ada, slug)
    await db().blob.create({
      data: { sha256: 'e'.repeat(64), bytes: new Uint8Array(1), mediaType: 'video/mp4', size: 59_999_900 },
    })
    await db().draftFile.create({
      data: { draftId, path: `${folder}/media/x.mp4`, blobSha256: 'e'.repeat(64), revision: 1 },
    })
    const { itemId } = await added(await picture('#777700'), 'pieno.jpg')
    expect(await placeMedia(ada, { slug, folder, itemId }, now)).toEqual({ ok: false, reason: 'quota_course' })
    const { quota } = await getDraftMedia(ada, slug)
    expect(quota.used).toBeGreaterThan(59_000_000)
  })

  test('a published course keeps what it shows, and the library with it', async () => {
    const slug = await begun()
    const { itemId } = await added(await picture('#123123'), 'resta.jpg')
    await placeMedia(ada, { slug, folder, itemId }, now)
    expect(await publishCourse(await sourceNow(slug), now, ada.personId)).toMatchObject({ ok: true })
    await db().courseDraft.delete({ where: { slug } })
    expect((await getMedia(ada, itemId)).uses).toEqual([{ slug, state: 'published' }])
    expect(await removeMedia(ada, itemId, now)).toEqual({ ok: false, reason: 'in_use' })
  })
})

describe('whose a picture of a document is', () => {
  test('is counted in the checklist, said afterwards, and asked no more; who does not write the course says nothing', async () => {
    const slug = await begun()
    const list = '01-primo-modulo/credits.yaml'
    const path = '01-primo-modulo/media/immagine-1.webp'
    const bytes = new Uint8Array(await picture('#445566'))
    await db().$transaction(async (tx) => {
      const draft = await lockDraft(tx, ada, slug)
      const blobSha256 = await putBlob(tx, bytes, 'image/webp')
      await changeFiles(tx, draft, [{ path, text: null, blobSha256 }], { personId: ada.personId, now })
    })
    const places = async () =>
      (await getReview(ada, slug)).checklist.find(({ kind }) => kind === 'credits')?.places.map(({ words }) => words)
    expect(await places()).toEqual(['1'])
    const said = { slug, path, author: 'Ada Disegna', licence: 'cc-by' as const, note: '' }
    expect(await creditMedia(ada, said, now)).toEqual({ ok: true })
    expect(await textOf(slug, list)).toBe('immagine-1.webp:\n  author: Ada Disegna\n  licence: cc-by\n')
    expect(await places()).toEqual([])
    expect((await filesOf(slug))[0]?.credit).toBe('Ada Disegna, CC BY 4.0')
    await expect(creditMedia(ada, { ...said, path: list }, now)).rejects.toMatchObject({ code: 'not_found' })
    const { revision } = await getDraft(ada, slug)
    await saveText(ada, { slug, path: list, text: 'immagine-1.webp: [', revision }, now)
    expect(await creditMedia(ada, said, now)).toEqual({ ok: false, reason: 'credits_broken' })
    // Once others are named, there is nothing to press, and nothing is taken.
    await db().courseRole.create({
      data: { slug, role: 'author', personId: bea.personId, grantedBy: bea.personId, grantedAt: now },
    })
    expect((await getDraftMedia(ada, slug)).mayWrite).toBe(false)
    expect((await getDraftMedia(bea, slug)).mayWrite).toBe(true)
    await expect(creditMedia(ada, said, now)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
