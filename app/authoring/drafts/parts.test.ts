/** Parts of a draft change places, get other titles, leave and come back; nothing is lost on the way. */
import { beforeAll, describe, expect, test } from 'vitest'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { checkCourse } from '../check-course.ts'
import { textsOf } from '../course-source.ts'
import { lessonText, smallCourse } from '../course.fixtures.ts'
import { publishCourse } from '../publish-course.server.ts'
import { addPart } from './add-part.server.ts'
import { arrangePart } from './arrange-part.server.ts'
import { commentOnDraft } from './remarks/comment-on-draft.server.ts'
import { getReview } from './review-queries.server.ts'
import { getDraft } from './draft-access.server.ts'
import { getDraftOutline } from './draft-queries.server.ts'
import { listDraftChanges } from './list-changes.server.ts'
import { sourceOfDraft } from './draft-source.server.ts'
import { moveNames } from './move-names.ts'
import { moveLesson } from './move-lesson.server.ts'
import { movePart } from './move-part.server.ts'
import { openDraft } from './open-draft.server.ts'
import { removePart } from './remove-part.server.ts'
import { renamePart, retitled } from './rename-part.server.ts'
import { getVersion, restoreText } from './restore-text.server.ts'
import { saveText } from './save-text.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const slug = 'prova'
const trainer = viewerWith([grantOf('trainer')], newId())
const file = '01-primo/01-uno.mdx'

const texts = async () => new Map(textsOf(await sourceOfDraft(await getDraft(trainer, slug))))
const order = async () =>
  (await getDraftOutline(trainer, slug)).modules.map(({ title, lessons }) => [
    title,
    ...lessons.map((one) => one.title),
  ])

beforeAll(async () => {
  const { personId } = trainer
  const person = {
    id: personId,
    givenName: 'Ada',
    familyName: 'Autrice',
    fiscalCodeHash: personId,
    fiscalCodeCipher: '-',
  }
  await db().person.create({ data: person })
  expect(await publishCourse(smallCourse(), now)).toMatchObject({ ok: true })
  await openDraft(trainer, slug, now)
  await addPart(trainer, { slug, title: 'Due', folder: '01-primo' }, now)
  await addPart(trainer, { slug, title: 'Secondo', folder: '' }, now)
})

describe('names', () => {
  const paths = [
    'course.yaml',
    '01-a/module.yaml',
    '01-a/01-x.mdx',
    '01-a/02-y.mdx',
    '01-a/media/p.png',
    '02-b/module.yaml',
    '02-b/01-z.mdx',
  ]
  test('a lesson changes numbers with its neighbour', () => {
    expect([...(moveNames(paths, '01-a/01-x.mdx', 'down') ?? [])]).toEqual([
      ['01-a/01-x.mdx', '01-a/02-x.mdx'],
      ['01-a/02-y.mdx', '01-a/01-y.mdx'],
    ])
  })
  test('a module takes its media along', () => {
    expect(Object.fromEntries(moveNames(paths, '02-b', 'up') ?? [])).toEqual({
      '01-a/module.yaml': '02-a/module.yaml',
      '01-a/01-x.mdx': '02-a/01-x.mdx',
      '01-a/02-y.mdx': '02-a/02-y.mdx',
      '01-a/media/p.png': '02-a/media/p.png',
      '02-b/module.yaml': '01-b/module.yaml',
      '02-b/01-z.mdx': '01-b/01-z.mdx',
    })
  })
  test('at an end, or of nothing, nothing moves', () => {
    expect(moveNames(paths, '01-a/01-x.mdx', 'up')).toBeNull()
    expect(moveNames(paths, '02-b', 'down')).toBeNull()
    expect(moveNames(paths, '03-c', 'up')).toBeNull()
    expect(moveNames(paths, 'course.yaml', 'up')).toBeNull()
  })
  test('two of one name exchange what is in them', () => {
    const names = moveNames(['01-a/01-x.mdx', '01-a/02-x.mdx'], '01-a/02-x.mdx', 'up')
    expect(Object.fromEntries(names ?? [])).toEqual({
      '01-a/02-x.mdx': '01-a/01-x.mdx',
      '01-a/01-x.mdx': '01-a/02-x.mdx',
    })
  })
})

describe('a title', () => {
  test('changes alone: comments, other keys and the text stay', () => {
    const text = '---\n# nota\nid: uno\ntitle: Vecchio # qui\nminutes: 5\n---\n\nTesto con --- in mezzo.\n'
    expect(retitled('a/01-b.mdx', text, 'Nuovo: sì')).toBe(
      '---\n# nota\nid: uno\ntitle: "Nuovo: sì" # qui\nminutes: 5\n---\n\nTesto con --- in mezzo.\n',
    )
  })
})

describe('parts of a draft', () => {
  test('move, and the course has no more faults than before', async () => {
    const before = await order()
    const faults = async () =>
      checkCourse(await sourceOfDraft(await getDraft(trainer, slug)))
        .faults.map(({ code }) => code)
        .toSorted()
    const wrong = await faults()
    await commentOnDraft(trainer, { slug, path: file, line: 1, quote: '', text: 'Della prima.' }, now)
    await movePart(trainer, { slug, part: file, direction: 'down' }, now)
    const [remark] = (await getReview(trainer, slug)).comments
    expect(remark).toMatchObject({ path: '01-primo/02-uno.mdx', text: 'Della prima.' })
    const [first = []] = await order()
    expect(first.toSorted()).toEqual(before[0]?.toSorted())
    expect((await texts()).has(file)).toBe(false)
    await movePart(trainer, { slug, part: '02-secondo', direction: 'up' }, now)
    expect((await order())[0]).toEqual(before[1])
    expect(await faults()).toEqual(wrong)
    await movePart(trainer, { slug, part: '01-secondo', direction: 'down' }, now)
    await movePart(trainer, { slug, part: '01-primo/02-uno.mdx', direction: 'up' }, now)
    expect(await order()).toEqual(before)
    expect((await texts()).get(file)).toBe(new Map(textsOf(smallCourse())).get(file))
  })

  test('get another title', async () => {
    await renamePart(trainer, { slug, part: '02-secondo', title: 'Terzo' }, now)
    expect((await order())[1]?.[0]).toBe('Terzo')
    await expect(renamePart(trainer, { slug, part: '09-nulla', title: 'x' }, now)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('a title is not changed where its facts cannot be read, and the fault is told', async () => {
    const path = '02-secondo/module.yaml'
    const { revision } = await getDraft(trainer, slug)
    await saveText(trainer, { slug, path, text: 'id: secondo\ntitle: [Terzo\n', revision }, now)
    const rename = { arrange: 'rename', part: '02-secondo', title: 'Altro' } as const
    const outcome = await arrangePart(trainer, slug, rename, now)
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { reason: 'facts_broken', file: path, faults: [{ file: path, code: 'yaml_syntax' }] },
    })
    expect((await texts()).get(path)).toContain('[Terzo')
    await restoreText(trainer, { slug, path, revision }, now)
    expect(await arrangePart(trainer, slug, { ...rename, title: 'Terzo' }, now)).toEqual({ ok: true, done: 'renamed' })
  })

  test('leave, what was published among the retired, and come back as they were', async () => {
    const whole = (await texts()).get(file)
    const { revision } = await getDraft(trainer, slug)
    await removePart(trainer, { slug, part: file }, later(60))
    const without = await texts()
    expect(without.has(file)).toBe(false)
    expect(without.get('course.yaml')).toMatch(/retired:\n( {2})?- /)
    expect(await getVersion(trainer, { slug, path: file, revision })).toEqual({
      then: { text: whole, blobSha256: null },
      now: null,
    })
    await restoreText(trainer, { slug, path: file, revision }, later(61))
    // With its ids, which are retired no more.
    expect((await texts()).get(file)).toBe(whole)
    expect((await texts()).get('course.yaml')).not.toContain('retired')
    await expect(removePart(trainer, { slug, part: 'course.yaml' }, now)).rejects.toMatchObject({ code: 'not_found' })
    await removePart(trainer, { slug, part: '02-secondo' }, later(62))
    await expect(removePart(trainer, { slug, part: '01-primo' }, later(63))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('a version is put back as a new change, and what somebody saved in one sitting is one line', async () => {
    const path = [...(await texts()).keys()].find((one) => one.endsWith('-due.mdx')) ?? ''
    const save = async (words: string, minutes: number) => {
      const { revision } = await getDraft(trainer, slug)
      await saveText(trainer, { slug, path, text: lessonText(words, 'due'), revision }, later(minutes))
    }
    await save('Prima.', 120)
    await save('Prima, meglio.', 122)
    await save('Un’ora dopo.', 190)
    const lines = (await listDraftChanges(trainer, slug, path)).slice(0, 2)
    expect(lines.map(({ changedAt }) => changedAt)).toEqual([later(190), later(122)])
    await restoreText(trainer, { slug, path, revision: lines[1]?.revision ?? 0 }, later(200))
    expect((await texts()).get(path)).toContain('Prima, meglio.')
    // What it was until then stays in the list, however soon it was put back.
    await save('Di corsa.', 300)
    const from = (await listDraftChanges(trainer, slug, path))[1]?.revision ?? 0
    await restoreText(trainer, { slug, path, revision: from }, later(301))
    const kept = (await listDraftChanges(trainer, slug, path)).slice(0, 3).map(({ changedAt }) => changedAt)
    expect(kept).toEqual([later(301), later(300), later(200)])
    await expect(getVersion(trainer, { slug, path: 'nulla.mdx', revision: 1 })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('a lesson goes to another module with its picture and what was said of it', async () => {
    await addPart(trainer, { slug, title: 'Quarto', folder: '' }, now)
    const faultsNow = async () => checkCourse(await sourceOfDraft(await getDraft(trainer, slug))).faults.length
    const wrong = await faultsNow()
    const away = await moveLesson(trainer, { slug, part: file, folder: '02-quarto' }, later(210))
    expect(away).toEqual({ ok: true, path: '02-quarto/02-uno.mdx' })
    expect(await faultsNow()).toBe(wrong)
    const { files } = await sourceOfDraft(await getDraft(trainer, slug))
    expect([...files.keys()].filter((path) => path.includes('/media/'))).toEqual(['02-quarto/media/cerchio.svg'])
    expect((await getReview(trainer, slug)).comments).toMatchObject([{ path: '02-quarto/02-uno.mdx' }])
    const nowhere = { slug, part: '01-primo/09-no.mdx', folder: '02-quarto' }
    await expect(moveLesson(trainer, nowhere, now)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('clerks and strangers change nothing', async () => {
    const clerk = viewerWith([], newId())
    await expect(removePart(clerk, { slug, part: file }, now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(movePart(clerk, { slug, part: file, direction: 'up' }, now)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(moveLesson(clerk, { slug, part: file, folder: '02-secondo' }, now)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(restoreText(clerk, { slug, path: file, revision: 0 }, now)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
