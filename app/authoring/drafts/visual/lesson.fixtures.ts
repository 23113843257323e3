import fc from 'fast-check'

/** Random lessons of the dialect: valid in form, not always in sense. */

const word = fc.constantFrom(
  ...[
    'ascolto',
    'sportello',
    'perché',
    'è',
    '«nido»',
    'l’uso',
    '12',
    'A & B',
    '\\<',
    '\\{',
    '\\*',
    'a_b',
    '`x`',
    'fine.',
  ],
  ...['**forte**', '*piano*', '[pagina](https://example.org/a)', '<Term word="nucleo">una *famiglia*</Term>'],
)
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
const plainWord = fc.constantFrom('una', 'parola', 'd’oro', 'così,', '«piano»', '9:10', '**forte**')
const plainLine = fc.array(plainWord, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
const list = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.map((one) => `- ${one}`).join('\n'))
const markdown = fc.oneof(
  ...[line, line, list],
  line.map((text) => `## ${text}`),
  line.map((text) => `> ${text}`),
  fc.tuple(line, line).map(([one, two]) => `${one}\n${two}`),
)
const id = fc.integer({ min: 0, max: 99_999 }).map((number) => `id-${number}`)
const value = plainLine.map((text) => text.replaceAll('*', ''))
const indented = (text: string, by = '  ') => text.replace(/^(?=.)/gm, by)
const linesOf = (parts: readonly string[]) => parts.join('\n')
const several = (part: fc.Arbitrary<string>, minLength: number, maxLength = 4) =>
  fc.array(part, { minLength, maxLength }).map(linesOf)

const optional = (part: fc.Arbitrary<string>) => fc.option(part, { nil: '' })
const feedback = plainLine.map((text) => `<Feedback>${text}</Feedback>`)
const choice = fc
  .tuple(fc.boolean(), plainLine, optional(feedback.map((text) => ` ${text}`)))
  .map(([isRight, text, told]) => `<Choice${isRight ? ' correct' : ''}>${text}${told}</Choice>`)
const wideChoice = fc
  .tuple(plainLine, plainLine)
  .map(
    ([text, told]) =>
      `<Choice>\n  ${text}\n\n  <Feedback>\n    ${told}\n\n    - uno\n    - due\n  </Feedback>\n</Choice>`,
  )
const body = fc.oneof(
  several(fc.oneof(choice, choice, wideChoice), 2).map((text) => ['single', text] as const),
  several(choice, 2).map((text) => ['multiple', text] as const),
  several(
    plainLine.map((text) => `<Item>${text}</Item>`),
    3,
  ).map((text) => ['order', text] as const),
  several(
    fc.tuple(value, value).map(([left, right]) => `<Pair left="${left}" right='${right}' />`),
    2,
  ).map((text) => ['match', text] as const),
  several(
    plainLine.map((text) => `<Accept>${text}</Accept>`),
    1,
  ).map((text) => ['short', text] as const),
  fc.integer({ min: 0, max: 3000 }).map((number) => ['numeric', `<Answer value="${number}" />`] as const),
)
const question = fc
  .tuple(id, body, plainLine, optional(feedback))
  .map(([own, [type, parts], prompt, told]) =>
    linesOf([
      `<Question id="${own}" type="${type}">`,
      indented(`${prompt}\n\n${parts}`),
      indented(told),
      '</Question>',
    ]),
  )
const quiz = fc
  .tuple(id, value, several(question, 1))
  .map(([own, title, questions]) => `<Quiz id="${own}" title="${title}" shuffle>\n${indented(questions)}\n</Quiz>`)

const scene = fc
  .tuple(
    id,
    value,
    markdown.filter((text) => !text.includes('<Term')),
    fc.constantFrom('end', 'next="id-1"', 'decision'),
  )
  .map(([own, title, text, exit]) => {
    const option = `    <Option to="id-1">Resto <Outcome>Si aspetta.</Outcome></Option>`
    const decision = `  <Decision id="${own}-d" prompt="Che cosa fai?">\n${option}\n${option}\n  </Decision>`
    const tag = `<Scene id="${own}" title="${title}"${exit === 'decision' ? '' : ` ${exit}`}>`
    return linesOf([tag, `${indented(text)}\n`, ...(exit === 'decision' ? [decision] : []), '</Scene>'])
  })
const story = fc
  .tuple(id, value, several(scene, 2), plainLine)
  .map(([own, title, scenes, words]) =>
    linesOf([
      `<Case id="${own}" title="${title}">`,
      indented(scenes),
      `  <Reading by="${title}" role="collega">${words}</Reading>`,
      `  <Debrief>\n    ${words}\n  </Debrief>`,
      '</Case>',
    ]),
  )

const block = fc.oneof(
  ...[markdown, markdown, quiz, story],
  fc
    .tuple(fc.constantFrom('note', 'tip'), markdown)
    .map(([kind, text]) => `<Callout kind="${kind}">\n${text}\n</Callout>`),
  line.map((text) => `<Callout>${text}</Callout>`),
  value.map((text) => `<Figure src="media/a.svg" alt="${text}" />`),
  fc
    .tuple(value, line, line)
    .map(([title, one, two]) =>
      linesOf([
        '<Compare>',
        `  <Side title="${title}">\n    ${one}\n  </Side>`,
        `  <Side title="${title}">\n    ${two}\n  </Side>`,
        '</Compare>',
      ]),
    ),
  several(
    plainLine.map((text) => `  <Check>${text}</Check>`),
    1,
  ).map((checks) => `<Checklist id="lista" title="Prima">\n${checks}\n</Checklist>`),
  fc.constantFrom('[un rimando][x]', '<Ignoto a="1">\n\nciao\n\n</Ignoto>', '- <Callout>in una lista</Callout>'),
)

/** Between two blocks: an empty line, or more of them, with spaces on them. */
const gap = fc.constantFrom('\n\n', '\n\n', '\n\n\n', '\n  \n')

/** A lesson with its front matter. */
export const lesson = fc
  .tuple(fc.array(fc.tuple(gap, block), { minLength: 1, maxLength: 8 }), fc.constantFrom('', '\n', '\n\n'))
  .map(([blocks, end]) => `---\nid: prova\ntitle: Prova\nminutes: 5\n---${blocks.flat().join('')}${end}`)

/** What people type: words, and every sign that means something to Markdown and MDX. */
export const typed = fc
  .array(
    fc.oneof(
      plainWord,
      fc.constantFrom(
        ...['<', '{', '}', '>', '`', '```', '*', '_', '[', ']', '\\', '"', '&amp;', '&', '#', '- a', '</Choice>'],
      ),
      fc.constantFrom(...['\n', '\n\n', 'import x', '<Term word="a">b</Term>', '---', '1. uno', '<b>', '{1}', '|']),
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((pieces) => pieces.join(' '))
