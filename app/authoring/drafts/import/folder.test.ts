import { beforeAll, describe, expect, test } from 'vitest'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { zipOf, zipWith } from '#app/platform/zip.fixtures.ts'
import { lessonText, smallCourse } from '../../course.fixtures.ts'
import { addTrainer } from '../../trainer.fixtures.ts'
import type { CourseSource } from '../../course-source.ts'
import { publishCourse, versionHash } from '../../publish-course.server.ts'
import { listCourseFolders, readCourse } from '../../read-course.server.ts'
import { getDraft } from '../draft-access.server.ts'
import { getDraftText } from '../draft-queries.server.ts'
import { summed } from '../summed-minutes.ts'
import { sourceOfDraft } from '../draft-source.server.ts'
import { saveText } from '../save-text.server.ts'
import { startCourse } from '../start-course.server.ts'
import { applyFolder } from './apply-folder.server.ts'
import { applyLessons } from './apply-lessons.server.ts'
import { exportDraft, exportPublished } from './export-course.server.ts'
import { getImportReport } from './import-report.server.ts'
import { dropUpload, forgetOldUploads, keepUpload } from './keep-upload.server.ts'
import { unpack } from './unpack.server.ts'
import { drawing, para, run, table, wordFile } from './word.fixtures.ts'
import { photograph, secret } from '../../media/media.fixtures.ts'

const now = new Date('2026-11-26T09:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

let ada: Viewer
let bea: typeof ada
beforeAll(async () => {
  ;[ada, bea] = await Promise.all([addTrainer('Ada'), addTrainer('Bea')])
})

const zipOfSource = ({ slug, files }: CourseSource) =>
  zipWith([...files].map(([path, { bytes }]) => ({ name: `${slug}/${path}`, bytes })))

async function whole({ pieces }: { pieces: AsyncGenerator<Uint8Array> }): Promise<Buffer> {
  const read: Uint8Array[] = []
  for await (const piece of pieces) read.push(piece)
  return Buffer.concat(read)
}

async function sent(viewer: typeof ada, slug: string | null, bytes: Uint8Array, name = 'corso.zip') {
  const kept = await keepUpload(viewer, { slug, name, bytes }, now)
  if (!kept.ok) throw new Error(JSON.stringify(kept))
  return kept.uploadId
}
async function folderReport(viewer: typeof ada, uploadId: string) {
  const report = await getImportReport(viewer, { uploadId, split: 'one' }, now)
  if (report.kind !== 'folder') throw new Error(report.kind)
  return report
}
async function imported(slug: string | null, bytes: Uint8Array) {
  const uploadId = await sent(ada, slug, bytes)
  const { base } = await folderReport(ada, uploadId)
  return applyFolder(ada, { uploadId, base: base.mark }, now)
}
const draftSource = async (slug: string) => sourceOfDraft(await getDraft(ada, slug))

describe('a course as a folder', () => {
  test.each(['approccio-transculturale', 'care-drain', 'tutela-minori'])(
    '%s goes in and out byte by byte, the same version and the same archive',
    async (slug) => {
      const [folder = ''] = (await listCourseFolders('courses')).filter((path) => path.endsWith(slug))
      const source = await readCourse(folder)
      expect(await imported(null, zipOfSource(source))).toEqual({ ok: true, slug })
      const out = await whole(await exportDraft(ada, slug, now))
      const unpacked = await unpack(out, { entries: 1000, bytes: 48_000_000, depth: 4, isLeftOut: () => false })
      if (!unpacked.ok) throw new Error(JSON.stringify(unpacked))
      expect([...unpacked.files.keys()]).toEqual([...source.files.keys()].map((path) => `${slug}/${path}`).sort())
      for (const [path, { bytes }] of source.files) {
        expect(Buffer.compare(unpacked.files.get(`${slug}/${path}`) ?? Buffer.alloc(0), bytes), path).toBe(0)
      }
      expect(out.equals(await whole(await exportDraft(ada, slug, now)))).toBe(true)
      await db().courseDraft.delete({ where: { slug } })
      expect(await imported(null, out)).toEqual({ ok: true, slug })
      expect(versionHash(await draftSource(slug))).toBe(versionHash(source))
    },
  )

  test('over a published course begins a draft of it, with only what differs changed, media too', async () => {
    expect(await publishCourse(smallCourse(), now)).toMatchObject({ ok: true })
    const same = await sent(ada, null, await whole(await exportPublished(ada, 'prova', now)))
    const nothing = await folderReport(ada, same)
    expect(nothing).toMatchObject({ base: { kind: 'published' }, changes: [], faults: [] })
    expect(await applyFolder(ada, { uploadId: same, base: nothing.base.mark }, now)).toMatchObject({ ok: false })
    expect(await db().courseDraft.count({ where: { slug: 'prova' } })).toBe(0)

    const changed = smallCourse({
      '01-primo/02-due.mdx': null,
      '01-primo/01-uno.mdx': lessonText('Testo nuovo di Rosa Fontechiara, {1 + 1}.'),
      '01-primo/media/note.txt': 'Una nota.',
    })
    const uploadId = await sent(ada, null, zipOfSource(changed))
    const report = await folderReport(ada, uploadId)
    expect(report.changes.map(({ path, kind }) => [path, kind])).toEqual([
      ['01-primo/01-uno.mdx', 'changed'],
      ['01-primo/02-due.mdx', 'removed'],
      ['01-primo/media/note.txt', 'added'],
      // A lesson went: the minutes of the course follow.
      ['course.yaml', 'changed'],
    ])
    expect(report.changes[0]?.parts?.some(({ kind }) => kind === 'added')).toBe(true)
    expect(report.faults.map(({ code }) => code)).toEqual(expect.arrayContaining(['expression']))
    expect(report.people).toEqual(['Rosa Fontechiara'])
    expect(await db().courseDraft.count({ where: { slug: 'prova' } })).toBe(0)
    expect(await applyFolder(ada, { uploadId, base: report.base.mark }, now)).toEqual({ ok: true, slug: 'prova' })
    const draft = await getDraft(ada, 'prova')
    expect(draft).toMatchObject({ revision: 1 })
    expect(draft.baseVersionId).not.toBeNull()
    expect(versionHash(await sourceOfDraft(draft))).toBe(versionHash(summed(changed)))
    const entry = await db().auditEntry.findFirst({ where: { action: 'draft.imported', subjectId: draft.id } })
    expect(entry).toMatchObject({ actorId: ada.personId, detail: { slug: 'prova', revision: 1, files: 4 } })
  })

  test('writes nothing where the course was changed after its report, or twice at once', async () => {
    const uploadId = await sent(ada, 'prova', zipOfSource(smallCourse()))
    const stale = await folderReport(ada, uploadId)
    const path = '01-primo/01-uno.mdx'
    const { revision } = await getDraftText(bea, 'prova', path)
    await saveText(bea, { slug: 'prova', path, text: lessonText('Di Bea.'), revision }, now)
    expect(await applyFolder(ada, { uploadId, base: stale.base.mark }, now)).toEqual({
      ok: false,
      reason: 'changed_meanwhile',
    })
    expect((await getDraftText(ada, 'prova', path)).text).toBe(lessonText('Di Bea.'))
    const { base } = await folderReport(ada, uploadId)
    const both = await Promise.allSettled([1, 2].map(() => applyFolder(ada, { uploadId, base: base.mark }, now)))
    const done = both.filter((one) => one.status === 'fulfilled' && one.value.ok)
    expect(done).toHaveLength(1)
    expect(versionHash(await draftSource('prova'))).toBe(versionHash(smallCourse()))
  })

  test('of another course is told to be of another, before it is put over this', async () => {
    await startCourse(ada, { slug: 'diverso', title: 'Diverso' }, now)
    const report = await folderReport(ada, await sent(ada, 'diverso', zipOfSource(smallCourse())))
    expect(report).toMatchObject({ slug: 'diverso', otherId: 'prova' })
    const own = await folderReport(ada, await sent(ada, 'diverso', await whole(await exportDraft(ada, 'diverso', now))))
    expect(own).toMatchObject({ otherId: null, changes: [] })
  })

  test('of two who begin the same course at once one does', async () => {
    const files = smallCourse({ 'course.yaml': smallCourseYaml('a-due') })
    const bytes = zipOfSource({ ...files, slug: 'a-due' })
    const [one, two] = [await sent(ada, null, bytes), await sent(bea, null, bytes)]
    const outcomes = await Promise.all([
      applyFolder(ada, { uploadId: one, base: 'none' }, now),
      applyFolder(bea, { uploadId: two, base: 'none' }, now),
    ])
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await getDraft(ada, 'a-due')).toMatchObject({ revision: 1 })
  })
})

const smallCourseYaml = (id: string) =>
  Buffer.from(smallCourse().files.get('course.yaml')?.bytes ?? [])
    .toString()
    .replace('id: prova', `id: ${id}`)

describe('a file that waits', () => {
  test('is for who sent it, for a day; a second takes its place; dropped it is gone', async () => {
    await startCourse(ada, { slug: 'attesa', title: 'In attesa' }, now)
    const text = Buffer.from('# Titolo\n\nTesto.')
    const first = await sent(ada, 'attesa', text, 'a.md')
    const uploadId = await sent(ada, 'attesa', text, 'b.md')
    const read = (who: typeof ada, id: string, at = now) => getImportReport(who, { uploadId: id, split: 'one' }, at)
    await expect(read(ada, first)).rejects.toMatchObject({ code: 'not_found' })
    await expect(read(bea, uploadId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(read(ada, uploadId, later(25))).rejects.toMatchObject({ code: 'not_found' })
    expect(await read(ada, uploadId)).toMatchObject({ kind: 'lessons', fileName: 'b.md' })
    await forgetOldUploads(later(25))
    await expect(read(ada, uploadId)).rejects.toMatchObject({ code: 'not_found' })
    const other = await sent(ada, 'attesa', text, 'c.md')
    await dropUpload(ada, other)
    await expect(read(ada, other)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('of what is refused nothing is kept; who does not write courses sends and takes none', async () => {
    const before = await db().courseUpload.count()
    const bytes = zipWith([{ name: '../x', bytes: 'x' }])
    const refused = await keepUpload(ada, { slug: null, name: 'x.zip', bytes }, now)
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'name_parent', name: '../x' }] })
    expect(await db().courseUpload.count()).toBe(before)
    const learner = viewerWith([], newId())
    const file = { slug: null, name: 'x.zip', bytes }
    await expect(keepUpload(learner, file, now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(exportDraft(learner, 'attesa', now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(exportPublished(learner, 'prova', now)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('a document becomes lessons at the end of a module, or of a new one, with ids of their own', async () => {
  await startCourse(ada, { slug: 'da-word', title: 'Da Word' }, now)
  const title = (words: string) => para(run(words), 'Titolo1')
  const body = `${title('Prima lezione')}${para(run('Uno.'))}${title('Prima lezione')}${para(run('Due.'))}`
  const uploadId = await sent(ada, 'da-word', wordFile({ body }), 'a.docx')
  const placed = { uploadId, split: 'each', folder: '01-primo-modulo', moduleTitle: '' } as const
  expect(await applyLessons(ada, { ...placed, folder: '09-altro' }, now)).toEqual({ ok: false, reason: 'module_gone' })
  const path = '01-primo-modulo/02-prima-lezione.mdx'
  expect(await applyLessons(ada, placed, now)).toEqual({ ok: true, slug: 'da-word', path })
  expect((await getDraftText(ada, 'da-word', path)).text).toBe(
    '---\nid: prima-lezione\ntitle: Prima lezione\nminutes: 1\n---\n\nUno.\n',
  )
  const second = await getDraftText(ada, 'da-word', '01-primo-modulo/03-prima-lezione-2.mdx')
  expect(second.faults).toEqual([])
  const again = await sent(ada, 'da-word', Buffer.from('Testo.'), 'Una nota.md')
  const inNew = { uploadId: again, split: 'one', folder: '', moduleTitle: 'Appunti' } as const
  expect(await applyLessons(ada, inNew, now)).toMatchObject({ ok: true, path: '02-appunti/01-una-nota.mdx' })
  await expect(applyLessons(ada, inNew, now)).rejects.toMatchObject({ code: 'not_found' })
})

test('a course with films of 50 MB comes in, whole and within a bearable time and memory', async () => {
  const slug = 'corso-pesante'
  const yaml = (values: object) =>
    Object.entries(values)
      .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}\n`)
      .join('')
  const facts = {
    ...{ id: slug, title: 'Pesante', summary: 'x', language: 'it', minutes: 10, threshold: 80 },
    ...{ audience: ['other'], competences: ['x'], authors: ['x'], licence: 'CC-BY-4.0' },
  }
  const films = [1, 2, 3].map((seed): [string, Buffer] => {
    const bytes = Buffer.alloc(16_500_000, `film ${seed}`)
    bytes.set(Buffer.from('\0\0\0\u0018ftypisom', 'latin1'), 0)
    return [`01-primo/media/film-${seed}.mp4`, bytes]
  })
  const files: [string, Buffer][] = [
    ['course.yaml', Buffer.from(yaml(facts))],
    ['01-primo/module.yaml', Buffer.from(yaml({ id: 'primo', title: 'Primo', aims: ['x'] }))],
    ['01-primo/01-uno.mdx', Buffer.from(lessonText('Testo.', 'uno', 10))],
    ...films,
  ]
  const zip = zipWith(files.map(([name, bytes]) => ({ name: `${slug}/${name}`, bytes, method: 0 })))
  const before = process.memoryUsage.rss()
  const started = Date.now()
  expect(await imported(null, zip)).toEqual({ ok: true, slug })
  expect(Date.now() - started).toBeLessThan(25_000)
  expect(process.memoryUsage.rss() - before).toBeLessThan(700_000_000)
  const { files: kept } = await draftSource(slug)
  expect(kept.get('01-primo/media/film-3.mp4')?.bytes.byteLength).toBe(16_500_000)
})

test('a text of more than 5.5 MB is refused before it is read', async () => {
  const slug = 'corso-testo'
  await startCourse(ada, { slug, title: 'x' }, now)
  const kept = await keepUpload(ada, { slug, name: 'a.md', bytes: Buffer.alloc(5_500_001, 'a ') }, now)
  expect(kept).toMatchObject({ ok: false, refusals: [{ code: 'file_large' }] })
})

test('the pictures of a document come in written anew, each beneath its block, with names of their own', async () => {
  const slug = 'corso-figure'
  await startCourse(ada, { slug, title: 'Con figure' }, now)
  const photo = await photograph(800, 500)
  const bytes = wordFile({
    body:
      para(run('Prima.')) +
      para(`${run('Qui si vede.')}${drawing('p1', 'Un &quot;banco&quot; {con} &lt;sedie&gt;')}`) +
      table([['Giorno'], ['Lunedì']]) +
      para(drawing('p2', '')) +
      para(drawing('p3', 'Una macro travestita')) +
      para(drawing('p4', 'Che non c’è')) +
      para(run('Dopo &lt;Figure src="media/immagine-1.webp" alt="x" /&gt;.')),
    pictures: { p1: 'image1.jpeg', p2: 'image2.png', p3: 'image3.png', p4: 'manca.png' },
    more: {
      'word/media/image1.jpeg': photo,
      'word/media/image2.png': photo,
      'word/media/image3.png': Buffer.from('<!doctype html><script>alert(1)</script>'),
    },
  })
  const report = await getImportReport(ada, { uploadId: await sent(ada, slug, bytes, 'guida.docx'), split: 'one' }, now)
  if (report.kind !== 'lessons') throw new Error(report.kind)
  const counts = Object.fromEntries(report.report.map(({ code, count }) => [code, count]))
  expect(counts).toMatchObject({ picture: 2, image: 2 })
  const place = { split: 'one', folder: '01-primo-modulo', moduleTitle: '' } as const
  const apply = async () => {
    const uploadId = await sent(ada, slug, bytes, 'guida.docx')
    const outcome = await applyLessons(ada, { uploadId, ...place }, now)
    if (!outcome.ok) throw new Error(outcome.reason)
    return getDraftText(ada, slug, outcome.path)
  }
  const first = await apply()
  expect(first.text).toContain(
    'Qui si vede.\n\n<Figure src="media/immagine-1.webp" alt="Un &#x22;banco&#x22; {con} <sedie>" />\n\n- **Giorno**',
  )
  expect(first.text).toContain('<Figure src="media/immagine-2.webp" alt="" />')
  expect(first.text).toContain('Dopo \\<Figure src="media/immagine-1.webp"')
  expect(first.faults.map(({ code }) => code)).toEqual(['alt_missing'])
  const second = await apply()
  expect(second.text).toContain('<Figure src="media/immagine-3.webp" alt="Un')
  const { files } = await draftSource(slug)
  const kept = [...files].filter(([path]) => path.includes('/media/'))
  expect(kept.map(([path]) => path.split('/')[2])).toEqual([1, 2, 3, 4].map((at) => `immagine-${at}.webp`))
  expect(kept.some(([, { bytes: one }]) => Buffer.from(one).includes(secret))).toBe(false)
})

test('of the pictures of a folder the place is taken out and said, and what goes out comes in again byte by byte', async () => {
  const slug = 'corso-foto'
  const facts = `id: ${slug}\ntitle: Foto\nsummary: x\nlanguage: it\nminutes: 10\nthreshold: 80\naudience: [other]\ncompetences: [x]\nauthors: [x]\nlicence: CC-BY-4.0\n`
  const files = {
    'course.yaml': facts,
    '01-primo/module.yaml': 'id: primo\ntitle: Primo\naims: [x]\n',
    '01-primo/01-uno.mdx': lessonText('<Figure src="media/foto.jpg" alt="Un banco" />', 'uno', 10),
    '01-primo/media/foto.jpg': await photograph(300, 200),
  }
  const uploadId = await sent(ada, null, zipOf(files))
  const report = await getImportReport(ada, { uploadId, split: 'one' }, now)
  if (report.kind !== 'folder') throw new Error(report.kind)
  expect(report.media).toEqual({ stripped: ['01-primo/media/foto.jpg'], unread: [] })
  expect(await applyFolder(ada, { uploadId, base: report.base.mark }, now)).toEqual({ ok: true, slug })
  const kept = (await draftSource(slug)).files.get('01-primo/media/foto.jpg')?.bytes ?? new Uint8Array()
  expect(Buffer.from(kept).includes(secret)).toBe(false)
  const again = await getImportReport(
    ada,
    { uploadId: await sent(ada, slug, await whole(await exportDraft(ada, slug, now))), split: 'one' },
    now,
  )
  expect(again).toMatchObject({ changes: [], media: { stripped: [], unread: [] } })
})
