import { describe, expect, test } from 'vitest'
import { translator } from '#app/platform/i18n/messages.ts'
import { checkCourse } from '../../check-course.ts'
import { lessonText, smallCourse } from '../../course.fixtures.ts'
import { faultMessages } from '../../messages.ts'
import { attributeNames, isComponentName, menu, valueNames } from './component-shape.ts'
import { spotIn } from './fault-spot.ts'
import { fieldOf, wayOf, wordsOfFault, type Names } from './fault-words.ts'
import { visualMessages } from './messages.ts'
import { nameMessages } from './name-messages.ts'
import { idMaker, newPart } from './new-part.ts'
import { writeBlock } from './write-element.ts'

const names: Names = {
  nameOf: (component) => (isComponentName(component) ? translator(nameMessages, 'it')(`name_${component}`) : component),
  attributeOf: (attribute) => {
    const known = attributeNames.find((one) => one === attribute)
    return known ? translator(nameMessages, 'it')(`attribute_${known}`) : attribute
  },
  valueOf: (value) => {
    const known = valueNames.find((one) => one === value)
    return known ? translator(nameMessages, 'it')(`value_${known}`) : value
  },
  sentence: ({ code, values }) => translator(faultMessages, 'it')(code, values),
  textMissing: (of) => (of === null ? translator(visualMessages, 'it')('fault_text') : `manca il testo: ${of}`),
  fieldMissing: (field) => translator(visualMessages, 'it')('fault_field', { field }),
  few: (least, of) => translator(visualMessages, 'it')('fault_few', { least, name: of }),
}

const file = '01-primo/01-uno.mdx'

/** All that is said of a block in a lesson by itself. */
function saidOf(source: string): string[] {
  const { faults } = checkCourse(smallCourse({ [file]: lessonText(`Testo.\n\n${source}`) }))
  return faults
    .filter((fault) => fault.file === file)
    .map((fault) => {
      const { steps, named } = spotIn(source, { line: fault.line - 8, column: fault.column })
      const written = (source.split('\n')[fault.line - 9] ?? '').slice(fault.column - 1)
      const last = steps.at(-1) ?? { name: /[A-Z]\w*/.exec(source)?.[0] ?? '', place: null }
      const words = wordsOfFault(fault, { last, field: fieldOf(fault, written), named }, names)
      return [wayOf(steps, names.nameOf), words].filter(Boolean).join(': ')
    })
}

const words = { scene: 'Prima', otherScene: 'Altra', prompt: 'Che fai?', field: 'Campo' }
const begun = (component: (typeof menu)[keyof typeof menu][number]) =>
  writeBlock(newPart(component, { freeId: idMaker(''), wholeId: 'lezione', words }))

describe('what is wrong in a block', () => {
  test.each(Object.values(menu).flat())('%s begun anew is told in the words of its form', (component) => {
    const said = saidOf(begun(component))
    for (const text of said) expect(text).not.toMatch(/[<>]|«»|lezione-|«[a-z]+»/)
  })

  test('says where it is', () => {
    expect(saidOf(begun('Callout'))).toEqual(['manca il testo'])
    expect(saidOf(begun('Quiz'))).toEqual(
      expect.arrayContaining(['Domanda: manca il testo', 'Domanda › Risposta 1: manca il testo']),
    )
    expect(saidOf(begun('Case'))).toEqual(
      expect.arrayContaining(['Scena 2: manca il testo', 'Lettura di qualcuno 1: manca «Chi legge»']),
    )
    expect(saidOf(begun('Figure'))).toEqual(
      expect.arrayContaining(['manca «File»', 'manca «Testo alternativo: che cosa si vede»']),
    )
  })
})
