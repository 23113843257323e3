import { describe, expect, test } from 'vitest'
import { checkCourse } from './check-course.ts'
import { bodyLine, caseText, lessonText, markedCaseText, quizText, smallCourse } from './course.fixtures.ts'
import { faultLine } from './faults.ts'
import { faultMessages } from './messages.ts'

const first = '01-primo/01-uno.mdx'
const faultsOf = (changes: Record<string, string | Uint8Array | null>) =>
  checkCourse(smallCourse(changes)).faults.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)
const inLesson = (body: string) => faultsOf({ [first]: lessonText(body) })

test('a course without faults becomes outline, lessons and specs', () => {
  const { faults, course } = checkCourse(smallCourse())
  expect(faults).toEqual([])
  expect(
    course?.outline.modules[0]?.lessons.map(({ id, activities }) => [id, activities.map((one) => one.kind)]),
  ).toEqual([
    ['lezione-uno', ['quiz']],
    ['lezione-due', ['case']],
  ])
  const [quiz] = course?.lessons[0]?.specs ?? []
  expect(quiz?.kind === 'quiz' && quiz.questions[0]).toMatchObject({
    type: 'single',
    promptHtml: '<p>Che cosa chiedi per prima cosa?</p>',
    points: 100,
    choices: [
      { id: 'c1', html: 'Come si chiama', correct: true, feedbackHtml: '<p>GIUSTO-SEGRETO</p>' },
      { id: 'c2', correct: false },
    ],
  })
})

test('time, waiting, penalty and scale are read as written', () => {
  const text = quizText
    .replace('pass="60"', 'time-limit="20" wait="60"')
    .replace('"single"', '"multiple" penalty="25"')
    .replace(
      '</Quiz>',
      '  <Question id="q-tre" type="scale" to="4" low="Mai" high="Sempre">Quanto?</Question>\n</Quiz>',
    )
  const { faults, course } = checkCourse(smallCourse({ [first]: lessonText(text) }))
  expect(faults).toEqual([])
  expect(course?.lessons[0]?.specs[0]).toMatchObject({
    timeLimitMinutes: 20,
    waitMinutes: 60,
    questions: [
      { type: 'multiple', penaltyPercent: 25 },
      { type: 'order' },
      { type: 'scale', points: 0, from: 1, to: 4, low: 'Mai', high: 'Sempre' },
    ],
  })
})

const at = (line: number, column: number, code: string) => [`${first}:${line}:${column} ${code}`]
const here = (column: number, code: string) => at(bodyLine, column, code)

const scale = (attributes: string) =>
  `<Quiz id="quiz-uno" title="Verifica">\n  <Question id="q-uno" type="scale" ${attributes}>Quanto?</Question>\n</Quiz>`

test('a marked reflection, its rubric and the examples of its levels become part of the spec', () => {
  const { faults, course } = checkCourse(
    smallCourse({
      [first]: lessonText(markedCaseText.replace('marked', 'marked second')),
      '01-primo/02-due.mdx': lessonText('Testo.', 'lezione-due', 15),
    }),
  )
  expect(faults).toEqual([])
  const [spec] = course?.lessons[0]?.specs ?? []
  expect(spec).toMatchObject({
    rubric: [
      {
        criterion: 'Ascolto',
        levels: ['LIVELLO basso', 'LIVELLO medio', 'LIVELLO alto'],
        anchors: [{ level: 0, html: '<p>ANCORA-SEGRETA</p>', why: 'PERCHE-ANCORA' }],
      },
      { criterion: 'Rete', levels: ['Da sola', 'Con altri'], anchors: [] },
    ],
  })
  const reflections = spec?.kind === 'case' ? spec.scenes.flatMap(({ reflection }) => reflection ?? []) : []
  expect(reflections).toMatchObject([{ id: 'r-uno', marked: true, second: true }])
})

/** Body of a lesson → the only fault it has. */
const textFaults: [string, string, string[]][] = [
  ['import', 'import fs from "node:fs"', here(1, 'import_export')],
  ['export', 'export const a = 1', here(1, 'import_export')],
  ['expression in the text', 'Ciao {process.exit()}', here(6, 'expression')],
  ['expression alone', 'Testo.\n\n{1 + 1}', at(9, 1, 'expression')],
  ['expression in an attribute', '<Callout kind={f()}>Testo</Callout>', here(10, 'attribute_expression')],
  ['template in an attribute', '<Callout title={`x`}>Testo</Callout>', here(10, 'attribute_expression')],
  ['spread attribute', '<Callout {...props}>Testo</Callout>', here(10, 'spread_attribute')],
  ['HTML', 'Testo <span onclick="x()">a</span>', here(7, 'raw_html')],
  ['script', '<script>alert(1)</script>', here(1, 'raw_html')],
  ['fragment', '<>Testo</>', here(1, 'raw_html')],
  ['unknown component', '<Iframe src="x">Testo</Iframe>', here(1, 'unknown_component')],
  ['component named like a property of objects', '<__proto__>Testo</__proto__>', here(1, 'unknown_component')],
  ['unknown attribute', '<Callout onClick="x">Testo</Callout>', here(10, 'unknown_attribute')],
  ['repeated attribute', '<Callout title="a" title="b">Testo</Callout>', here(20, 'repeated_attribute')],
  ['missing attribute', '<Term>parola</Term>', here(1, 'missing_attribute')],
  ['wrong value', '<Callout kind="boh">Testo</Callout>', here(10, 'attribute_value')],
  ['number out of range', '<Source title="Legge" year="3000" />\n\nTesto', here(23, 'attribute_value')],
  ['javascript: link', 'Vedi [qui](javascript:alert)', here(6, 'url_scheme')],
  ['javascript: link in disguise', 'Vedi [qui](<JaVa\tScript:alert>)', here(6, 'url_scheme')],
  ['data: link', 'Vedi [qui](data:text/html,x)', here(6, 'url_scheme')],
  ['link without a host of its own', 'Vedi [qui](//altrove.example)', here(6, 'url_scheme')],
  ['climbing link', 'Vedi [qui](media/../../x)', here(6, 'url_scheme')],
  ['javascript: in a definition', 'Vedi [qui][a]\n\n[a]: javascript:alert', at(9, 1, 'url_scheme')],
  [
    'javascript: in an attribute',
    '<Source title="a" year="2020" url="javascript:x" />\n\nTesto',
    here(31, 'url_scheme'),
  ],
  ['part without its whole', '<Choice>Testo</Choice>', here(1, 'misplaced')],
  [
    'component inside a quiz',
    quizText.replace('Metti in ordine.', '<Callout>Metti</Callout> in ordine.'),
    at(14, 5, 'component_in_exercise'),
  ],
  ['title of the page', '# Titolo\n\nTesto', here(1, 'heading_level')],
  ['title that jumps', '### Titolo\n\nTesto', here(1, 'heading_level')],
  ['Markdown picture', 'Testo ![foto](media/cerchio.svg)', here(7, 'markdown_image')],
  ['table', '| a | b |\n|---|---|', here(1, 'markdown_table')],
  ['code block', 'Testo\n\n```js\nx\n```', at(9, 1, 'markdown_code')],
  ['picture without alt', '<Figure src="media/cerchio.svg" />\n\nTesto', here(1, 'alt_missing')],
  ['picture with empty alt', '<Figure src="media/cerchio.svg" alt=" " />\n\nTesto', here(33, 'alt_missing')],
  ['file that is not there', '<Figure src="media/altro.svg" alt="a" />\n\nTesto', here(9, 'media_missing')],
  ['file from elsewhere', '<Figure src="https://altrove.example/a.png" alt="a" />\n\nTesto', here(9, 'url_scheme')],
  ['tag left open', 'Testo\n\n<Callout>\nTesto', at(9, 1, 'syntax')],
  ['comment', '<!-- nota -->', here(2, 'syntax')],
  ['bad id', quizText.replace('q-uno', 'Q Uno'), at(8, 13, 'id_malformed')],
  ['repeated id', quizText.replace('q-due', 'q-uno'), at(13, 13, 'id_repeated')],
  ['no questions', '<Quiz id="v" title="V"></Quiz>\n\nTesto', here(1, 'quiz_empty')],
  ['more drawn than there are', quizText.replace('pass="60"', 'draw="9"'), here(1, 'draw_too_many')],
  ['no right answer', quizText.replace(' correct', ''), at(8, 3, 'no_correct_choice')],
  ['two right answers', quizText.replace('<Choice>', '<Choice correct>'), at(8, 3, 'several_correct')],
  ['one choice only', quizText.replace(/<Choice>.*\n/, '\n'), at(8, 3, 'few_choices')],
  ['no question text', quizText.replace('Che cosa chiedi per prima cosa?', ''), at(8, 3, 'prompt_missing')],
  ['unknown type', quizText.replace('"single"', '"essay"'), at(8, 24, 'attribute_value')],
  [
    'part of another type',
    quizText.replace('<Item>primo</Item>', '<Choice>primo</Choice><Item>quarto</Item>'),
    at(15, 5, 'part_unexpected'),
  ],
  ['two alike', quizText.replace('secondo', 'primo'), at(16, 5, 'same_text')],
  ['no time limit at all', quizText.replace('pass="60"', 'time-limit="0"'), here(38, 'attribute_value')],
  ['a time limit beyond every exam', quizText.replace('pass="60"', 'time-limit="601"'), here(38, 'attribute_value')],
  ['a time limit that is no number', quizText.replace('pass="60"', 'time-limit="20m"'), here(38, 'attribute_value')],
  ['a wait in parts of minutes', quizText.replace('pass="60"', 'wait="1.5"'), here(38, 'attribute_value')],
  ['a wait after the only attempt', quizText.replace('pass="60"', 'wait="60" attempts="1"'), here(1, 'wait_useless')],
  ['a negative penalty', quizText.replace('"single"', '"multiple" penalty="-5"'), at(8, 40, 'attribute_value')],
  [
    'a penalty beyond the points',
    quizText.replace('"single"', '"multiple" penalty="101"'),
    at(8, 40, 'attribute_value'),
  ],
  ['a penalty for one choice', quizText.replace('"single"', '"single" penalty="25"'), at(8, 38, 'attribute_of_type')],
  ['ends of a scale elsewhere', quizText.replace('"order"', '"order" low="Poco"'), at(13, 37, 'attribute_of_type')],
  ['a scale that falls', scale('from="5" to="1" low="Poco" high="Molto"'), at(8, 3, 'scale_ends')],
  ['a scale of one step', scale('from="5" low="Poco" high="Molto"'), at(8, 3, 'scale_ends')],
  ['a scale of too many steps', scale('to="11" low="Poco" high="Molto"'), at(8, 37, 'attribute_value')],
  ['a scale that does not say what its end means', scale('low="Poco"'), at(8, 3, 'missing_attribute')],
  ['points for an opinion', scale('low="Poco" high="Molto" points="2"'), at(8, 61, 'attribute_of_type')],
  [
    'a right choice in a scale',
    scale('low="Poco" high="Molto"').replace('Quanto?', 'Quanto? <Choice correct>Molto</Choice>'),
    at(8, 69, 'part_unexpected'),
  ],
  ['no debrief', caseText.replace(/<Debrief>.*<\/Debrief>/, ''), here(1, 'debrief_missing')],
  ['one voice only', caseText.replace('Voce B', 'Voce A'), here(1, 'few_readings')],
  ['unknown scene', caseText.replace('next="s-tre"', 'next="s-nove"'), at(15, 3, 'unknown_scene')],
  ['unknown scene of an option', caseText.replace('to="s-tre"', 'to="s-nove"'), at(12, 7, 'unknown_scene')],
  ['unreachable scene', caseText.replace('to="s-due"', 'to="s-tre"'), at(15, 3, 'unreachable_scene')],
  ['dead end', caseText.replace('next="s-tre"', 'next="s-due"'), at(15, 3, 'dead_end')],
  [
    'circle',
    caseText.replace('next="s-tre"', 'next="s-uno"'),
    [...at(8, 3, 'scene_circle'), ...at(15, 3, 'scene_circle')],
  ],
  ['two ways out', caseText.replace('next="s-tre"', 'next="s-tre" end'), at(15, 3, 'scene_exit')],
  ['least above most', caseText.replace('min="20"', 'min="900"'), at(18, 5, 'reason_limits')],
  [
    'marked, nothing to read it by',
    caseText.replace('min="20"', 'marked min="20"'),
    at(18, 5, 'marked_without_rubric'),
  ],
  [
    'marked, a rubric without criteria',
    markedCaseText.replace(/<Criterion[\s\S]*<\/Criterion>/, ''),
    at(18, 5, 'marked_without_rubric'),
  ],
  ['a criterion with one level', markedCaseText.replace('<Level>Con altri</Level>', ''), at(26, 5, 'few_choices')],
  ['a level with nothing but an example', markedCaseText.replace('LIVELLO basso ', ''), at(21, 5, 'prompt_missing')],
  [
    'an example that does not say why',
    markedCaseText.replace(' why="PERCHE-ANCORA"', ''),
    at(22, 28, 'missing_attribute'),
  ],
  [
    'an example of no level',
    markedCaseText.replace('<Level>Con altri</Level>', '<Level>Con altri</Level><Anchor why="No">Qui</Anchor>'),
    at(26, 75, 'misplaced'),
  ],
  ['a second reading without a first', caseText.replace('min="20"', 'second min="20"'), at(18, 5, 'second_unmarked')],
  ['one option only', caseText.replace('<Option to="s-tre">Rimando</Option>', ''), at(10, 5, 'few_choices')],
]

describe('the text of a lesson', () => {
  test.each(textFaults)('%s', (_name, body, expected) => {
    // The case is also in the second lesson of the fixture, so ids of this one differ.
    const own = body.includes('<Case')
      ? body.replaceAll('-uno"', '-1"').replaceAll('-due"', '-2"').replaceAll('-tre"', '-3"')
      : body
    expect(inLesson(own)).toEqual(expected)
  })

  test('at least 30 kinds of fault have a test', () => {
    const kinds = new Set([...textFaults.flatMap(([, , expected]) => expected.map((one) => one.split(' ')[1]))])
    expect(kinds.size).toBeGreaterThanOrEqual(30)
  })

  test('hostile depth and size are refused, quickly', () => {
    expect(inLesson('> '.repeat(5000) + 'a').join()).toMatch(/too_deep/)
    expect(inLesson('**a** '.repeat(15_000)).join()).toMatch(/too_many_nodes/)
    expect(inLesson('a'.repeat(300_000)).join()).toMatch(/file_too_large/)
  })
})

describe('files and metadata', () => {
  const yaml = (from: RegExp | string, to: string) => {
    const bytes = smallCourse().files.get('course.yaml')?.bytes
    return { 'course.yaml': new TextDecoder().decode(bytes).replace(from, to) }
  }
  test.each<[string, Record<string, string | Uint8Array | null>, string[]]>([
    ['no course.yaml', { 'course.yaml': null }, ['course.yaml:1:1 file_missing']],
    ['YAML that cannot be read', yaml('id: prova', 'id: [prova'), ['course.yaml:2:1 yaml_syntax']],
    ['wrong field', yaml('threshold: 80', 'threshold: 180'), ['course.yaml:6:12 metadata_invalid']],
    ['unknown field', yaml('language: it', 'language: it\ncolour: red'), ['course.yaml:5:9 metadata_invalid']],
    ['minutes that do not add up', yaml('minutes: 25', 'minutes: 30'), ['course.yaml:5:10 minutes_sum']],
    ['no front matter', { [first]: 'Testo' }, [`${first}:1:1 frontmatter_missing`]],
    ['front matter incomplete', { [first]: '---\nid: x\ntitle: y\n---\nTesto' }, [`${first}:2:1 metadata_invalid`]],
    ['empty lesson', { [first]: lessonText('') }, [`${first}:1:1 lesson_empty`]],
    ['not text', { [first]: new Uint8Array([0xff, 0xfe, 0x00]) }, [`${first}:1:1 encoding`]],
    ['stray file', { 'note.txt': 'x' }, ['note.txt:1:1 file_name']],
    [
      'module without lessons',
      { '02-vuoto/module.yaml': 'id: vuoto\ntitle: Vuoto\n' },
      ['02-vuoto/module.yaml:1:1 no_lessons'],
    ],
    ['module without metadata', { '01-primo/module.yaml': null }, ['01-primo/module.yaml:1:1 file_missing']],
    [
      'picture that acts',
      { '01-primo/media/cerchio.svg': '<svg xmlns="x"><script>alert(1)</script></svg>' },
      [`${first}:11:9 svg_active`],
    ],
  ])('%s', (_name, changes, expected) => {
    expect(faultsOf(changes)).toEqual(expected)
  })
})

describe('what single counters read in a case', () => {
  const atCounter = (department: string, text = 'Dal nido.') =>
    `<AtYourCounter department="${department}">${text}</AtYourCounter>`
  const inScene = (text: string) =>
    faultsOf({ [second]: lessonText(caseText.replace('    <Decision', `${text}\n    <Decision`), 'lezione-due', 15) })
  const second = '01-primo/02-due.mdx'

  test('is taken into the spec, the prompt too', () => {
    const text = caseText
      .replace('    <Decision', `    ${atCounter('nursery')}\n    <Decision`)
      .replace('prompt="Che fai?">', `prompt="Che fai?">\n      ${atCounter('nursery', 'Al nido, che fai?')}`)
    const { course, faults } = checkCourse(smallCourse({ [second]: lessonText(text, 'lezione-due', 15) }))
    expect(faults).toEqual([])
    const spec = course?.lessons.flatMap(({ specs }) => specs).find(({ id }) => id === 'caso-uno')
    const scene = spec?.kind === 'case' ? spec.scenes[0] : undefined
    expect(scene?.counters).toEqual([{ department: 'nursery', html: '<p>Dal nido.</p>' }])
    expect(scene?.decision?.counters).toEqual([{ department: 'nursery', html: '<p>Al nido, che fai?</p>' }])
    expect(scene?.decision?.promptHtml).toBe('<p>Che fai?</p>')
    expect(scene?.html).toBe('<p>Una signora aspetta.</p>')
  })

  test.each([
    ['twice for one counter', `    ${atCounter('nursery')}\n    ${atCounter('nursery')}`, 'counter_repeated'],
    ['for a counter that is none', `    ${atCounter('library')}`, 'attribute_value'],
    ['with nothing in it', `    ${atCounter('nursery', '')}`, 'content_missing'],
    ['in a list', `    - ${atCounter('nursery')}`, 'part_nested'],
  ])('%s is a fault', (_name, text, code) => {
    expect(inScene(text).map((fault) => fault.split(' ')[1])).toContain(code)
  })

  test('may not stand in an option or an outcome', () => {
    const text = caseText.replace('ESITO-SEGRETO', `ESITO ${atCounter('nursery')}`)
    expect(faultsOf({ [second]: lessonText(text, 'lezione-due', 15) }).join()).toContain('component_in_exercise')
  })
})

test('every sentence can be said in both languages, with its place', () => {
  const [fault] = checkCourse(smallCourse({ [first]: lessonText('<Callout kind={f()}>Testo</Callout>') })).faults
  if (!fault) throw new Error('no fault')
  expect(faultLine(fault, 'it')).toBe(
    `${first}:7:10  L’attributo «kind» accetta solo un valore scritto: "testo", {3} o {true}.`,
  )
  expect(Object.keys(faultMessages.en)).toEqual(Object.keys(faultMessages.it))
})
