import { describe, expect, test } from 'vitest'
import { checkCourse } from './check-course.ts'
import { compileLesson } from './compile-lesson.server.ts'
import { bodyLine, lessonText, smallCourse } from './course.fixtures.ts'
import { formText, journalText, surveyText } from './practice.fixtures.ts'

const first = '01-primo/01-uno.mdx'
const second = '01-primo/02-due.mdx'
const course = (body: string, other = 'Testo.') =>
  smallCourse({
    [first]: lessonText(body),
    [second]: lessonText(other, 'lezione-due', 15),
    '01-primo/media/cerchio.svg': null,
  })
const faultsOf = (body: string, other?: string) =>
  checkCourse(course(body, other)).faults.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)
const at = (line: number, column: number, code: string) => [`${first}:${line}:${column} ${code}`]

const surveys = `${surveyText('pre')}\n\n${surveyText('post')}`

test('forms become specs of the outline; journals and surveys stay beside it', () => {
  const { faults, course: checked } = checkCourse(course(`Testo.\n\n${formText}\n\n${journalText}\n\n${surveys}`))
  expect(faults).toEqual([])
  const [lesson] = checked?.lessons ?? []
  expect(checked?.outline.modules[0]?.lessons[0]?.activities).toEqual([
    { id: 'scheda-uno', kind: 'form', title: 'La scheda' },
  ])
  expect(lesson?.specs).toEqual([
    {
      kind: 'form',
      id: 'scheda-uno',
      title: 'La scheda',
      introHtml: '<p>Una famiglia inventata.</p>',
      fields: [
        {
          ...{ id: 'f-sigla', label: 'Sigla', kind: 'line', required: true, hintHtml: 'Non il nome.', options: [] },
          ...{ modelHtml: '<p>MODELLO-SEGRETO</p>', whyHtml: '<p>PERCHE-SEGRETO</p>' },
        },
        {
          ...{ id: 'f-lingua', label: 'Lingua', kind: 'choice', required: false, hintHtml: null },
          ...{ options: ['Italiano', 'Bengalese'], modelHtml: '<p>Bengalese</p>', whyHtml: null },
        },
      ],
    },
  ])
  expect(lesson?.practice.map(({ id, kind }) => [id, kind])).toEqual([
    ['diario-uno', 'journal'],
    ['sondaggio-pre', 'survey'],
    ['sondaggio-post', 'survey'],
  ])
  expect(lesson?.practice[1]).toMatchObject({ when: 'pre', pair: 'coppia', introHtml: '<p>Due frasi.</p>' })
})

test('nothing of them but the id stays in the compiled lesson (P3)', async () => {
  const { course: checked } = checkCourse(course(`Testo.\n\n${formText}\n\n${journalText}\n\n${surveys}`))
  const [lesson] = checked?.lessons ?? []
  if (!lesson) throw new Error('no lesson')
  const { code } = await compileLesson(lesson, new Map())
  for (const id of ['scheda-uno', 'diario-uno', 'sondaggio-pre']) expect(code).toContain(id)
  expect(code).not.toMatch(/SEGRETO|DOMANDA-DIARIO|FRASE|Non il nome/)
})

const inField = (kind: string, parts: string) =>
  `<SimulationForm id="s" title="T">\n  Intro.\n  <FormField id="f" label="L" kind="${kind}" required>\n${parts}\n  </FormField>\n</SimulationForm>`

describe('faults have their place:', () => {
  test.each<[string, string, string[]]>([
    [
      'a form without fields',
      '<SimulationForm id="s" title="T">Intro.</SimulationForm>',
      at(bodyLine, 1, 'form_empty'),
    ],
    ['a form without a situation', formText.replace('Una famiglia inventata.', ''), at(bodyLine, 1, 'prompt_missing')],
    ['a form that asks for nothing', formText.replace(' required', ''), at(bodyLine, 1, 'form_nothing_required')],
    ['a field without a model', inField('text', '    Guida.'), at(bodyLine + 2, 3, 'model_count')],
    [
      'a field with two models',
      inField('text', '    <Model>Uno</Model>\n    <Model>Due</Model>'),
      at(bodyLine + 2, 3, 'model_count'),
    ],
    [
      'an empty model',
      inField('text', '    <Model></Model>'),
      [...at(bodyLine + 3, 5, 'content_missing'), ...at(bodyLine + 3, 5, 'prompt_missing')],
    ],
    [
      'a model that is all why',
      inField('text', '    <Model><Why>Ecco</Why></Model>'),
      at(bodyLine + 3, 5, 'prompt_missing'),
    ],
    [
      'a choice with one item',
      inField('choice', '    <Item>A</Item>\n    <Model>A</Model>'),
      at(bodyLine + 2, 3, 'few_choices'),
    ],
    [
      'a choice with an item twice',
      inField('choice', '    <Item>A</Item>\n    <Item>A</Item>\n    <Model>A</Model>'),
      at(bodyLine + 4, 5, 'same_text'),
    ],
    [
      'a model that is none of the items',
      inField('choice', '    <Item>A</Item>\n    <Item>B</Item>\n    <Model>C</Model>'),
      at(bodyLine + 5, 5, 'model_choice'),
    ],
    ['items in a text', inField('text', '    <Item>A</Item>\n    <Model>A</Model>'), at(bodyLine + 3, 5, 'field_part')],
    ['a kind that is none', inField('number', '    <Model>1</Model>'), at(bodyLine + 2, 31, 'attribute_value')],
    [
      'a field outside a form',
      '<FormField id="f" label="L" kind="line"><Model>A</Model></FormField>',
      at(bodyLine, 1, 'misplaced'),
    ],
    [
      'a journal without a question',
      '<Journal id="d" title="T"></Journal>\n\nTesto.',
      at(bodyLine, 1, 'content_missing'),
    ],
    [
      'a component in a journal',
      '<Journal id="d" title="T">\nDomanda.\n\n<Callout>No</Callout>\n</Journal>',
      at(bodyLine + 3, 1, 'component_in_exercise'),
    ],
    [
      'a survey without statements',
      `<Survey id="s" title="T" when="pre" pair="p">Intro.</Survey>\n\nTesto.`,
      at(bodyLine, 1, 'survey_empty'),
    ],
    ['a survey before that has none after', surveyText('pre'), at(bodyLine, 1, 'survey_unpaired')],
    [
      'a pair with other words',
      `${surveyText('pre')}\n\n${surveyText('post').replace('FRASE due', 'ALTRA due')}`,
      at(bodyLine + 6, 1, 'survey_differs'),
    ],
    [
      'a second survey before',
      `${surveys}\n\n${surveyText('pre').replace('sondaggio-pre', 'sondaggio-altro')}`,
      at(bodyLine + 12, 1, 'survey_twice'),
    ],
    [
      'two statements of one name',
      surveys.replaceAll('name="due"', 'name="uno"'),
      [...at(bodyLine + 3, 3, 'same_text'), ...at(bodyLine + 9, 3, 'same_text')],
    ],
    [
      'a moment that is none',
      surveyText('pre').replace('when="pre"', 'when="mai"'),
      at(bodyLine, 50, 'attribute_value'),
    ],
  ])('%s', (_name, body, faults) => {
    expect(faultsOf(body)).toEqual(faults)
  })

  test('a field’s id is unique in the whole course', () => {
    const other = formText.replace('scheda-uno', 'scheda-due').replace('f-lingua', 'f-altra')
    expect(faultsOf(formText, other)).toEqual([`${second}:${bodyLine + 2}:14 id_repeated`])
  })
})
