import { timespanOf } from '../../scorm-time.ts'
import { Calls } from './call-api.ts'
import type { CourseRecord, Interaction, Standing } from './course-record.ts'
import { decimal, pattern12, spell12 } from './spell-response.ts'

const ranks = ['', 'not attempted', 'browsed', 'incomplete', 'failed', 'completed', 'passed']
const rank = (status: string) => ranks.indexOf(status)

/** The one status of SCORM 1.2 says both (RTE §3.4.4): that it is done and, where it is graded, that it was passed. */
function statusOf({ isCompleted, isPassed }: Standing): string {
  if (!isCompleted) return isPassed === false ? 'failed' : 'incomplete'
  return isPassed === null ? 'completed' : isPassed ? 'passed' : 'failed'
}

const two = (value: number) => String(value).padStart(2, '0')
const timeOf = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`

/** The register of a SCORM 1.2 system; everything is committed at once, since nothing may come when the page is left. */
export class Record12 implements CourseRecord {
  readonly limit = 4096
  readonly resumed: string
  readonly isReview: boolean
  readonly #calls: Calls
  readonly #began = Date.now()
  #status: string
  #interactions: number
  #hasLeft = false

  constructor(api: object) {
    const calls = new Calls(api)
    this.#calls = calls
    const answered = calls.call('LMSInitialize', '')
    this.#status = calls.call('LMSGetValue', 'cmi.core.lesson_status')
    calls.told(answered === 'true' || answered === '1' || this.#status !== '')
    this.resumed = calls.call('LMSGetValue', 'cmi.suspend_data')
    this.isReview = ['review', 'browse'].includes(calls.call('LMSGetValue', 'cmi.core.lesson_mode'))
    this.#interactions = Number(calls.call('LMSGetValue', 'cmi.interactions._count')) || 0
    if (this.isReview || rank(this.#status) >= rank('incomplete')) return
    this.#set('cmi.core.lesson_status', 'incomplete')
    this.#status = 'incomplete'
    this.#commit()
  }

  #set(name: string, value: string): boolean {
    return this.#calls.succeeds('LMSSetValue', name, value)
  }

  #commit(): void {
    this.#set('cmi.core.session_time', timespanOf((Date.now() - this.#began) / 1000))
    this.#calls.told(this.#calls.succeeds('LMSCommit', ''))
  }

  save(standing: Standing): void {
    if (this.isReview || this.#hasLeft) return
    const { scoreBasisPoints, location, state, isCompleted } = standing
    this.#set('cmi.suspend_data', state)
    this.#set('cmi.core.lesson_location', location.slice(0, 255))
    if (scoreBasisPoints !== null) {
      this.#set('cmi.core.score.min', '0')
      this.#set('cmi.core.score.max', '100')
      this.#set('cmi.core.score.raw', decimal(scoreBasisPoints / 100))
    }
    // What was obtained once stays, whatever is done again.
    const status = statusOf(standing)
    if (rank(status) > rank(this.#status)) this.#status = status
    this.#set('cmi.core.lesson_status', this.#status)
    this.#set('cmi.core.exit', isCompleted ? '' : 'suspend')
    this.#commit()
  }

  report({ id, response, right, result, weight, latencySeconds, at }: Interaction): void {
    if (this.isReview || this.#hasLeft) return
    const name = `cmi.interactions.${this.#interactions}`
    if (!this.#set(`${name}.id`, id)) return
    this.#set(`${name}.type`, response.kind)
    this.#set(`${name}.time`, timeOf(at))
    if (right) this.#set(`${name}.correct_responses.0.pattern`, pattern12(right))
    this.#set(`${name}.weighting`, decimal(weight))
    this.#set(`${name}.student_response`, spell12(response))
    this.#set(`${name}.result`, result)
    this.#set(`${name}.latency`, timespanOf(latencySeconds))
    this.#interactions += 1
  }

  leave(): void {
    if (this.#hasLeft) return
    this.#hasLeft = true
    if (!this.isReview) this.#commit()
    this.#calls.call('LMSFinish', '')
  }

  onTrouble(listener: (isTroubled: boolean) => void): void {
    this.#calls.onTrouble(listener)
  }
}
