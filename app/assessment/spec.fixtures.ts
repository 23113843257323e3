import type { CaseSpec, Choice, Question, QuizSpec } from './schemas.ts'

const base = (id: string, points = 100) => ({
  id,
  promptHtml: `<p>Domanda ${id}</p>`,
  points,
  hintHtml: `<p>Aiuto ${id}</p>`,
  feedbackHtml: `<p>SEGRETO-GENERALE-${id}</p>`,
})

const choice = (id: string, correct: boolean): Choice => ({
  id,
  html: `<p>Scelta ${id}</p>`,
  correct,
  feedbackHtml: `<p>SEGRETO-SCELTA-${id}</p>`,
})

/** One question of each type, with ids and texts that give the key away when they leak; for tests. */
export const questions: { [Type in Question['type']]: Extract<Question, { type: Type }> } = {
  single: { ...base('uno'), type: 'single', choices: [choice('si', true), choice('no', false), choice('mai', false)] },
  multiple: {
    ...base('piu'),
    type: 'multiple',
    choices: [choice('a', true), choice('b', true), choice('c', true), choice('d', false), choice('e', false)],
    penaltyPercent: null,
  },
  order: {
    ...base('ordine'),
    type: 'order',
    items: ['primo', 'secondo', 'terzo'].map((id) => ({ id, text: `Passo ${id}` })),
  },
  match: {
    ...base('coppie'),
    type: 'match',
    pairs: ['roma', 'lima', 'dakar'].map((id) => ({ id, left: `Città ${id}`, right: `Paese di ${id}` })),
  },
  short: { ...base('breve'), type: 'short', accepted: ['SEGRETO Perché no?', 'È così'] },
  numeric: { ...base('numero'), type: 'numeric', value: 1234.5, tolerance: 0.5, unit: 'km' },
  scale: { ...base('scala'), points: 0, type: 'scale', from: 1, to: 5, low: 'Per niente', high: 'Del tutto' },
}

/** A quiz of all seven types; `changes` replaces what a test is about. */
export function someQuiz(changes: Partial<QuizSpec> = {}): QuizSpec {
  const list = structuredClone(Object.values(questions))
  return {
    kind: 'quiz',
    id: 'verifica',
    title: 'Verifica',
    passPercent: 60,
    attempts: 0,
    timeLimitMinutes: 0,
    waitMinutes: 0,
    draw: list.length,
    shuffle: false,
    feedback: 'each',
    questions: list,
    pools: [],
    ...changes,
  }
}

const passage = () => ({ end: false, next: null, decision: null, reflection: null, counters: [] })

/** A case that branches at its first scene: one way over a scene that only goes on, one straight to the end. */
export function someCase(): CaseSpec {
  return {
    kind: 'case',
    id: 'caso',
    title: 'Allo sportello',
    start: 'inizio',
    scenes: [
      {
        ...passage(),
        id: 'inizio',
        title: 'Ore nove',
        html: '<p>Una signora aspetta.</p>',
        decision: {
          id: 'scelta',
          promptHtml: '<p>Che fai?</p>',
          counters: [],
          reasonMin: 5,
          reasonMax: 20,
          options: [
            { id: 'ascolto', html: 'Ascolto', to: 'mezzo', outcomeHtml: '<p>Racconta.</p>' },
            { id: 'rimando', html: 'Rimando', to: 'fine', outcomeHtml: null },
          ],
        },
      },
      { ...passage(), id: 'mezzo', title: 'Poi', html: '<p>SEGRETO mezzo</p>', next: 'fine' },
      {
        ...passage(),
        id: 'fine',
        title: 'Fine',
        html: '<p>SEGRETO fine</p>',
        end: true,
        reflection: {
          ...{ id: 'pensiero', promptHtml: '<p>SEGRETO Che porti via?</p>', min: 3, max: 30 },
          ...{ marked: true, second: false },
        },
      },
    ],
    readings: [{ by: 'Voce A', role: 'mediatrice', html: '<p>SEGRETO lettura</p>' }],
    rubric: [
      {
        criterion: 'SEGRETO criterio',
        levels: ['poco', 'molto'],
        anchors: [{ level: 1, html: '<p>ANCORA</p>', why: 'ANCORA' }],
      },
    ],
    debriefHtml: '<p>SEGRETO conclusione</p>',
  }
}
