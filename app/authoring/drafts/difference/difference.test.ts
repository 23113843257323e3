/** What has become of a draft's texts between two of its states, as a mediator sees it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { textsOf } from '../../course-source.ts'
import { caseText, lessonText, quizText, smallCourse } from '../../course.fixtures.ts'
import { publishCourse } from '../../publish-course.server.ts'
import { getDraft } from '../draft-access.server.ts'
import { sourceOfDraft } from '../draft-source.server.ts'
import { addPart } from '../add-part.server.ts'
import { openDraft } from '../open-draft.server.ts'
import { getReview } from '../review-queries.server.ts'
import { saveText } from '../save-text.server.ts'
import { compareFacts } from './compare-facts.ts'
import { getDifference } from './difference-queries.server.tsx'
import { changedFiles } from './changed-files.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const slug = 'prova'
const trainer = viewerWith([grantOf('trainer')], newId())
const path = '01-primo/01-uno.mdx'

const textNow = async (file = path) => {
  const source = await sourceOfDraft(await getDraft(trainer, slug))
  return new Map(textsOf(source)).get(file) ?? ''
}
const write = async (text: string, file = path): Promise<number> => {
  const { revision } = await getDraft(trainer, slug)
  const saved = await saveText(trainer, { slug, path: file, text, revision }, now)
  if (!saved.ok) throw new Error(saved.reason)
  return saved.revision
}
const since = (revision: number, until: number | null = null, file = path) =>
  getDifference(trainer, { slug, path: file, since: revision, until, asLines: false })

beforeAll(async () => {
  const { personId } = trainer
  const person = { givenName: 'Ada', familyName: 'Autrice', fiscalCodeHash: personId, fiscalCodeCipher: '-' }
  await db().person.create({ data: { id: personId, ...person } })
  expect(await publishCourse(smallCourse(), now)).toMatchObject({ ok: true })
  await openDraft(trainer, slug, now)
})

describe('a lesson', () => {
  test('as it was published has no difference', async () => {
    expect(await since(0)).toEqual({ kind: 'none' })
  })

  test('of a quiz one changed choice is told, in its question alone; the rest stayed', async () => {
    await write(lessonText(`Un testo.\n\n${quizText}`, 'uno'))
    const before = (await getDraft(trainer, slug)).revision
    await write((await textNow()).replace('Da dove viene ', 'Da dove arriva '))
    const found = await since(before)
    if (found.kind !== 'lesson') throw new Error(found.kind)
    const changed = found.parts.filter(({ kind }) => kind !== 'same')
    expect(changed).toHaveLength(1)
    const [part] = changed
    expect(part?.kind).toBe('changed')
    const html = part && part.kind !== 'same' ? part.html : ''
    expect(html.match(/<del>/g)).toHaveLength(1)
    expect(html).toMatch(/<del>.*viene.*<\/del><ins>.*arriva.*<\/ins>/)
  })

  test('the right choice, the pass mark and a hint are seen too', async () => {
    const before = (await getDraft(trainer, slug)).revision
    await write(
      (await textNow())
        .replace('pass="60"', 'pass="80"')
        .replace('Metti in ordine.', 'Metti in ordine. <Hint>Dal primo.</Hint>'),
    )
    const found = await since(before)
    if (found.kind !== 'lesson') throw new Error(found.kind)
    expect(found.parts.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same', 'changed'])
    expect(JSON.stringify(found.parts)).toContain('Dal primo.')
  })

  test('what one save did is told by itself', async () => {
    const first = await write(lessonText('Una prima parte del testo.', 'uno'))
    const second = await write(lessonText('Una prima parte del testo.\n\nUna seconda.', 'uno'))
    await write(lessonText('Tutto diverso da capo.', 'uno'))
    const found = await since(first, second)
    expect(found.kind === 'lesson' && found.parts.map(({ kind }) => kind)).toEqual(['same', 'added'])
  })

  test('with a fault in one version, or a difference that readers do not see, is told line by line', async () => {
    const good = (await getDraft(trainer, slug)).revision
    const text = await textNow()
    await write(`${text}\n<Nulla>`)
    expect(await since(good)).toMatchObject({ kind: 'lines', why: 'faults' })
    const other = text.replace('Tutto diverso', 'Tutto  diverso')
    await write(other)
    expect(await since(good)).toMatchObject({ kind: 'lines', why: 'unseen' })
    const asLines = await getDifference(trainer, { slug, path, since: 0, until: null, asLines: true })
    expect(asLines).toMatchObject({ kind: 'lines', why: 'text' })
  })

  test('of a case a scene is told by itself; what was not there comes as a whole', async () => {
    const before = await write(lessonText(caseText, 'uno'))
    await write(lessonText(caseText.replace('Una signora aspetta.', 'Una signora con un bambino aspetta.'), 'uno'))
    const found = await since(before)
    expect(found.kind === 'lesson' && found.parts.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same'])
    await addPart(trainer, { slug, title: 'Due', folder: '01-primo' }, now)
    const whole = await since(before, null, '01-primo/03-due.mdx')
    expect(whole.kind === 'lesson' && whole.parts.every(({ kind }) => kind === 'added')).toBe(true)
  })

  test('clerks see none of it', async () => {
    const clerk = viewerWith([], newId())
    await expect(getDifference(clerk, { slug, path, since: 0, until: null, asLines: false })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('facts', () => {
  test('that differ are told with what differs marked', async () => {
    const file = 'course.yaml'
    const before = (await getDraft(trainer, slug)).revision
    const text = await textNow(file)
    await write(
      text
        .replace('Un corso piccolo.', 'Un corso grande.')
        .replace('audience: [registry]', 'audience: [registry, nursery]'),
      file,
    )
    const found = await since(before, null, file)
    if (found.kind !== 'facts') throw new Error(found.kind)
    expect(found.changes.map(({ name }) => name)).toEqual(['summary', 'audience'])
    expect(found.changes[0]).toMatchObject({
      before: '<p>Un corso <del>piccolo</del>.</p>',
      after: '<p>Un corso <ins>grande</ins>.</p>',
    })
    expect(found.changes[1]?.after).toMatch(/<p>.+<\/p><p><ins>.+<\/ins><\/p>/)
  })

  test.each<[string, string, string, ReturnType<typeof compareFacts>]>([
    ['the same in another layout', 'a: [x, y]\n', 'a:\n  - x\n  - y\n', []],
    ['one that came', 'a: x\n', 'a: x\nb: 3\n', [{ name: 'b', before: '', after: '<p><ins>3</ins></p>' }]],
    ['one that went', 'a: x\nb: 3\n', 'a: x\n', [{ name: 'b', before: '<p><del>3</del></p>', after: '' }]],
    ['what cannot be read', 'a: [', 'a: x\n', null],
    ['an empty file', '', '', []],
  ])('%s', (_name, before, after, wanted) => {
    expect(compareFacts(before, after, (word) => word)).toEqual(wanted)
  })
})

describe('who reviews', () => {
  test('is told which texts differ since the course was published', async () => {
    const { changes } = await getReview(trainer, slug)
    expect(changes.review).toBeNull()
    expect(changes.published?.files).toEqual([
      { path: '01-primo/01-uno.mdx', kind: 'changed', isMedia: false },
      { path: '01-primo/03-due.mdx', kind: 'added', isMedia: false },
      { path: 'course.yaml', kind: 'changed', isMedia: false },
    ])
  })
  test('a file under another name has moved', () => {
    const file = (name: string, text: string) => ({ path: name, text, blobSha256: null })
    expect(changedFiles([file('a', 'x'), file('b', 'y')], [file('c', 'x'), file('d', 'z')])).toEqual([
      { path: 'b', kind: 'removed', isMedia: false },
      { path: 'c', kind: 'moved', isMedia: false },
      { path: 'd', kind: 'added', isMedia: false },
    ])
  })
})
