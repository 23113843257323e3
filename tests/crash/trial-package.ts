import { silentPage } from '#app/scorm/packages/package.fixtures.ts'
import { durationOf, timespanOf } from '#app/scorm/scorm-time.ts'

/** Both standards are tried out: every second attempt. */
export type TrialEdition = '1.2' | '2004-4'

/** Calls of the runtime as a package makes them. */
export type Call = readonly [name: string, ...given: string[]]

const words = {
  '1.2': {
    ...{
      initialize: 'LMSInitialize',
      get: 'LMSGetValue',
      set: 'LMSSetValue',
      commit: 'LMSCommit',
      finish: 'LMSFinish',
    },
    ...{ location: 'cmi.core.lesson_location', status: 'cmi.core.lesson_status', score: 'cmi.core.score.raw' },
    ...{ total: 'cmi.core.total_time', session: 'cmi.core.session_time', exit: 'cmi.core.exit' },
    ...{ response: 'student_response', unknown: 'not attempted' },
  },
  '2004-4': {
    ...{ initialize: 'Initialize', get: 'GetValue', set: 'SetValue', commit: 'Commit', finish: 'Terminate' },
    ...{ location: 'cmi.location', status: 'cmi.completion_status', score: 'cmi.score.raw' },
    ...{ total: 'cmi.total_time', session: 'cmi.session_time', exit: 'cmi.exit' },
    ...{ response: 'learner_response', unknown: 'unknown' },
  },
} as const

/** How each edition calls the functions and elements that the trial uses. */
export const wordsOf = (edition: TrialEdition) => words[edition]

/**
 * A page as packages have them: it opens the runtime, reads at once how it stands (`window.restored`), says that it is not
 * complete, and closes the runtime when it is left.
 */
export function trialPage(edition: TrialEdition, title: string): string {
  return `${silentPage(edition, title)}
<script>
  var words = ${JSON.stringify(wordsOf(edition))}
  var get = function (element) { return String(api[words.get](element)) }
  api[words.initialize]('')
  var restored = { values: {}, total: get(words.total), objectives: Number(get('cmi.objectives._count')) }
  restored.interactions = Number(get('cmi.interactions._count'))
  ;[words.status, words.location, words.score, 'cmi.suspend_data'].forEach(function (one) { restored.values[one] = get(one) })
  for (var at = 0; at < restored.objectives; at += 1)
    ['id', 'score.raw'].forEach(function (part) {
      var element = 'cmi.objectives.' + at + '.' + part
      restored.values[element] = get(element)
    })
  api[words.set](words.status, 'incomplete')
  api[words.set](words.exit, 'suspend')
  window.addEventListener('unload', function () { api[words.finish]('') })
  window.restored = restored
</script>`
}

/** How far a package is: the next step, and how many objectives and interactions there are. */
export type Progress = { step: number; objectives: number; interactions: number }

/** What a package writes in one step, element by element: every value says in which step it was written. */
export function stepValues(edition: TrialEdition, { step, objectives, interactions }: Progress, length: number) {
  const { location, score, response } = wordsOf(edition)
  const objective = `cmi.objectives.${Math.min(step % 5, objectives)}`
  const interaction = `cmi.interactions.${interactions}`
  return new Map([
    [location, String(step)],
    ['cmi.suspend_data', `${step} ${'x'.repeat(length)}`],
    [score, String(step)],
    [`${objective}.id`, `obiettivo-${objective.at(-1) ?? ''}`],
    [`${objective}.score.raw`, String(step)],
    [`${interaction}.id`, `domanda-${step}`],
    [`${interaction}.type`, 'fill-in'],
    [`${interaction}.${response}`, `risposta-${step}`],
  ])
}

/** Seconds as the edition writes the time of a session. */
export const sessionTime = (edition: TrialEdition, seconds: number) =>
  edition === '1.2' ? timespanOf(seconds) : durationOf(seconds)
