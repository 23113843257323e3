import { expect, test } from 'vitest'
import { checkCourse } from '../../check-course.ts'
import { caseText, lessonText, smallCourse } from '../../course.fixtures.ts'
import { listCourseFolders, readCourse } from '../../read-course.server.ts'
import { realPeopleIn } from '../real-people.ts'
import { templateLeft } from '../template-left.ts'
import { checkDraft, type CheckKind } from './check-draft.ts'

const path = '01-primo/01-uno.mdx'

/** The list for a course whose first lesson is this text. */
function look(text: string, { glossary = [], explained = false }: { glossary?: string[]; explained?: boolean } = {}) {
  const source = smallCourse({ [path]: lessonText(text) })
  const { faults: wrong, sound } = checkCourse(source)
  const faults = [...wrong, ...templateLeft(source)]
  const suspicions = realPeopleIn(path, text).map((one) => ({ ...one, reason: explained ? 'Inventato.' : null }))
  const items = checkDraft({ faults, sound, suspicions, glossary })
  return (kind: CheckKind) => {
    const item = items.find((one) => one.kind === kind)
    if (!item) throw new Error(kind)
    return { state: item.state, lines: item.places.filter((place) => place.path === path).map(({ line }) => line) }
  }
}

test.each<[string, CheckKind, string, 'look' | 'mend', number]>([
  ['what cannot be read', 'structure', '# Un titolo grande', 'mend', 7],
  [
    'an id used twice',
    'ids',
    '<Journal id="due" title="Uno">Scrivi?</Journal>\n\n<Journal id="due" title="Due">Scrivi?</Journal>',
    'mend',
    9,
  ],
  ['a picture that says nothing', 'alternatives', 'Testo.\n\n<Figure src="media/cerchio.svg" alt="" />', 'mend', 9],
  [
    'a film without captions',
    'alternatives',
    '<Video src="media/a.mp4" title="Film" transcript="media/a.txt" />',
    'mend',
    7,
  ],
  ['a link to nowhere', 'links', 'Vedi [sotto](#manca).', 'look', 7],
  ['a scheme that is refused', 'links', 'Vedi [qui](javascript:alert).', 'mend', 7],
  ['a sentence of the template', 'leftovers', 'Testo.\n\nScrivi qui.', 'mend', 9],
  ['words like those of a template', 'leftovers', 'Testo.\n\nScrivi qui il tuo nome.', 'look', 9],
  ['somebody real', 'real_people', 'Chiama il 333 1234567 per favore.', 'mend', 1],
])('%s', (_name, kind, text, state, line) => {
  const item = look(text)(kind)
  expect(item.state).toBe(state)
  expect(item.lines).toContain(line)
})

test('a way of a case that leads nowhere is among its ways', () => {
  const broken = caseText.replace('to="s-tre"', 'to="s-nove"').replaceAll('-uno', '-bis').replaceAll('-tre', '-ter')
  expect(look(broken)('cases').state).toBe('mend')
})

test('what was explained is fine', () => {
  const text = 'Chiama il 333 1234567 per favore.'
  expect(look(text, { explained: true })('real_people').state).toBe('fine')
})

test('minutes far from the estimate, hard sentences and a lesson without sources are to be looked at', () => {
  const hard = `${'Incontrovertibilmente l’amministrazione procedente predispone istruttorie particolareggiate '.repeat(20)}.`
  const seen = look(hard)
  expect(seen('readability').state).toBe('look')
  expect(seen('minutes').state).toBe('look')
  expect(seen('sources').lines).toEqual([1])
  expect(look('Testo.\n\n<Source title="Un libro" year={2020} />')('sources').lines).toEqual([])
})

test('a question of which nothing is explained is to be looked at', () => {
  const quiz = (comment: string) =>
    `<Quiz id="q-uno" title="Prova">\n<Question id="q-prima" type="single">\nChe cosa dici?\n<Choice correct>Buongiorno${comment}</Choice>\n<Choice>Il prossimo</Choice>\n</Question>\n</Quiz>`
  expect(look(quiz(''))('comments').lines).toEqual([8])
  expect(look(quiz(' <Feedback>Un saluto apre.</Feedback>'))('comments').lines).toEqual([])
})

test('a word of the glossary is to be explained, unless it is or is only part of another', () => {
  const glossary = ['mediazione', 'care-drain']
  expect(look('Parliamo di mediazione.', { glossary })('glossary').lines).toEqual([7])
  expect(
    look('<Term word="Mediazione">Stare in mezzo.</Term>\n\nParliamo di mediazione.', { glossary })('glossary').lines,
  ).toEqual([])
  expect(look('Parliamo di intermediazione.', { glossary })('glossary').lines).toEqual([])
})

test('the courses that come with the installation have nothing to mend', async () => {
  for (const folder of await listCourseFolders('courses')) {
    const { faults, sound } = checkCourse(await readCourse(folder))
    const items = checkDraft({ faults, sound, suspicions: [], glossary: [] })
    expect(items.filter(({ state }) => state === 'mend')).toEqual([])
    expect(items.find(({ kind }) => kind === 'links')?.places).toEqual([])
    expect(items.find(({ kind }) => kind === 'leftovers')?.places).toEqual([])
  }
})
