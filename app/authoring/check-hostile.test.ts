import { describe, expect, test } from 'vitest'
import { checkCourse } from './check-course.ts'
import { bodyLine, caseText, lessonText, quizText, smallCourse } from './course.fixtures.ts'

type Changes = Record<string, string | Uint8Array | null>
const first = '01-primo/01-uno.mdx'
const drawing = '01-primo/media/cerchio.svg'
const faultsOf = (changes: Changes) =>
  checkCourse(smallCourse(changes)).faults.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)
const inLesson = (body: string) => faultsOf({ [first]: lessonText(body) })
const at = (line: number, column: number, code: string) => [`${first}:${line}:${column} ${code}`]
const here = (column: number, code: string) => at(bodyLine, column, code)

/** The case of the fixtures is in the second lesson too: here with other ids. */
const ownCase = caseText.replaceAll('-uno"', '-1"').replaceAll('-due"', '-2"').replaceAll('-tre"', '-3"')
const ofType = (type: string, parts: string) =>
  quizText.replace('type="order"', `type="${type}"`).replace(/<Item>primo[\s\S]*terzo<\/Item>/, parts)

describe('nothing written is lost, and no part strays out of its whole', () => {
  test.each<[string, string, string[]]>([
    [
      'text inside a picture',
      'Testo\n\n<Figure src="media/cerchio.svg" alt="a">perso</Figure>',
      at(9, 41, 'content_unexpected'),
    ],
    ['empty callout', 'Testo\n\n<Callout></Callout>', at(9, 1, 'content_missing')],
    ['empty feedback', quizText.replace('GIUSTO-SEGRETO', ''), at(10, 36, 'content_missing')],
    ['empty reading', ownCase.replace('LETTURA-SEGRETA', ''), at(20, 3, 'content_missing')],
    ['empty debrief', ownCase.replace('Così si conclude.', ''), at(22, 3, 'content_missing')],
    [
      'text between questions',
      quizText.replace('<Question id="q-due"', 'Sparso.\n\n  <Question id="q-due"'),
      at(13, 3, 'stray_text'),
    ],
    [
      'text between scenes',
      ownCase.replace('<Reading by="Voce A"', 'Sparso.\n\n  <Reading by="Voce A"'),
      at(20, 3, 'stray_text'),
    ],
    [
      'text in a timeline',
      '<Timeline>\nciao\n\n<Moment when="a" title="b">x</Moment>\n</Timeline>',
      at(8, 1, 'stray_text'),
    ],
    ['timeline without moments', 'Testo\n\n<Timeline></Timeline>', at(9, 1, 'few_choices')],
    ['one side only', '<Compare>\n<Side title="a">x</Side>\n</Compare>', here(1, 'two_sides')],
    [
      'two outcomes of one option',
      ownCase.replace('</Outcome>', '</Outcome><Outcome>due</Outcome>'),
      at(11, 64, 'part_repeated'),
    ],
    [
      'quiz in a quote',
      '> <Quiz id="v" title="V">\n> <Question id="q" type="short">a<Accept>b</Accept></Question>\n> </Quiz>',
      here(3, 'part_nested'),
    ],
    [
      'quiz within a sentence',
      'Testo <Quiz id="v" title="V"><Question id="q" type="short">a<Accept>b</Accept></Question></Quiz>',
      here(7, 'block_in_line'),
    ],
    ['callout within a sentence', 'Testo <Callout>x</Callout> altro', here(7, 'block_in_line')],
    ['callout in a title', '## a <Callout>x</Callout>\n\nTesto', here(6, 'block_in_line')],
    ['paragraphs in a term', '<Term word="a">\n\nuno\n\n</Term>', at(9, 1, 'inline_only')],
    ['link without text', 'Testo [](https://a.example)', here(7, 'link_empty')],
    ['title without text', 'Testo\n\n##\n\nTesto', at(9, 1, 'heading_empty')],
    [
      'file linked in a quiz',
      quizText.replace('Metti', 'Leggi [il foglio](media/cerchio.svg)'),
      at(14, 11, 'media_in_exercise'),
    ],
    [
      'file linked in a case',
      ownCase.replace('Una signora', '[Ecco](media/cerchio.svg) una'),
      at(9, 5, 'media_in_exercise'),
    ],
    [
      'address at the foot',
      `${quizText.replace('Metti', 'Leggi [la legge][l]')}\n\n[l]: https://a.example`,
      at(14, 11, 'reference_in_exercise'),
    ],
    ['number in hexadecimal', ofType('numeric', '<Answer value="0x10" />'), at(15, 13, 'number_form')],
    [
      'tolerance below zero',
      ofType('numeric', '<Answer value="5" tolerance="-1" />'),
      at(15, 23, 'tolerance_negative'),
    ],
    ['answer of punctuation', ofType('short', '<Accept>…</Accept>'), at(15, 5, 'accept_no_letters')],
    ['endless id', quizText.replace('quiz-uno', 'a'.repeat(81)), here(7, 'id_too_long')],
  ])('%s', (_name, body, expected) => {
    expect(inLesson(body)).toEqual(expected)
  })

  test.each([
    ['quote', '> <Choice>Altro <Feedback>CHIAVE</Feedback></Choice>'],
    ['list', '- <Choice>Altro <Feedback>CHIAVE</Feedback></Choice>'],
    ['title', '## <Choice>Altro <Feedback>CHIAVE</Feedback></Choice>'],
    ['emphasis', '**<Choice>Altro <Feedback>CHIAVE</Feedback></Choice>**'],
  ])('a choice inside a %s would put its key in the question: refused', (_name, line) => {
    const text = quizText.replace('<Choice correct>', `${line}\n\n    <Choice correct>`)
    const { faults, course } = checkCourse(smallCourse({ [first]: lessonText(text) }))
    expect(faults.map(({ code }) => code)).toContain('part_nested')
    expect(course).toBeNull()
  })

  test('what trainers write every day is not refused', () => {
    const everyday = [
      'Una parola, <Term word="cultura">ciò che si impara</Term>, nel testo.',
      '<Callout>Tutto su una riga.</Callout>',
      '- voce con **forza**\n- <Source title="Legge" year="1998" />',
      '<Timeline>\n  <Moment when="Prima" title="A">\n    Testo.\n  </Moment>\n</Timeline>',
      '<Compare>\n  <Side title="a">Uno.</Side>\n  <Side title="b">Due.</Side>\n</Compare>',
      '> citazione\n> > dentro un’altra',
      'نص عربي مع می\u200Cخواهم',
    ]
    expect(inLesson(`${everyday.join('\n\n')}\n\n${quizText}`)).toEqual([])
  })
})

describe('files and metadata', () => {
  const yaml = new TextDecoder().decode(smallCourse().files.get('course.yaml')?.bytes)
  const svg = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/2000/svg">${inside}</svg>`
  const unseen = '01-primo/media/altro'
  test.each<[string, Changes, string[]]>([
    [
      'retired id still there',
      { 'course.yaml': `${yaml}retired: [vecchio, quiz-uno]\n` },
      ['course.yaml:11:20 retired_in_use'],
    ],
    [
      'dashes in the front matter',
      { [first]: '---\n--- # {1}\nid: lezione-uno\ntitle: L\nminutes: 10\n---\n\nTesto\n' },
      at(2, 1, 'frontmatter_marker'),
    ],
    [
      'unknown tag in the front matter',
      { [first]: '---\nid: lezione-uno\ntitle: !nuovo L\nminutes: 10\n---\n\nTesto\n' },
      at(3, 8, 'yaml_syntax'),
    ],
    ['text that reads backwards', { [first]: lessonText('Testo \u202Eonroiq') }, here(7, 'hidden_character')],
    [
      'space that nobody sees',
      { 'course.yaml': yaml.replace('piccolo', 'pic\u200Bcolo') },
      ['course.yaml:3:22 hidden_character'],
    ],
    [
      'two lessons number one',
      { '01-primo/01-altra.mdx': lessonText('x', 'altra', 1), 'course.yaml': yaml.replace('25', '26') },
      [`${first}:1:1 number_repeated`],
    ],
    [
      'two modules number one',
      {
        '01-altro/module.yaml': 'id: altro\ntitle: Altro\n',
        '01-altro/01-a.mdx': lessonText('x', 'altra', 1),
        'course.yaml': yaml.replace('25', '26'),
      },
      [`${first}:1:1 number_repeated`],
    ],
    ['unused page', { [`${unseen}.html`]: '<script>alert(1)</script>' }, [`${unseen}.html:1:1 media_type`]],
    [
      'unused picture that acts',
      { [`${unseen}.svg`]: svg('<script>alert(1)</script>') },
      [`${unseen}.svg:1:1 svg_active`],
    ],
    ['unused film too heavy', { [`${unseen}.csv`]: 'a'.repeat(20_000_001) }, [`${unseen}.csv:1:1 media_too_large`]],
    ['name with spaces', { '01-primo/media/una foto.txt': 'x' }, ['01-primo/media/una foto.txt:1:1 media_name']],
    ['page that calls itself png', { [`${unseen}.png`]: '<html></html>' }, [`${unseen}.png:1:1 media_signature`]],
    ['page that calls itself svg', { [`${unseen}.svg`]: '<html></html>' }, [`${unseen}.svg:1:1 media_signature`]],
    ['page that calls itself pdf', { [`${unseen}.pdf`]: '<html></html>' }, [`${unseen}.pdf:1:1 media_signature`]],
  ])('%s', (_name, changes, expected) => {
    expect(faultsOf(changes)).toEqual(expected)
  })

  test.each([
    ['script behind a prefix', '<x:script>alert(1)</x:script>'],
    ['address set later', '<a href="#b"><set attributeName="href" to="java&#115;cript:alert(1)"/></a>'],
    ['address animated', '<a href="#b"><x:animate attributeName="href" values="java&#115;cript:alert(1)"/></a>'],
    ['handler', '<circle r="1" onclick="alert(1)"/>'],
    ['page inside', '<foreignObject><p>x</p></foreignObject>'],
    ['picture from elsewhere', '<image x:href="https://altrove.example/a.png"/>'],
  ])('drawing with %s', (_name, inside) => {
    expect(faultsOf({ [drawing]: svg(inside) })).toEqual([`${first}:11:9 svg_active`])
  })

  test.each([
    ['style sheet of its own', '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#s"?>'],
    ['document type', '<!DOCTYPE svg SYSTEM "https://altrove.example/x.dtd">'],
  ])('drawing with %s', (_name, before) => {
    expect(faultsOf({ [drawing]: before + svg('') })).toContain(`${first}:11:9 svg_active`)
  })

  test('a course folder that cannot be an address', () => {
    const { faults, course } = checkCourse({ ...smallCourse(), slug: '../Mio Corso' })
    expect(faults.map(({ file, code }) => [file, code])).toEqual([['course.yaml', 'course_folder']])
    expect(course).toBeNull()
  })
})

describe('text made to cost time is refused at once', () => {
  test.each<[string, string, string[]]>([
    ['references', '[a][b]'.repeat(30_000), here(3001, 'too_dense')],
    ['links never closed', '[a]('.repeat(45_000), here(4001, 'too_dense')],
    ['pictures never closed', '![a]('.repeat(30_000), here(5002, 'too_dense')],
    ['backticks', '`a'.repeat(90_000), here(4001, 'too_dense')],
    ['definitions', Array.from({ length: 9000 }, (_, n) => `[a${n}]: https://a`).join('\n'), at(1007, 1, 'too_dense')],
    ['stars', '*a '.repeat(65_000), here(180_001, 'too_dense')],
    ['list in a list in a list', '- '.repeat(5000) + 'a', here(1, 'too_deep')],
    ['numbered the same way', '1. '.repeat(5000) + 'a', here(1, 'too_deep')],
    ['many short ones', ('- '.repeat(8) + 'a\n').repeat(3000), at(257, 1, 'too_dense')],
    ['far to the right', `Testo\n\n${' '.repeat(101)}- a`, at(9, 1, 'too_deep')],
  ])('%s', (_name, body, expected) => {
    expect(inLesson(body)).toEqual(expected)
  })

  test('metadata too', () => {
    expect(faultsOf({ 'course.yaml': '['.repeat(150_000) })).toEqual(['course.yaml:1:2001 too_dense'])
  })
})
