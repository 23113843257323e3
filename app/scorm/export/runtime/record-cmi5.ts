import { newUuid } from '#app/platform/new-uuid.ts'
import { durationOf } from '../../scorm-time.ts'
import type { CourseRecord, Interaction, Standing } from './course-record.ts'
import type { Launch } from './read-launch.ts'
import { pattern2004, spell2004 } from './spell-response.ts'

const stateId = 'sguardi.course'
const verbs = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
} as const
type Verb = keyof typeof verbs
type Json = Record<string, unknown>

const categories = 'https://w3id.org/xapi/cmi5/context/categories/'
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const part = (value: unknown, name: string): Json => {
  const found = isJson(value) ? value[name] : undefined
  return isJson(found) ? found : {}
}
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return null
  }
}

type Kept = { state: string; said: string[] }

/** How the record store is spoken to: one after the other, each tried three times. */
class Store {
  readonly #launch: Launch
  #authorization = ''
  #last: Promise<unknown> = Promise.resolve()
  #listener: (isTroubled: boolean) => void = () => undefined

  constructor(launch: Launch) {
    this.#launch = launch
  }

  onTrouble(listener: (isTroubled: boolean) => void): void {
    this.#listener = listener
  }

  async authorise(): Promise<void> {
    const answer: unknown = await (await fetch(this.#launch.fetch, { method: 'POST' })).json()
    const token = isJson(answer) ? answer['auth-token'] : undefined
    if (typeof token !== 'string') throw new Error('no key for the record store')
    this.#authorization = `Basic ${token}`
  }

  ask(path: string, method = 'GET', body?: string): Promise<Response> {
    const headers = {
      Authorization: this.#authorization,
      'X-Experience-API-Version': '1.0.3',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    }
    return fetch(this.#launch.endpoint + path, {
      method,
      headers,
      keepalive: true,
      ...(body === undefined ? {} : { body }),
    })
  }

  statePath(id: string): string {
    const { activityId, actor: agent, registration } = this.#launch
    return `activities/state?${String(new URLSearchParams({ stateId: id, activityId, agent, registration }))}`
  }

  async read(path: string): Promise<unknown> {
    const answer = await this.ask(path)
    return answer.ok ? parsed(await answer.text()) : null
  }

  /** Sends after all that was sent before; the same statement twice is one, by its id. */
  send(path: string, method: string, content: unknown): void {
    const body = JSON.stringify(content)
    const attempt = async (left: number): Promise<void> => {
      const isTaken = await this.ask(path, method, body).then(
        ({ ok, status }) => ok || status === 409,
        () => false,
      )
      if (isTaken || left === 0) this.#listener(!isTaken)
      else {
        await new Promise((resolve) => setTimeout(resolve, 1000))
        await attempt(left - 1)
      }
    }
    this.#last = this.#last.then(() => attempt(2))
  }
}

/** The record store of a cmi5 system: statements for what happens, the State API for where one is (cmi5 §9, §10). */
export class RecordCmi5 implements CourseRecord {
  readonly limit = 1_000_000
  readonly resumed: string
  readonly isReview: boolean
  readonly #began = Date.now()
  readonly #said: Set<string>
  readonly #launch: Launch
  readonly #store: Store
  readonly #template: Json
  #hasLeft = false

  private constructor(launch: Launch, store: Store, launchData: unknown, kept: Kept) {
    this.#launch = launch
    this.#store = store
    this.#template = part(launchData, 'contextTemplate')
    this.isReview = isJson(launchData) && ['Review', 'Browse'].includes(String(launchData.launchMode))
    this.resumed = kept.state
    this.#said = new Set(kept.said)
    this.#say('initialized')
  }

  /** Opens the session: the key, what the system says of the launch, the learner's preferences, the state kept last. */
  static async open(launch: Launch): Promise<RecordCmi5> {
    const store = new Store(launch)
    await store.authorise()
    const launchData = await store.read(store.statePath('LMS.LaunchData'))
    const profile = new URLSearchParams({ profileId: 'cmi5LearnerPreferences', agent: launch.actor })
    await store.read(`agents/profile?${String(profile)}`).catch(() => null)
    const kept = await store.read(store.statePath(stateId))
    const state = isJson(kept) && typeof kept.state === 'string' ? kept.state : ''
    const said = (isJson(kept) ? listOf(kept.said) : []).filter((one) => typeof one === 'string')
    return new RecordCmi5(launch, store, launchData, { state, said })
  }

  #seconds(): number {
    return (Date.now() - this.#began) / 1000
  }

  /** A statement with all that the system asks for in its template (cmi5 §9.6, §10.2.1). */
  #statement(verb: Verb, result: Json | null, object: Json): Json {
    const isCmi5 = verb !== 'answered'
    const isMoveOn = verb === 'completed' || verb === 'passed' || verb === 'failed'
    const activities = part(this.#template, 'contextActivities')
    const category = [
      ...listOf(activities.category),
      ...(isCmi5 ? [{ id: `${categories}cmi5` }] : []),
      ...(isMoveOn ? [{ id: `${categories}moveon` }] : []),
    ]
    const contextActivities = { ...activities, ...(category.length > 0 ? { category } : {}) }
    const { registration, actor } = this.#launch
    return {
      id: newUuid(),
      actor: parsed(actor),
      verb: { id: verbs[verb], display: { 'en-US': verb } },
      object,
      context: { ...this.#template, registration, contextActivities },
      timestamp: new Date().toISOString(),
      ...(result && { result }),
    }
  }

  #say(verb: Verb, result: Json | null = null, object: Json = { id: this.#launch.activityId }): void {
    this.#store.send('statements', 'POST', this.#statement(verb, result, object))
  }

  #once(verb: Verb, result: Json): void {
    if (this.#said.has(verb)) return
    this.#said.add(verb)
    this.#say(verb, { ...result, duration: durationOf(this.#seconds()) })
  }

  save({ isCompleted, isPassed, scoreBasisPoints, state }: Standing): void {
    if (this.isReview || this.#hasLeft) return
    const scored = scoreBasisPoints === null ? {} : { score: { scaled: scoreBasisPoints / 10_000 } }
    if (isPassed === true) this.#once('passed', { ...scored, success: true })
    else if (isPassed === false && !this.#said.has('passed')) this.#once('failed', { ...scored, success: false })
    if (isCompleted) this.#once('completed', { completion: true })
    this.#store.send(this.#store.statePath(stateId), 'PUT', { state, said: [...this.#said] })
  }

  report({ id, asked, response, right, tolerance, result, latencySeconds }: Interaction): void {
    if (this.isReview || this.#hasLeft) return
    const definition = {
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      interactionType: response.kind,
      description: { und: asked },
      ...(right && { correctResponsesPattern: [pattern2004(right, tolerance)] }),
    }
    const said = { response: spell2004(response), duration: durationOf(latencySeconds) }
    const success = result === 'neutral' ? {} : { success: result === 'correct' }
    this.#say('answered', { ...said, ...success }, { id: `${this.#launch.activityId}/${id}`, definition })
  }

  leave(): void {
    if (this.#hasLeft) return
    this.#hasLeft = true
    this.#say('terminated', { duration: durationOf(this.#seconds()) })
  }

  onTrouble(listener: (isTroubled: boolean) => void): void {
    this.#store.onTrouble(listener)
  }
}
