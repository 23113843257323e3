import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#app/identity/viewer.ts'
import { lessonText, smallCourse } from '../course.fixtures.ts'
import { publishCourse } from '../publish-course.server.ts'
import { addTrainer } from '../trainer.fixtures.ts'
import { addPart } from './add-part.server.ts'
import { getDraft } from './draft-access.server.ts'
import { getDraftPlan, getDraftText } from './draft-queries.server.ts'
import { livePreview } from './live-preview.server.ts'
import { movePart } from './move-part.server.ts'
import { openDraft } from './open-draft.server.ts'
import { removePart } from './remove-part.server.ts'
import { restoreText } from './restore-text.server.ts'
import { saveText } from './save-text.server.ts'
import { startCourse } from './start-course.server.ts'
import { withSummedMinutes } from './summed-minutes.ts'

describe('the rule', () => {
  const lesson = (minutes: string) => `---\nid: x\ntitle: X\nminutes: ${minutes}\n---\n\nTesto.\n`
  const of = (yaml: string, ...lessons: string[]) =>
    withSummedMinutes(
      new Map([
        ['course.yaml', yaml],
        ['01-a/module.yaml', 'minutes: 90'],
        ...lessons.map((text, at): [string, string] => [`01-a/0${at + 1}-x.mdx`, text]),
      ]),
    )
  test.each([
    [
      'is changed in its place alone',
      'a:   1 # uno\nminutes:  5   # somma\nb: [ 1,2 ]\n',
      ['5', '7'],
      'minutes:  12   # somma',
    ],
    ['is written where it is missing', 'id: x\n', ['5'], 'id: x\nminutes: 5\n'],
    ['is written where it is empty', 'minutes:\nid: x\n', ['5'], 'minutes: 5\nid: x\n'],
    ['is a number where it was none', "minutes: 'dieci'\n", ['5'], 'minutes: 5\n'],
  ])('%s', (_what, yaml, lessons, expected) => {
    expect(of(yaml, ...lessons.map(lesson))).toContain(expected)
  })
  test.each([
    ['as long as a lesson does not say its minutes', 'minutes: 9\n', [lesson('5'), lesson('molti')]],
    ['with a half minute', 'minutes: 9\n', [lesson('5.5')]],
    ['with no lesson', 'minutes: 9\n', []],
    ['where the facts cannot be read', 'minutes: [9\n', [lesson('5')]],
    ['where they are right', 'minutes: 5 # giusti\n', [lesson('5')]],
  ])('nothing changes %s', (_what, yaml, lessons) => {
    expect(of(yaml, ...lessons)).toBe(yaml)
  })
  test('without facts there is nothing to sum into', () => {
    expect(withSummedMinutes(new Map())).toBeNull()
  })
})

describe('a draft', () => {
  const now = new Date('2026-11-24T09:00:00Z')
  const slug = 'prova'
  const folder = '01-primo'
  let ada: Viewer
  const facts = async () => (await getDraftText(ada, slug, 'course.yaml')).text
  const declared = async () => Number(/^minutes: (\d+)$/m.exec(await facts())?.[1])
  const revision = async () => (await getDraft(ada, slug)).revision

  beforeAll(async () => {
    ada = await addTrainer('Ada')
    expect(await publishCourse(smallCourse(), now)).toMatchObject({ ok: true })
    await openDraft(ada, slug, now)
  })

  test('declares the sum after every change, as the same revision, and has no fault of minutes', async () => {
    const before = await revision()
    const path = await addPart(ada, { slug, title: 'Una in più', folder }, now)
    expect([await declared(), await revision()]).toEqual([35, before + 1])
    await saveText(ada, { slug, path, text: lessonText('Testo.', 'una-in-piu', 4), revision: before + 1 }, now)
    expect(await declared()).toBe(29)
    await movePart(ada, { slug, part: path, direction: 'up' }, now)
    expect(await declared()).toBe(29)
    const moved = (await getDraftPlan(ada, slug)).modules[0]?.lessons.find(({ title }) => title === 'Lezione')
    if (!moved) throw new Error('no lesson')
    const at = await revision()
    await removePart(ada, { slug, part: moved.path }, now)
    expect(await declared()).toBe(19)
    await restoreText(ada, { slug, path: moved.path, revision: at }, now)
    expect(await declared()).toBe(29)
    expect((await getDraftPlan(ada, slug)).faults).toEqual([])
  })

  test('who has the facts open is not overtaken by the sum, and minutes of their own are summed again', async () => {
    const { text, revision: read } = await getDraftText(ada, slug, 'course.yaml')
    await addPart(ada, { slug, title: 'Intanto', folder }, now)
    const mine = text.replace('title: Corso di prova', 'title: Corso mio').replace(/^minutes: .*$/m, 'minutes: 900')
    const saved = await saveText(ada, { slug, path: 'course.yaml', text: mine, revision: read }, now)
    expect(saved).toMatchObject({ ok: true })
    expect(await declared()).toBe(39)
    expect(await facts()).toContain('title: Corso mio')
    const again = await saveText(ada, { slug, path: 'course.yaml', text: mine, revision: await revision() }, now)
    expect(again).toEqual({ ok: true, revision: await revision() })
    expect(
      await livePreview(ada, await getDraft(ada, slug), {
        path: 'course.yaml',
        text: mine,
        counter: null,
        language: null,
      }),
    ).toMatchObject({ faults: [] })
  })

  test('a course begun from nothing says what its lesson says', async () => {
    await startCourse(ada, { slug: 'nuovo', title: 'Nuovo' }, now)
    const { modules } = await getDraftPlan(ada, 'nuovo')
    await addPart(ada, { slug: 'nuovo', title: 'Altra', folder: modules[0]?.folder ?? '' }, now)
    expect((await getDraftText(ada, 'nuovo', 'course.yaml')).text).toContain('minutes: 20')
  })
})
