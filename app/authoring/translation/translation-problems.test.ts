import { expect, test } from 'vitest'
import { checkCourse } from '../check-course.ts'
import type { CourseSource } from '../course-source.ts'
import { contentOfChecked, translationFaults, translationOf } from './translation-faults.ts'
import { inEnglish, inItalian } from './translation.fixtures.ts'

function checked(source: CourseSource) {
  const { course, faults } = checkCourse(source)
  if (!course) throw new Error(JSON.stringify(faults))
  return course
}

const told = (source: CourseSource) =>
  translationFaults(contentOfChecked(checked(inItalian())), checked(source)).map(
    ({ file, line, code, values: { id = '', attribute = '', value = '', original = '', kind = '' } }) =>
      [`${file}:${line}`, code, id, attribute, value || kind, original].filter(Boolean).join(' '),
  )

test('other words are a translation, also other short answers, units and entries', () => {
  expect(told(inEnglish())).toEqual([])
  expect(translationOf(inEnglish())).toBe('prova')
  expect(translationOf(inItalian())).toBeNull()
})

const one = '01-primo/01-uno.mdx'
const two = '01-primo/02-due.mdx'
const three = '01-primo/03-tre.mdx'

test.each<[string, readonly (readonly [string, string])[], string[]]>([
  ['the same language', [['language: en', 'language: it']], ['course.yaml:1 translation_language']],
  ['another threshold', [['threshold: 80', 'threshold: 90']], ['course.yaml:1 translation_threshold 90 80']],
  [
    'other minutes',
    [
      ['minutes: 5', 'minutes: 6'],
      ['minutes: 45', 'minutes: 46'],
    ],
    ['01-primo/04-quattro.mdx:2 translation_attribute lezione-quattro minutes 6 5'],
  ],
  [
    'another lesson',
    [['id: lezione-due', 'id: lesson-two']],
    ['01-primo/module.yaml:1 translation_missing lezione-due', `${two}:2 translation_extra lesson-two`],
  ],
  [
    'another module',
    [['id: primo', 'id: first']],
    ['course.yaml:1 translation_missing primo', '01-primo/module.yaml:1 translation_extra first'],
  ],
  [
    'another exercise',
    [['id="diario-uno"', 'id="journal-one"']],
    [`${three}:2 translation_missing diario-uno`, `${three}:28 translation_extra journal-one`],
  ],
  [
    'another question',
    [['id="q-sei"', 'id="q-other"']],
    [`${one}:11 translation_missing q-sei`, `${one}:26 translation_extra q-other`],
  ],
  [
    'another order',
    [
      ['id="q-cinque"', 'id="q-x"'],
      ['id="q-quattro"', 'id="q-cinque"'],
      ['id="q-x"', 'id="q-quattro"'],
    ],
    [
      `${one}:24 translation_order q-cinque q-quattro`,
      `${one}:24 translation_kind q-cinque match short`,
      `${one}:25 translation_kind q-quattro short match`,
    ],
  ],
  [
    'another type',
    [
      ['type="numeric"', 'type="short"'],
      ['<Answer value="12" tolerance="1" unit="months" />', '<Accept>12</Accept>'],
    ],
    [`${one}:26 translation_kind q-sei short numeric`],
  ],
  ['another pass', [['pass="60"', 'pass="70"']], [`${one}:11 translation_attribute quiz-uno pass 70 60`]],
  [
    'other attempts',
    [['attempts="3"', 'attempts="4" wait="10"']],
    [`${one}:11 translation_attribute quiz-uno attempts 4 3`, `${one}:11 translation_attribute quiz-uno wait 10 0`],
  ],
  [
    'the same pools by name, shuffled',
    [['pools="all"', 'pools="quiz-uno" shuffle']],
    ['01-primo/04-quattro.mdx:9 translation_attribute prova-finale shuffle true false'],
  ],
  [
    'another draw',
    [['draw="4"', 'draw="3"']],
    ['01-primo/04-quattro.mdx:9 translation_attribute prova-finale draw 3 4'],
  ],
  [
    'another right answer',
    [
      ['<Choice correct>What they are called', '<Choice>What they are called'],
      ['<Choice>Where', '<Choice correct>Where'],
    ],
    [`${one}:12 translation_key q-uno key 2 1`],
  ],
  [
    'one choice more',
    [['<Choice>Nessuno</Choice>', '<Choice>No one</Choice><Choice>All</Choice>']],
    [`${one}:18 translation_answers q-tre answers 4 3`],
  ],
  ['another number', [['value="12"', 'value="13"']], [`${one}:26 translation_attribute q-sei value 13 12`]],
  ['another scale', [['from="1" to="5"', 'from="1" to="7"']], [`${one}:27 translation_attribute q-sette to 7 5`]],
  [
    'other ways',
    [['<Option to="s-tre">', '<Option to="s-due">']],
    [`${two}:12 translation_ways d-uno ways s-due, s-due s-due, s-tre`],
  ],
  ['another reflection', [['min="20"', 'min="30"']], [`${two}:20 translation_attribute r-uno min 30 20`]],
  [
    'other criteria',
    [['<Level>Con altri</Level>', '<Level>Two</Level><Level>Con altri</Level>']],
    [`${two}:9 translation_attribute caso-uno criteria 3, 3 3, 2`],
  ],
  [
    'a field that is required',
    [['kind="choice">', 'kind="choice" required>']],
    [`${three}:21 translation_attribute f-lingua required true false`],
  ],
  [
    'another statement',
    [['name="due"', 'name="two"']],
    [
      `${three}:9 translation_answers sondaggio-pre answers uno, two uno, due`,
      `${three}:32 translation_answers sondaggio-post answers uno, two uno, due`,
    ],
  ],
])('%s is told with its place', (_name, replaced, expected) => {
  expect(told(inEnglish(replaced))).toEqual(expected)
})

test('an exercise in another lesson is told as moved', () => {
  const body = `<Journal id="diario-uno" title="Il diario">\n  JOURNAL-QUESTION\n</Journal>`
  expect(
    told(
      inEnglish([
        [body, ''],
        ['Text due.', `Text due.\n\n${body}`],
      ]),
    ),
  ).toEqual([`${two}:9 translation_moved diario-uno lezione-tre`])
})
