import type { Scorm2004API } from 'scorm-again'
import type { Values } from '../schemas.ts'
import { isElement, standIn, takes } from './elements-2004.ts'
import { beyondEnd, writeWithin, type ListStep } from './engine-lists.ts'

type Refusal = [error: number, why: string]

/** Lists whose entries begin with their identifier (RTE 4.2.9, 4.2.17). */
const identified = /^cmi\.(objectives|interactions|interactions\.\d+\.objectives)$/

function unread(element: string): Refusal | null {
  if (element === '') return [301, 'The data model element was not specified']
  if (isElement(element)) return null
  return /^(cmi|adl)\..*\._(children|count|version)$/.test(element)
    ? [301, `${element} is no such keyword`]
    : [401, `${element} is no element of the data model`]
}

function unwritten(element: string, value: string, step: ListStep | null): Refusal | null {
  if (element === '') return [351, 'The data model element was not specified']
  if (!isElement(element)) return [401, `${element} is no element of the data model`]
  if (step && !step.list.endsWith('_lms')) {
    if (step.at > step.entries.length) return [351, `${step.list} has ${step.entries.length} entries`]
    if (identified.test(step.list) && element !== `${step.list}.${step.at}.id`)
      return [408, `${step.list}.${step.at}.id comes first`]
  }
  return null
}

/**
 * SCORM 2004 (RTE 3.1) as the standard has it, over an engine that takes more, or less, or answers with other errors:
 * nothing is known but the data models, and lists are read and grow within their bounds.
 */
export class Conforming2004 {
  readonly #api: Scorm2004API
  /** Values that the engine has in another form. */
  readonly #own = new Map<string, string>()
  /** How long it has taken, as it says; the engine adds that up at the end and has it no more. */
  #sessionTime = ''
  /** Where it wants to go when it ends. */
  #request = ''

  constructor(api: Scorm2004API) {
    this.#api = api
  }

  functions = () => ({
    Initialize: (parameter = '') => this.#api.Initialize(parameter),
    Terminate: (parameter = '') => this.#api.Terminate(parameter),
    GetValue: this.#get,
    SetValue: this.#set,
    Commit: (parameter = '') => this.#api.Commit(parameter),
    GetLastError: () => this.#api.GetLastError(),
    GetErrorString: (code = '') => this.#api.GetErrorString(code),
    GetDiagnostic: (code = '') => this.#api.GetDiagnostic(code),
  })

  /** Forgets what an item wrote, for the next one. */
  forget(): void {
    this.#own.clear()
    this.#sessionTime = ''
    this.#request = ''
  }

  /** Whether an item wants to be taken away when it ends, whatever comes after it (SN 5.6.4). */
  asksToLeave = (): boolean => /^(exit|abandon)/.test(this.#request)

  /** Gives an item back what it had written, before it begins. */
  restore = (element: string, value: string): string => {
    const given = standIn(element, value)
    const reply = given === null ? 'true' : this.#api.setCMIValue(element, given)
    if (reply === 'true' && given !== value) this.#own.set(element, value)
    return reply
  }

  /** What an item has written, as it wrote it. */
  written(): Record<string, unknown> {
    const { completion_threshold: threshold, scaled_passing_score: passing } = this.#api.cmi
    const own = { ...Object.fromEntries(this.#own), 'cmi.session_time': this.#sessionTime }
    const flat: Record<string, unknown> = { ...this.#api.getFlattenedCMI(), ...own }
    return { ...flat, ...evaluated(flat, { threshold, passing }) }
  }

  #refuse<Reply extends string>([error, why]: Refusal, reply: Reply): Reply {
    this.#api.throwSCORMError(undefined, error, why)
    return reply
  }

  #get = (element = ''): string => {
    const api = this.#api
    if (!api.isInitialized()) return api.GetValue(element)
    const refusal = unread(element)
    if (refusal) return this.#refuse(refusal, '')
    const step = beyondEnd(api, element)
    if (step) return this.#refuse([301, `${step.list} has ${step.entries.length} entries`], '')
    api.lastErrorCode = '0'
    if (element === 'adl.nav.request') return api.adl.nav.request
    const own = this.#own.get(element)
    if (own !== undefined) return own
    const value = api.GetValue(element)
    const isMissing = value === '' && /^cmi\.comments_from_learner\.\d+\.location$/.test(element)
    return isMissing ? this.#refuse([403, `${element} has no value`], '') : value
  }

  #set = (element = '', value = ''): string => {
    const api = this.#api
    if (!api.isInitialized()) return api.SetValue(element, value)
    const step = beyondEnd(api, element)
    const refusal = unwritten(element, value, step)
    if (refusal) return this.#refuse(refusal, 'false')
    // That an element cannot be written at all is said before what is wrong with the value.
    const isTaken = readOnly.test(element) || takes(element, value)
    if (!isTaken) return this.#refuse([406, `${element} is of another type`], 'false')
    const given = standIn(element, value)
    api.lastErrorCode = '0'
    const reply = given === null ? 'true' : writeWithin(step, () => api.SetValue(element, given))
    if (reply === 'true') this.#note(element, value, given)
    return reply
  }

  #note(element: string, value: string, given: string | null): void {
    if (element === 'cmi.session_time') this.#sessionTime = value
    if (element === 'adl.nav.request') this.#request = value
    if (given === value) this.#own.delete(element)
    else this.#own.set(element, value)
  }
}

const readOnly =
  /\._(children|count|version)$|^cmi\.(_version|completion_threshold|credit|entry|launch_data|learner_id|learner_name|max_time_allowed|mode|scaled_passing_score|time_limit_action|total_time|comments_from_lms\..*)$|^adl\.(nav\.request_valid\.|data\.\d+\.id$)/

/** Completion and success as the thresholds of the manifest decide them over what an item says itself (RTE 4.2.4.1, 4.2.20.1). */
function evaluated(
  flat: Record<string, unknown>,
  { threshold, passing }: { threshold: string; passing: string },
): Values {
  const numberIn = (element: string) => {
    const text = flat[element]
    return typeof text === 'string' && text !== '' ? Number(text) : null
  }
  const [progress, scaled] = [numberIn('cmi.progress_measure'), numberIn('cmi.score.scaled')]
  return {
    ...(threshold !== '' && progress !== null
      ? { 'cmi.completion_status': progress >= Number(threshold) ? 'completed' : 'incomplete' }
      : {}),
    ...(passing !== '' && scaled !== null
      ? { 'cmi.success_status': scaled >= Number(passing) ? 'passed' : 'failed' }
      : {}),
  }
}
