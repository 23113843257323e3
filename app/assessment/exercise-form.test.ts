import { describe, expect, test } from 'vitest'
import { parseExerciseForm } from './exercise-form.ts'

const attemptId = '0b6f7d0e-5a3c-4c55-9d0a-2f1f6a8f1c01'
const answerId = '0b6f7d0e-5a3c-4c55-9d0a-2f1f6a8f1c02'

function formOf(fields: [string, string][]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

const answer = (...fields: [string, string][]) =>
  parseExerciseForm(
    formOf([
      ['intent', 'answer'],
      ['attemptId', attemptId],
      ['activityId', 'quiz-uno'],
      ['itemId', 'q-uno'],
      ['answerId', answerId],
      ...fields,
    ]),
  )

describe('the value of an answer, as plain controls send it', () => {
  const forms: [string, [string, string][], unknown][] = [
    [
      'a choice',
      [
        ['type', 'single'],
        ['choice', 'v2'],
      ],
      { type: 'single', choice: 'v2' },
    ],
    [
      'a step of a scale',
      [
        ['type', 'scale'],
        ['choice', '4'],
      ],
      { type: 'scale', choice: '4' },
    ],
    ['no step', [['type', 'scale']], { type: 'scale', choice: 'none' }],
    ['no choice', [['type', 'single']], { type: 'single', choice: 'none' }],
    [
      'several boxes',
      [
        ['type', 'multiple'],
        ['choice', 'v1'],
        ['choice', 'v3'],
      ],
      { type: 'multiple', choices: ['v1', 'v3'] },
    ],
    ['no box', [['type', 'multiple']], { type: 'multiple', choices: [] }],
    [
      'places, from first to last',
      [
        ['type', 'order'],
        ['position-v1', '3'],
        ['position-v2', '1'],
        ['position-v3', '2'],
      ],
      { type: 'order', order: ['v2', 'v3', 'v1'] },
    ],
    [
      'a place given twice',
      [
        ['type', 'order'],
        ['position-v1', '1'],
        ['position-v2', '1'],
      ],
      { type: 'order', order: [] },
    ],
    [
      'places that are no numbers',
      [
        ['type', 'order'],
        ['position-v1', ''],
        ['position-v2', '1e1'],
      ],
      { type: 'order', order: [] },
    ],
    [
      'pairs, empty ones left out',
      [
        ['type', 'match'],
        ['pair-c1', 'v2'],
        ['pair-c2', ''],
      ],
      { type: 'match', pairs: { c1: 'v2' } },
    ],
    [
      'a text, trimmed',
      [
        ['type', 'short'],
        ['text', '  ciao '],
      ],
      { type: 'short', text: 'ciao' },
    ],
    [
      'a number',
      [
        ['type', 'numeric'],
        ['text', '3,5'],
      ],
      { type: 'numeric', text: '3,5' },
    ],
    [
      'a decision',
      [
        ['type', 'decision'],
        ['option', 'o1'],
        ['reason', ' Perché sì '],
      ],
      { type: 'decision', option: 'o1', reason: 'Perché sì' },
    ],
    [
      'a decision without an option',
      [
        ['type', 'decision'],
        ['reason', ''],
      ],
      { type: 'decision', option: 'none', reason: '' },
    ],
    [
      'a reflection',
      [
        ['type', 'reflection'],
        ['text', 'Penso'],
      ],
      { type: 'reflection', text: 'Penso' },
    ],
    ['going on', [['type', 'continue']], { type: 'continue' }],
  ]
  test.each(forms)('%s', (_name, fields, value) => {
    expect(answer(...fields)).toEqual({
      intent: 'answer',
      attemptId,
      activityId: 'quiz-uno',
      itemId: 'q-uno',
      answerId,
      value,
    })
  })

  test.each<[string, [string, string][]]>([
    [
      'an unknown type',
      [
        ['type', 'sql'],
        ['text', 'x'],
      ],
    ],
    ['no type', []],
    [
      'a text beyond every limit',
      [
        ['type', 'short'],
        ['text', 'x'.repeat(201)],
      ],
    ],
    [
      'a reflection beyond every limit',
      [
        ['type', 'reflection'],
        ['text', 'x'.repeat(4001)],
      ],
    ],
    [
      'ids that are none',
      [
        ['type', 'single'],
        ['choice', '../etc'],
      ],
    ],
    [
      'more boxes than any question has',
      [['type', 'multiple'], ...Array.from({ length: 51 }, (): [string, string] => ['choice', 'v1'])],
    ],
  ])('%s is no form', (_name, fields) => {
    expect(answer(...fields)).toBeNull()
  })
})

describe('the other forms', () => {
  test('start and hand in', () => {
    const start: [string, string][] = [
      ['intent', 'start-attempt'],
      ['activityId', 'quiz-uno'],
    ]
    expect(parseExerciseForm(formOf(start))).toEqual({ intent: 'start-attempt', activityId: 'quiz-uno' })
    const submit: [string, string][] = [
      ['intent', 'submit-attempt'],
      ['attemptId', attemptId],
      ['activityId', 'quiz-uno'],
    ]
    expect(parseExerciseForm(formOf(submit))).toEqual({ intent: 'submit-attempt', attemptId, activityId: 'quiz-uno' })
  })

  test.each<[string, [string, string][]]>([
    ['nothing', []],
    [
      'another intent',
      [
        ['intent', 'delete-attempt'],
        ['activityId', 'quiz-uno'],
      ],
    ],
    ['no exercise', [['intent', 'start-attempt']]],
    [
      'an attempt that is no id',
      [
        ['intent', 'submit-attempt'],
        ['attemptId', '1 OR 1=1'],
        ['activityId', 'quiz-uno'],
      ],
    ],
  ])('%s is no form', (_name, fields) => {
    expect(parseExerciseForm(formOf(fields))).toBeNull()
  })

  test('a file where text is expected counts as nothing', () => {
    const form = formOf([['intent', 'start-attempt']])
    form.append('activityId', new File(['quiz-uno'], 'quiz-uno'))
    expect(parseExerciseForm(form)).toBeNull()
  })
})
