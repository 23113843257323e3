import { describe, expect, test } from 'vitest'
import { missingOf, whyNotYet, type Standing } from './why-not-yet.ts'
import { standingTerms } from './edition-terms.ts'

const standing = (changes: Partial<Standing> = {}): Standing => ({
  state: 'under_way',
  minutesMissing: 0,
  outOfReach: null,
  exercisesMissing: [],
  openMeetings: 0,
  certificateNumber: null,
  withdrawnReason: '',
  ...changes,
})

describe('why somebody has no certificate yet, in one sentence', () => {
  test.each([
    [
      { minutesMissing: 80 },
      'Per l’attestato manca ancora: 1 ora e 20 minuti da riconoscere.',
      'Still missing for the certificate: 1 hour and 20 minutes to be credited.',
    ],
    [
      { exercisesMissing: ['Il viaggio'] },
      'Per l’attestato manca ancora: l’esercizio «Il viaggio».',
      'Still missing for the certificate: the exercise “Il viaggio”.',
    ],
    [
      { minutesMissing: 30, exercisesMissing: ['A', 'B'], openMeetings: 2 },
      'Per l’attestato manca ancora: 30 minuti da riconoscere; gli esercizi «A» e «B»; 2 incontri da tenere o da confermare.',
      'Still missing for the certificate: 30 minutes to be credited; the exercises “A” and “B”; 2 meetings to be held or confirmed.',
    ],
    [
      { exercisesMissing: ['A', 'B', 'C', 'D', 'E'], openMeetings: 1 },
      'Per l’attestato manca ancora: gli esercizi «A», «B», «C» e altri 2; un incontro da tenere o da confermare.',
      'Still missing for the certificate: the exercises “A”, “B”, “C” and 2 more; one meeting to be held or confirmed.',
    ],
    [
      { minutesMissing: 300, outOfReach: { most: 367, needed: 486 } },
      'Con quello che resta si arriva al massimo a 6 ore e 7 minuti e ne servono 8 ore e 6 minuti: l’ufficio può aggiungere un incontro o cambiare la soglia.',
      'What is left leads to 6 hours and 7 minutes at most and 8 hours and 6 minutes are needed: the office can add a meeting or change the threshold.',
    ],
    [
      {},
      'C’è tutto: il completamento si registra alla prossima attività.',
      'Nothing is missing: the completion is recorded with the next activity.',
    ],
    [
      { state: 'completed', minutesMissing: 5 },
      'Corso completato: l’attestato è in preparazione.',
      'Course completed: the certificate is being prepared.',
    ],
    [
      { state: 'completed', certificateNumber: 'CARATE-2027-0001' },
      'Corso completato: attestato CARATE-2027-0001.',
      'Course completed: certificate CARATE-2027-0001.',
    ],
    [
      { state: 'withdrawn', withdrawnReason: 'Trasferita.' },
      'Iscrizione ritirata: Trasferita.',
      'Enrolment withdrawn: Trasferita.',
    ],
    [{ state: 'withdrawn' }, 'Iscrizione ritirata.', 'Enrolment withdrawn.'],
  ] satisfies [Partial<Standing>, string, string][])('%j', (changes, italian, english) => {
    expect(whyNotYet(standing(changes), 'it')).toBe(italian)
    expect(whyNotYet(standing(changes), 'en')).toBe(english)
  })
})

test('what is missing names exercises by their titles, in the order of the course', () => {
  const quiz = (id: string) => ({ id, kind: 'quiz' as const, title: `Quiz ${id}` })
  const lesson = { id: 'uno', title: 'Uno', minutes: 60, activities: [quiz('b'), quiz('a')] }
  const outline = {
    modules: [{ id: 'primo', title: 'Primo', aims: [], lessons: [lesson] }],
    audience: [],
    competences: [],
    authors: [],
    licence: '',
  }
  const terms = standingTerms({ declaredMinutes: 60, thresholdPercent: 80 })
  const own = { terms, done: new Set<string>(), creditedMinutes: 18 }
  expect(missingOf(own, outline)).toEqual({
    minutesMissing: 30,
    outOfReach: null,
    exercisesMissing: ['Quiz b', 'Quiz a'],
    openMeetings: 0,
  })
  const optional = { ...own, terms: { ...terms, exercisesRequired: false, openMeetings: 2 } }
  expect(missingOf(optional, outline)).toMatchObject({ exercisesMissing: [], openMeetings: 2 })
  const missedMeetings = { ...terms, mode: 'blended' as const, plannedMinutes: 360, openMinutes: 120 }
  const late = { terms: missedMeetings, done: new Set(['uno']), creditedMinutes: 60 }
  expect(missingOf(late, outline).outOfReach).toEqual({ most: 180, needed: 288 })
  expect(missingOf({ ...late, creditedMinutes: 168 }, outline).outOfReach).toBeNull()
  const measured = { ...missedMeetings, attendanceRule: 'measured_up_to_declared' as const }
  expect(missingOf({ ...late, terms: measured }, outline).outOfReach).toEqual({ most: 240, needed: 288 })
})
