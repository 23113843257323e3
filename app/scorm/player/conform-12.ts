import type { Scorm12API } from 'scorm-again'
import { longestValue } from '../element-rules.ts'
import { beyondEnd, index, writeWithin } from './engine-lists.ts'

/** Every element of the data model (RTE §3.4.4). The engine would also take names of its own insides for elements. */
const model =
  /^cmi\.(_version|core\.(_children|student_id|student_name|lesson_location|credit|lesson_status|entry|total_time|lesson_mode|exit|session_time|score\.(_children|raw|min|max))|suspend_data|launch_data|comments|comments_from_lms|objectives\.(_children|_count|N\.(id|status|score\.(_children|raw|min|max)))|student_data\.(_children|mastery_score|max_time_allowed|time_limit_action)|student_preference\.(_children|audio|language|speed|text)|interactions\.(_children|_count|N\.(id|time|type|weighting|student_response|result|latency|objectives\.(_count|N\.id)|correct_responses\.(_count|N\.pattern))))$/

/** Values that the engine would take though their type (RTE §3.4.2.1) does not: by the end of the element's name. */
const types: [element: RegExp, value: RegExp][] = [
  [/\.id$/, /^.+$/s],
  [/\.score\.(raw|min|max)$/, /^$|\d/],
  [/\.weighting$/, /\d/],
  [/\.result$/, /\w/],
  [/\.(session_time|latency)$/, /^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/],
]

const keywordErrors: [ending: string, error: number][] = [
  ['_children', 202],
  ['_count', 203],
]

/** Why an element cannot be asked for; null when it can. */
function unknownError(element: string): number | null {
  if (element === '') return 201
  if (model.test(element.replace(index, '.N'))) return null
  const keyword = element.startsWith('cmi.') && keywordErrors.find(([ending]) => element.endsWith(`.${ending}`))
  return keyword ? keyword[1] : 401
}

function takes(element: string, value: string): boolean {
  if (Array.from(value).length > longestValue('1.2', element)) return false
  return types.every(([ending, type]) => !ending.test(element) || type.test(value))
}

/**
 * The functions of SCORM 1.2 (RTE §3.3) as the standard has them, over an engine that takes more: nothing is known but the
 * data model, and nothing is answered after the end.
 */
export function conforming12(api: Scorm12API) {
  const refuse = <Reply extends string>(error: number, reply: Reply): Reply => {
    api.throwSCORMError(undefined, error)
    return reply
  }
  // A score without a highest one has none (the engine says 100).
  api.cmi.core.score.max = ''
  const childOf = api.getChildElement.bind(api)
  api.getChildElement = (...asked) => {
    const child = childOf(...asked)
    const score: unknown = child && 'score' in child ? child.score : null
    if (typeof score === 'object' && score !== null) Reflect.set(score, 'max', '')
    return child
  }
  return {
    LMSInitialize: (parameter = '') => {
      const reply = api.LMSInitialize(parameter)
      // It is the item that has to say how it stands; the engine takes what we gave it for its word.
      if (reply === 'true') api.statusSetByModule = false
      return reply
    },
    LMSFinish: (parameter = '') => (api.isTerminated() ? refuse(301, 'false') : api.LMSFinish(parameter)),
    LMSGetValue: (element = '') => {
      if (api.isNotInitialized()) return api.LMSGetValue(element)
      const error = api.isTerminated() ? 301 : unknownError(element)
      return error === null ? api.LMSGetValue(element) : refuse(error, '')
    },
    LMSSetValue: (element = '', value = '') => {
      if (api.isNotInitialized()) return api.LMSSetValue(element, value)
      const error = api.isTerminated() ? 301 : unknownError(element)
      if (error !== null) return refuse(error, 'false')
      if (!takes(element, value)) return refuse(405, 'false')
      return writeWithin(beyondEnd(api, element), () => api.LMSSetValue(element, value))
    },
    LMSCommit: (parameter = '') => (api.isTerminated() ? refuse(301, 'false') : api.LMSCommit(parameter)),
    LMSGetLastError: () => api.LMSGetLastError(),
    LMSGetErrorString: (code = '') => (isCode(code) ? api.LMSGetErrorString(code) : ''),
    LMSGetDiagnostic: (code = '') => (code === '' || isCode(code) ? api.LMSGetDiagnostic(code) : ''),
  }
}

const isCode = (code: string) => /^(0|101|20[123]|301|40[1-5])$/.test(code)
