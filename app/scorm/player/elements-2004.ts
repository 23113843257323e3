import { longestValue } from '../element-rules.ts'
import { secondsOf } from '../scorm-time.ts'
import { index } from './engine-lists.ts'

const score = 'score\\.(_children|scaled|raw|min|max)'
const comment = '_children|_count|N\\.(comment|location|timestamp)'
const interaction = [
  'id|type|timestamp|weighting|learner_response|result|latency|description',
  'objectives\\.(_children|_count|N\\.id)|correct_responses\\.(_children|_count|N\\.pattern)',
].join('|')
const elements = [
  '_version|completion_status|completion_threshold|credit|entry|exit|launch_data|learner_id|learner_name|location|mode',
  'max_time_allowed|progress_measure|scaled_passing_score|session_time|success_status|suspend_data|time_limit_action',
  `total_time|${score}|comments_from_learner\\.(${comment})|comments_from_lms\\.(${comment})`,
  'learner_preference\\.(_children|audio_level|language|delivery_speed|audio_captioning)',
  `objectives\\.(_children|_count|N\\.(id|success_status|completion_status|progress_measure|description|${score}))`,
  `interactions\\.(_children|_count|N\\.(${interaction}))`,
].join('|')
const valid = 'continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|(choice|jump)\\.\\{target=[^{}]+\\}'
const navigation = `nav\\.(request|request_valid\\.(${valid}))`
const model = new RegExp(`^(cmi\\.(${elements})|adl\\.(${navigation}|data\\.(_children|_count|N\\.(id|store))))$`)

/** Whether a name is one of the data models (RTE 4.2, SN 5.6). */
export const isElement = (element: string) => model.test(element.replace(index, '.N'))

const decimal = /^-?\d+(\.\d+)?$/
/** Types (RTE 4.1.1) that the engine does not ask for, by the end of the element's name. */
const types: [element: RegExp, isOf: (value: string) => boolean][] = [
  [/\.id$/, (value) => /\S/.test(value)],
  [/\.(session_time|latency)$/, (value) => secondsOf(value) !== null && value.startsWith('P')],
  [
    /\.score\.(scaled|raw|min|max)$|\.(weighting|progress_measure|audio_level|delivery_speed)$/,
    (value) => decimal.test(value),
  ],
  [/\.audio_captioning$/, (value) => /^(-1|0|1)$/.test(value)],
  [/\.timestamp$/, (value) => Number(value.slice(0, 4)) <= 2038],
  [/\.result$/, (value) => /\w/.test(value)],
  [/^adl\.nav\.request$/, (value) => value !== ''],
]

/** Whether an element may have a value, as far as the engine does not say it itself. */
export function takes(element: string, value: string): boolean {
  if (Array.from(value).length > longestValue('2004-4', element)) return false
  return types.every(([ending, isOf]) => !ending.test(element) || isOf(value))
}

const emptied =
  /^cmi\.(location|learner_preference\.language|comments_from_learner\.\d+\.location|interactions\.\d+\.learner_response)$/
const ofLines = /\.(comment|description|learner_response|pattern)$/

/**
 * What the engine is given in the place of a value that the standard takes and it does not: lines as one; null for what it
 * cannot be given at all (an empty text, a speed of 0), the value itself otherwise.
 */
export function standIn(element: string, value: string): string | null {
  if (value === '' && emptied.test(element)) return null
  if (element === 'cmi.learner_preference.delivery_speed' && Number(value) === 0) return null
  return ofLines.test(element) ? value.replaceAll(/[\n\r\u2028\u2029]/g, ' ') : value
}
