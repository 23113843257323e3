import { expect, test } from 'vitest'
import { parseMarkingForm, parseRevisionForm } from './marking-form.ts'

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
const base = { intent: 'mark', textNumber: '1', 'level-0': '2', comment: ' Bene. ' }

test('reads levels, comments at words and at paragraphs', () => {
  const fields = { 'words-1': '1:4:9', 'words-text-1': 'Qui', 'paragraph-2': 'Anche qui', 'paragraph-1': '  ' }
  expect(parseMarkingForm(formOf({ ...base, ...fields }), 2)).toEqual({
    intent: 'mark',
    textNumber: 1,
    levels: [2, null],
    comment: 'Bene.',
    comments: [
      { paragraph: 1, start: 4, end: 9, text: 'Qui' },
      { paragraph: 2, start: null, end: null, text: 'Anche qui' },
    ],
  })
})

test.each<[string, Record<string, string>]>([
  ['no intent of ours', { intent: 'delete' }],
  ['no text', { textNumber: 'x' }],
  ['a comment beyond the limit', { 'paragraph-1': 'a'.repeat(20_001) }],
  ['a paragraph 0', { 'paragraph-0': 'Qui' }],
])('refuses %s', (_, changes) => {
  expect(parseMarkingForm(formOf({ ...base, ...changes }), 1)).toBeNull()
})

test('a words comment without a place or without text is none', () => {
  const fields = { 'words-1': 'qui', 'words-text-1': 'A', 'words-2': '1:0:3', 'words-text-2': '' }
  expect(parseMarkingForm(formOf({ ...base, ...fields }), 1)?.comments).toEqual([])
})

test('a revision needs a UUID', () => {
  const revisionId = '3f1c2a5e-8a64-4a0e-9d55-0d1b6f0c7a11'
  expect(parseRevisionForm(formOf({ revisionId, text: ' Ciao ' }))).toEqual({ revisionId, text: 'Ciao' })
  expect(parseRevisionForm(formOf({ revisionId: '1', text: 'Ciao' }))).toBeNull()
})
