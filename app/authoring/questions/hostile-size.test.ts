/** Large files made so that reading costs more than their length: refused or read in time that grows as they do. */
import { describe, expect, test, vi } from 'vitest'
import { bounds, UnreadableFile } from './question.ts'
import { readEach } from './read-each.ts'
import { readQuestionFile } from './read-file.server.ts'

const megabytes = 4_000_000
const filled = (sign: string) => sign.repeat(Math.ceil(megabytes / sign.length))

async function outcomeOf(text: string): Promise<string> {
  try {
    const { questions } = await readQuestionFile(Buffer.from(text))
    return questions.map(({ question, notes }) => (question ? 'read' : (notes.at(-1)?.code ?? ''))).join(' ')
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code
    throw error
  }
}

const numbered = (count: number, of: (index: number) => string, between = '') =>
  Array.from({ length: count }, (_, index) => of(index)).join(between)

const label = (at: number) =>
  `<response_label ident="a${at}"><material><mattext>t${at}</mattext></material></response_label>`
const condition = (at: number) =>
  `<respcondition><conditionvar><varequal respident="r">a${at}</varequal></conditionvar><setvar>1</setvar><displayfeedback linkrefid="f${at}"/></respcondition>`
const item = (count: number) =>
  `<questestinterop><item ident="x"><presentation><material><mattext>Chi?</mattext></material><response_lid ident="r" rcardinality="Single"><render_choice>${numbered(count, label)}</render_choice></response_lid></presentation><resprocessing>${numbered(count, condition)}</resprocessing></item></questestinterop>`
const answer = (at: number) => `<answer fraction="${at ? 0 : 100}"><text>voce ${at}</text></answer>`
const moodle = (text: string, answers: number) =>
  `<quiz><question type="multichoice"><questiontext format="html"><text><![CDATA[Chi? ${text}]]></text></questiontext>${numbered(answers, answer)}</question></quiz>`

describe('4 MB of one sign', () => {
  test.each([
    ['comments that do not end', `<quiz>${filled('<!--')}`, 'xml_broken'],
    ['CDATA that does not end', `<quiz>${filled('<![CDATA[')}`, 'xml_broken'],
    ['tags that do not end', `<quiz>${filled('<a ')}`, 'xml_broken'],
    ['a tag that does not end, with attributes', `<quiz><a ${filled('b="" ')}`, 'xml_broken'],
    ['quotes that do not end', `<quiz>${filled('<a b="')}`, 'xml_broken'],
    ['instructions that do not end', `<quiz>${filled('<?a ')}`, 'xml_broken'],
    ['elements beyond counting', `<quiz>${filled('<a/>')}</quiz>`, 'too_deep'],
    ['braces that open', filled('{'), 'unknown_format'],
    ['a closing brace, then braces that open', `}${filled('{')}`, 'unknown_format'],
    ['answers of one question', `Chi? {=uno ${filled('~a ')}}`, 'too_large'],
    ['answers of one question in Moodle XML', moodle('', 60_000), 'too_large'],
    ['choices and conditions of one item', item(15_000), 'too_large'],
    ['text of one question', moodle(filled('parola '), 2), 'read'],
    [
      'a picture in the text of a question',
      moodle(`<img alt="" src="data:image/png;base64,${filled('A')}">`, 2),
      'read',
    ],
  ])('%s', { timeout: 20_000 }, async (_name, text, outcome) => {
    const begun = performance.now()
    expect(await outcomeOf(text)).toBe(outcome)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})

test('a text that is cut says so, one that was long by its picture is whole', async () => {
  const notesOf = async (text: string) => (await readQuestionFile(Buffer.from(moodle(text, 2)))).questions[0]
  expect((await notesOf(filled('parola ')))?.notes).toEqual([{ code: 'text_cut' }])
  const whole = await notesOf(`<img alt="Un banco" src="data:image/png;base64,${'A'.repeat(50_000)}"> e poi?`)
  expect(whole?.question?.prompt).toBe('Chi? Un banco e poi?')
  expect(whole?.notes).toEqual([{ code: 'image_dropped', detail: 'Un banco' }])
})

test('50 entries are read, 51 are not', async () => {
  expect(await outcomeOf(moodle('', bounds.parts))).toBe('read')
  expect(await outcomeOf(moodle('', bounds.parts + 1))).toBe('too_large')
})

test('a file that takes longer than it may is given up', () => {
  let time = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (time += bounds.milliseconds / 10))
  try {
    const read = () => readEach(Array.from({ length: 20 }), () => ({ place: '1', name: '', question: null, notes: [] }))
    expect(read).toThrow('too_slow')
  } finally {
    clock.mockRestore()
  }
})
