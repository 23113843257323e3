import { expect, test } from 'vitest'
import { dialect, tools } from '../../dialect.ts'
import {
  attributeNames,
  componentNames,
  fieldsOf,
  menu,
  partsOfComponent,
  textKindOf,
  valueNames,
} from './component-shape.ts'
import { isPartOf } from './element.ts'
import { readBlock } from './write-element.ts'

const departments = 'department'

test('every component, attribute and value of the dialect has a name, and nothing else has', () => {
  expect([...componentNames].sort()).toEqual(Object.keys(dialect).sort())
  const rules = Object.values(dialect).flatMap(({ attributes }) => Object.entries(attributes))
  expect([...attributeNames].sort()).toEqual([...new Set(rules.map(([name]) => name))].sort())
  const values = rules.flatMap(([name, rule]) => (rule.type === 'one-of' && name !== departments ? rule.values : []))
  expect([...valueNames].sort()).toEqual([...new Set(values)].sort())
})

test('every part can be added to its whole, and every whole from the menu', () => {
  for (const whole of Object.keys(dialect)) {
    const parts = Object.keys(dialect).filter((name) => isPartOf(name, whole))
    expect([...partsOfComponent(whole)].sort(), whole).toEqual(parts.sort())
  }
  const wholes = Object.keys(dialect).filter((name) => !dialect[name]?.inside && name !== 'Term')
  expect(Object.values(menu).flat().sort()).toEqual(wholes.sort())
  expect(menu.tools).toEqual(Object.keys(tools))
})

test('a form asks for every attribute of its component once, and tells of those it does not know', () => {
  const fields = (source: string) => {
    const element = readBlock(source)
    if (!element) throw new Error(source)
    const { main, rest, other } = fieldsOf(element)
    return { names: [...main, ...rest].map(({ name }) => name).sort(), other }
  }
  const quiz = fields('<Quiz id="a" title="b" colore="rosso" pass={1 + 1} />')
  expect(quiz.names).toEqual(
    Object.keys(dialect.Quiz?.attributes ?? {})
      .filter((name) => name !== 'pass')
      .sort(),
  )
  expect(quiz.other).toEqual(['colore="rosso"', 'pass={1 + 1}'])
  const of = (type: string) => fields(`<Question id="a" type="${type}">Chi?</Question>`).names
  expect(of('single')).toEqual(['id', 'points', 'type'])
  expect(of('multiple')).toEqual(['id', 'penalty', 'points', 'type'])
  expect(of('scale')).toEqual(['from', 'high', 'id', 'low', 'to', 'type'])
  expect(textKindOf('Figure')).toBe('none')
})
