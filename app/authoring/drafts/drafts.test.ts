import { beforeAll, describe, expect, test } from 'vitest'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { lessonText, quizText, smallCourse } from '../course.fixtures.ts'
import { addTrainer } from '../trainer.fixtures.ts'
import { publishCourse, versionHash } from '../publish-course.server.ts'
import { getDraftPlan, getDraftText } from './draft-queries.server.ts'
import { listDraftChanges } from './list-changes.server.ts'
import { listDrafts } from './list-drafts.server.ts'
import { getDraft } from './draft-access.server.ts'
import { sourceOfDraft } from './draft-source.server.ts'
import { commentOnDraft, settleComment } from './remarks/comment-on-draft.server.ts'
import { explainWords } from './explain-words.server.ts'
import { factsFault } from './facts/facts-fault.ts'
import { fillInFacts } from './facts/facts.fixtures.ts'
import { decideReview } from './decide-review.server.ts'
import { publishDraft } from './publication/publish-draft.server.ts'
import { getReview } from './review-queries.server.ts'
import { submitDraft } from './submit-draft.server.ts'
import { livePreview } from './live-preview.server.ts'
import { openDraft } from './open-draft.server.ts'
import { saveText } from './save-text.server.ts'
import { startCourse } from './start-course.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const file = '01-primo/01-uno.mdx'
const slug = 'prova'
const stay = { moves: false, activities: {} }

let ada: Viewer
let bea: Viewer

beforeAll(async () => {
  ;[ada, bea] = await Promise.all([addTrainer('Ada'), addTrainer('Bea')])
  expect(await publishCourse(smallCourse(), now)).toMatchObject({ ok: true })
})

describe('a draft of a published course', () => {
  test('is the published folder, byte by byte, once however often it is opened', async () => {
    await Promise.all([openDraft(ada, slug, now), openDraft(bea, slug, now)])
    const source = await sourceOfDraft(await getDraft(ada, slug))
    expect(versionHash(source)).toBe(versionHash(smallCourse()))
    expect(await db().courseDraft.count()).toBe(1)
  })

  test('has its modules and lessons by their titles, and no fault', async () => {
    const { title, modules, faults } = await getDraftPlan(ada, slug)
    expect(title).toBe('Corso di prova')
    expect(faults).toEqual([])
    expect(modules.flatMap(({ lessons }) => lessons.map(({ path }) => path))).toContain(file)
  })

  test('keeps what is saved, with its faults in their place, and never shows it to learners', async () => {
    const { revision } = await getDraftText(ada, slug, file)
    const text = lessonText('{1 + 1}')
    expect(await saveText(ada, { slug, path: file, text, revision }, now)).toEqual({ ok: true, revision: 1 })
    const { faults } = await getDraftText(ada, slug, file)
    expect(faults).toMatchObject([{ code: 'expression', file }])
    expect(await db().courseVersion.count()).toBe(1)
  })

  test('does not let the second of two overwrite the first: it is told both, and nothing is written', async () => {
    const [hers, theirs] = await Promise.all([getDraftText(ada, slug, file), getDraftText(bea, slug, file)])
    const save = (who: typeof ada, text: string, revision: number) =>
      saveText(who, { slug, path: file, text, revision }, now)
    expect(await save(ada, lessonText('Di Ada.'), hers.revision)).toMatchObject({ ok: true })
    const outcome = await save(bea, lessonText('Di Bea.'), theirs.revision)
    expect(outcome).toMatchObject({ ok: false, before: theirs.text, theirs: lessonText('Di Ada.') })
    expect((await getDraftText(bea, slug, file)).text).toBe(lessonText('Di Ada.'))
    if (outcome.ok) throw new Error('saved')
    expect(await save(bea, lessonText('Di tutte e due.'), outcome.revision)).toMatchObject({ ok: true })
  })

  test('of two saves at once one is written', async () => {
    const { revision } = await getDraftText(ada, slug, file)
    const outcomes = await Promise.all(
      [ada, bea].map((who, index) =>
        saveText(who, { slug, path: file, text: lessonText(`Insieme ${index}.`), revision }, now),
      ),
    )
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  test('tells who changed what', async () => {
    const changes = await listDraftChanges(ada, slug, file)
    const revisions = changes.map(({ revision }) => revision)
    expect(revisions).toEqual(revisions.toSorted((a, b) => b - a))
    expect(revisions.length).toBeGreaterThan(1)
    expect(new Set(changes.map(({ changedBy }) => changedBy))).toEqual(new Set(['Ada Autrice', 'Bea Autrice', '']))
    // What was published of it is the last: from there the first change is undone.
    expect(changes.at(-1)).toMatchObject({ revision: 0, isPublished: true, changedBy: '' })
    expect(changes.map(({ title }) => title)).not.toContain(null)
  })
})

test('a course begun from nothing has no fault but its emptiness, and an address of its own', async () => {
  expect(await startCourse(ada, { slug: 'nuovo', title: 'Un corso: nuovo' }, now)).toBe(true)
  expect(await startCourse(bea, { slug: 'nuovo', title: 'Un altro' }, now)).toBe(false)
  expect(await startCourse(bea, { slug, title: 'Già pubblicato' }, now)).toBe(false)
  const { faults, title, isNew } = await getDraftPlan(ada, 'nuovo')
  expect({ title, isNew }).toEqual({ title: 'Un corso: nuovo', isNew: true })
  expect(faults.flatMap((fault) => factsFault(fault)?.missing ?? [])).toEqual([
    ...['aims_missing', 'summary_missing', 'audience_missing', 'competences_missing', 'authors_missing'],
  ])
  expect(faults.flatMap((fault) => factsFault(fault)?.fieldId ?? [])[0]).toBe('01-primo-modulo-aims')
  expect(await submitDraft(ada, 'nuovo', now)).toEqual({ ok: false, reason: 'faults' })
  await fillInFacts(ada, 'nuovo', now)
  const left = (await getDraftPlan(ada, 'nuovo')).faults
  expect(left).toMatchObject([{ code: 'template_left', values: { words: 'Scrivi qui.' } }])
  expect((await listDrafts(ada)).map((line) => line.slug).sort()).toEqual(['nuovo', slug])
})

test('who does not write courses sees no draft', async () => {
  const learner = viewerWith([], newId())
  await expect(getDraftPlan(learner, slug)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(openDraft(learner, slug, now)).rejects.toMatchObject({ code: 'forbidden' })
})

describe('the way of a draft to learners', () => {
  const write = async (text: string) => {
    const { revision } = await getDraftText(ada, slug, file)
    expect(await saveText(ada, { slug, path: file, text, revision }, now)).toMatchObject({ ok: true })
  }
  const good = lessonText(`Riscritta.\n\n${quizText}`)
  let cleo: typeof ada
  beforeAll(async () => {
    cleo = await addTrainer('Cleo')
  })

  test('with a fault it cannot be handed in, and unreviewed not published', async () => {
    await write(lessonText('{1 + 1}'))
    expect(await submitDraft(ada, slug, now)).toEqual({ ok: false, reason: 'faults' })
    await write(lessonText('Scrivi qui.'))
    expect(await submitDraft(ada, slug, now)).toEqual({ ok: false, reason: 'faults' })
    await write(good)
    expect(await publishDraft(ada, slug, stay, now)).toEqual({ ok: false, reason: 'not_approved' })
  })

  test('words that look like a real person’s are explained before it can be handed in; what was published is not asked', async () => {
    await write(`${good}\nAl banco c’è Rosa Fontechiara.\n`)
    expect(await submitDraft(ada, slug, now)).toEqual({ ok: false, reason: 'real_people' })
    const { suspicions } = await getDraftPlan(ada, slug)
    expect(suspicions).toMatchObject([{ kind: 'name', text: 'Rosa Fontechiara', reason: null }])
    await explainWords(ada, { slug, kind: 'name', words: 'Rosa Fontechiara', reason: 'inventata' }, now)
    expect((await getDraftPlan(bea, slug)).suspicions).toMatchObject([{ reason: 'inventata' }])
    // Nor does the page that writes it ask any more, but for what is new.
    const text = `${good}\nAl banco c’è Rosa Fontechiara con Lia Pietrasanta.\n`
    const shown = await livePreview(ada, await getDraft(ada, slug), { path: file, text, counter: null, language: 'it' })
    expect(shown.people.map((place) => place.text)).toEqual(['Lia Pietrasanta'])
    expect(await submitDraft(ada, slug, now)).toEqual({ ok: true })
    await write(good)
  })

  test('a second person decides: neither who handed it in nor who wrote in it', async () => {
    expect(await submitDraft(ada, slug, now)).toEqual({ ok: true })
    for (const who of [ada, bea]) {
      expect((await getReview(who, slug)).canDecide).toBe(false)
      const decision = { slug, decision: 'approved', note: '' } as const
      await expect(decideReview(who, decision, now)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect((await getReview(cleo, slug)).canDecide).toBe(true)
    expect(await decideReview(cleo, { slug, decision: 'returned', note: '' }, now)).toMatchObject({ ok: false })
    await commentOnDraft(cleo, { slug, path: file, line: 7, quote: '', text: 'Chi parla qui?' }, now)
    expect(await decideReview(cleo, { slug, decision: 'returned', note: 'Guarda il commento.' }, now)).toEqual({
      ok: true,
    })
    const { stage, comments, decided } = await getReview(ada, slug)
    expect({ stage, note: decided?.note }).toEqual({ stage: 'returned', note: 'Guarda il commento.' })
    expect(comments).toMatchObject([{ path: file, line: 7, writtenBy: 'Cleo Autrice', isSettled: false }])
    await settleComment(ada, { slug, commentId: comments[0]?.id ?? '' }, now)
    expect((await getReview(ada, slug)).comments[0]?.isSettled).toBe(true)
  })

  test('what is changed after the approval needs another', async () => {
    await write(`${good}\nAncora una riga.\n`)
    expect(await submitDraft(ada, slug, now)).toEqual({ ok: true })
    expect(await decideReview(cleo, { slug, decision: 'approved', note: '' }, now)).toEqual({ ok: true })
    await write(good)
    expect((await getReview(ada, slug)).stage).toBe('writing')
    expect(await publishDraft(ada, slug, stay, now)).toEqual({ ok: false, reason: 'not_approved' })
  })

  test('approved it becomes the next version; the one before stays, and the draft ends', async () => {
    const before = await db().courseVersion.findFirstOrThrow({
      where: { number: 1, course: { slug } },
      select: { hash: true },
    })
    expect(await submitDraft(ada, slug, now)).toEqual({ ok: true })
    expect(await decideReview(cleo, { slug, decision: 'approved', note: '' }, now)).toEqual({ ok: true })
    expect(await publishDraft(ada, slug, stay, now)).toEqual({ ok: true, number: 2 })
    const course = await db().course.findUniqueOrThrow({ where: { slug }, include: { currentVersion: true } })
    expect(course).toMatchObject({ writtenHere: true, currentVersion: { number: 2 } })
    const first = await db().courseVersion.findFirstOrThrow({
      where: { number: 1, course: { slug } },
      select: { hash: true },
    })
    expect(first).toEqual(before)
    expect(await db().courseDraft.count({ where: { slug } })).toBe(0)
    await openDraft(bea, slug, now)
    expect((await getDraftText(bea, slug, file)).text).toBe(good)
  })
})
