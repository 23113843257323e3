import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCourse } from '../../check-course.ts'
import { lessonText, smallCourse } from '../../course.fixtures.ts'
import { templateLeft } from '../template-left.ts'
import { writePractice } from './write-practice.ts'
import { PracticeStory } from './schemas.ts'

const path = '01-primo/03-pratica.mdx'
const story = {
  ...{ folder: '', title: 'La sala del giovedì', helped: '', worked: '', ingredients: '', doubts: '' },
  context: 'Allo sportello, un giovedì di pioggia.',
  happened: 'Una signora è tornata tre volte.\nAlla quarta abbiamo aperto la sala.',
}
const full = {
  ...story,
  helped: 'La mediatrice e la vicina.',
  worked: 'Sedersi.',
  ingredients: '- una sala libera\n• un’ora senza telefono',
  doubts: 'E se siamo in due?',
}

/** The lesson in a course, with what is wrong in it. */
function check(told: PracticeStory) {
  const body = writePractice('pratica', told)
  const yaml = {
    'course.yaml': new TextDecoder()
      .decode(smallCourse().files.get('course.yaml')?.bytes)
      .replace('minutes: 25', 'minutes: 40'),
  }
  const course = smallCourse({ ...yaml, [path]: lessonText(body, 'pratica', 15) })
  const { faults, sound } = checkCourse(course)
  const left = templateLeft(course).filter(({ file }) => file === path)
  return {
    left,
    body,
    faults: faults.filter(({ file }) => file === path),
    lesson: sound.find(({ file }) => file === path),
  }
}

test('a story is a lesson without faults, with a case of three scenes', () => {
  const { faults, lesson, body } = check(full)
  expect(faults).toEqual([])
  expect(lesson?.specs).toMatchObject([{ kind: 'case', title: 'La sala del giovedì' }])
  expect(lesson?.kept.tools).toMatchObject([
    { kind: 'practice', ingredients: ['una sala libera', 'un’ora senza telefono'], questions: ['E se siamo in due?'] },
  ])
  expect(body).toContain('## Chi ha aiutato')
  // How it went is told nowhere before the decision.
  const [before = '', after = ''] = body.split('<Decision')
  expect(before).not.toMatch(/tornata|La mediatrice e la vicina|Sedersi/)
  expect(after).toContain('tornata tre volte')
})

test('what was not told is not in it, but for what its author is still to write', () => {
  const { faults, body, left } = check(story)
  // Each of them keeps the course from being handed in.
  expect(left).toHaveLength(6)
  expect(faults).toEqual([])
  expect(body).not.toContain('Chi ha aiutato')
  expect(body).not.toContain('GoodPractice')
  expect(body.match(/Scrivi qui/g)?.length).toBe(6)
})

test('whatever signs are in the words, they are text', () => {
  const words = fc.string({
    unit: fc.constantFrom(...Array.from('aè <>{}[]()*_#`"\'\\&|~!-=+1.\n')),
    minLength: 1,
    maxLength: 60,
  })
  const told = fc.record({
    ...{
      title: words,
      context: words,
      happened: words,
      helped: words,
      worked: words,
      ingredients: words,
      doubts: words,
    },
  })
  fc.assert(
    fc.property(told, (raw) => {
      const parsed = PracticeStory.safeParse({ folder: '', ...raw })
      const hasWords = (text: string) => /[aè1]/.test(text)
      fc.pre(parsed.success && [raw.title, raw.context, raw.happened].every(hasWords))
      expect(check(PracticeStory.parse({ folder: '', ...raw })).faults).toEqual([])
    }),
    { numRuns: 150 },
  )
})
