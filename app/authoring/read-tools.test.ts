import { describe, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { checkCourse } from './check-course.ts'
import { compileLesson } from './compile-lesson.server.ts'
import { bodyLine, lessonText, quizText, smallCourse } from './course.fixtures.ts'
import { limits } from './dialect.ts'
import { checklistText, goodPracticeText } from './practice.fixtures.ts'
import { publishCourse } from './publish-course.server.ts'

const first = '01-primo/01-uno.mdx'
const course = (body: string) =>
  smallCourse({ [first]: lessonText(`${body}\n\n${quizText}`), '01-primo/media/cerchio.svg': null })
const faultsOf = (body: string) =>
  checkCourse(course(body)).faults.map(({ file, line, code }) => `${file}:${line} ${code}`)

const source = course(`Un <Term word="nido">dove stanno i *piccoli*</Term>.\n\n${checklistText}\n\n${goodPracticeText}`)

const kept = {
  tools: [
    {
      ...{ kind: 'checklist', id: 'lista-uno', title: 'Prima di cominciare', lessonId: 'lezione-uno' },
      items: ['Ho <strong>salutato</strong>', 'So chi chiamare &amp; quando'],
    },
    {
      ...{ kind: 'practice', id: 'pratica-una', title: 'La riunione breve', lessonId: 'lezione-uno' },
      aboutHtml:
        '<p>Si fa in piedi, con un <strong>verbale</strong> (il racconto scritto di una riunione) di tre righe.</p>',
      ingredients: ['Una data', 'Dieci minuti'],
      questions: ['Chi la convoca?'],
      sources: [
        {
          ...{ title: 'Il manuale', author: 'Un ambito', year: '2019', url: 'https://example.org/manuale' },
          noteHtml: '<p>Pagina tre.</p>',
        },
      ],
    },
  ],
  terms: [
    { word: 'nido', html: 'dove stanno i <em>piccoli</em>', lessonId: 'lezione-uno' },
    { word: 'verbale', html: 'il racconto scritto di una riunione', lessonId: 'lezione-uno' },
  ],
}

test('checklists, good practices and words are read as written', () => {
  const { faults, course: checked } = checkCourse(source)
  expect(faults).toEqual([])
  expect(checked?.lessons[0]?.kept).toEqual(kept)
  expect(checked?.lessons[1]?.kept).toEqual({ tools: [], terms: [] })
})

test('parts that follow the text without an empty line are parts all the same', () => {
  const text = `<GoodPractice id="pratica-una" title="Breve">\nChe cos’è.\n<Ingredient>Una data</Ingredient>\n<SelfCheck>Chi?</SelfCheck>\n</GoodPractice>`
  expect(checkCourse(course(text)).course?.lessons[0]?.kept.tools).toMatchObject([
    { aboutHtml: '<p>Che cos’è.</p>', ingredients: ['Una data'], questions: ['Chi?'] },
  ])
})

test('a lesson groups what belongs together, wherever it was written', async () => {
  const mixed = goodPracticeText.replace('  <Ingredient>Dieci minuti</Ingredient>\n', '')
  const late = mixed.replace('</GoodPractice>', '\n  <Ingredient>Dieci minuti</Ingredient>\n</GoodPractice>')
  const [lesson] = checkCourse(course(late)).course?.lessons ?? []
  if (!lesson) throw new Error('no lesson')
  const { code } = await compileLesson(lesson, new Map())
  const places = ['Una data', 'Dieci minuti', 'Chi la convoca?', 'Pagina tre.'].map((text) => code.indexOf(text))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(0)
})

test('a published version keeps them beside its plan; the plan and the exercises do not name them', async () => {
  const outcome = await publishCourse(source, new Date('2026-11-26T09:00:00Z'))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  const { tools, outline } = await db().courseVersion.findUniqueOrThrow({ where: { id: outcome.versionId } })
  expect(tools).toEqual(kept)
  expect(JSON.stringify(outline)).not.toMatch(/lista-uno|verbale/)
  // They are no activities: leaving them out needs no retiring.
  expect(await publishCourse(course('Testo.'), new Date('2026-11-27T09:00:00Z'))).toMatchObject({ ok: true, number: 2 })
  expect((await db().courseVersion.findUniqueOrThrow({ where: { id: outcome.versionId } })).tools).toEqual(kept)
})

const checks = (count: number, text = 'Ho salutato') =>
  `<Checklist id="lista" title="Lista">\n${Array.from({ length: count }, () => `  <Check>${text}</Check>`).join('\n')}\n</Checklist>`
const practice = (inside: string) => `<GoodPractice id="pratica" title="Pratica">\n${inside}\n</GoodPractice>`
const here = (code: string, line = bodyLine) => [`${first}:${line} ${code}`]
const inside = (code: string) => here(code, bodyLine + 1)

describe('faults', () => {
  test.each([
    ['an empty checklist', checks(0).replace('\n\n', '\n'), here('few_choices')],
    ['a checklist longer than a page', checks(limits.checks + 1), here('many_checks')],
    ['an item too long to be read at a glance', checks(1, 'a'.repeat(limits.check + 1)), inside('check_too_long')],
    ['text between items', checks(1).replace('  <Check>', '  Prima.\n\n  <Check>'), inside('stray_text')],
    ['an empty item', checks(1, ''), inside('content_missing')],
    ['an item outside', '<Check>Ho salutato</Check>', here('misplaced')],
    ['another component in a checklist', checks(1, '<TerritoryCard />').replace('<Check>', '<Check>Ho '), null],
    ['an ingredient outside', '<Ingredient>Una data</Ingredient>', here('misplaced')],
    ['an empty good practice', '<GoodPractice id="pratica" title="Pratica"></GoodPractice>', here('content_missing')],
    ['a list as an ingredient', practice('<Ingredient>\n- una data\n</Ingredient>'), null],
    ['a box in a good practice', practice('<Callout>Testo.</Callout>'), inside('component_in_tool')],
    ['a checklist in a good practice', practice(checks(1)), inside('component_in_tool')],
    ['no title', checks(1).replace(' title="Lista"', ''), here('missing_attribute')],
    ['an id used twice', `${checks(1)}\n\n${practice('Testo.').replace('"pratica"', '"lista"')}`, null],
  ])('%s', (_, body, expected) => {
    const faults = faultsOf(body)
    if (expected) expect(faults).toEqual(expected)
    else expect(faults.join()).toMatch(/component_in_tool|block_in_line|inline_only|id_repeated/)
  })

  test.each(['tools', 'hours'])('a lesson may not have the address of another page: %s', (id) => {
    const { faults } = checkCourse(smallCourse({ [first]: lessonText(`Testo.\n\n${quizText}`, id) }))
    expect(faults.map(({ code }) => code)).toContain('metadata_invalid')
  })

  test('as many items as fit, as long as they may be, are no fault', () => {
    expect(faultsOf(checks(limits.checks, 'a'.repeat(limits.check)))).toEqual([])
  })
})
