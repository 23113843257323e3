import { durationOf } from '../../scorm-time.ts'
import { Calls } from './call-api.ts'
import type { CourseRecord, Interaction, Standing } from './course-record.ts'
import { decimal, pattern2004, spell2004 } from './spell-response.ts'

const results = { correct: 'correct', wrong: 'incorrect', neutral: 'neutral' } as const

/** time(second,10,0) of SCORM 2004 (RTE §4.1.1.7): a zone may only stand after parts of a second, of which two signs are taken. */
const instant = (at: Date) => at.toISOString().replace(/\dZ$/, 'Z')

/** The register of a SCORM 2004 system; everything is committed at once, since nothing may come when the page is left. */
export class Record2004 implements CourseRecord {
  readonly limit = 64_000
  readonly resumed: string
  readonly isReview: boolean
  readonly #calls: Calls
  readonly #began = Date.now()
  #wasCompleted: boolean
  #wasPassed: boolean
  #interactions: number
  #hasLeft = false

  constructor(api: object) {
    const calls = new Calls(api)
    this.#calls = calls
    const answered = calls.call('Initialize', '')
    const status = calls.call('GetValue', 'cmi.completion_status')
    calls.told(answered === 'true' || answered === '1' || status !== '')
    this.#wasCompleted = status === 'completed'
    this.#wasPassed = calls.call('GetValue', 'cmi.success_status') === 'passed'
    this.resumed = calls.call('GetValue', 'cmi.suspend_data')
    this.isReview = ['review', 'browse'].includes(calls.call('GetValue', 'cmi.mode'))
    this.#interactions = Number(calls.call('GetValue', 'cmi.interactions._count')) || 0
    if (this.isReview || this.#wasCompleted) return
    this.#set('cmi.completion_status', 'incomplete')
    this.#set('cmi.exit', 'suspend')
    this.#commit()
  }

  #set(name: string, value: string): boolean {
    return this.#calls.succeeds('SetValue', name, value)
  }

  #commit(): void {
    this.#set('cmi.session_time', durationOf((Date.now() - this.#began) / 1000))
    this.#calls.told(this.#calls.succeeds('Commit', ''))
  }

  save({ scoreBasisPoints, location, state, isCompleted, isPassed, percent }: Standing): void {
    if (this.isReview || this.#hasLeft) return
    this.#set('cmi.suspend_data', state)
    this.#set('cmi.location', location.slice(0, 1000))
    this.#set('cmi.progress_measure', decimal((isCompleted ? 100 : percent) / 100))
    if (scoreBasisPoints !== null) {
      this.#set('cmi.score.min', '0')
      this.#set('cmi.score.max', '100')
      this.#set('cmi.score.raw', decimal(scoreBasisPoints / 100))
      this.#set('cmi.score.scaled', decimal(scoreBasisPoints / 10_000))
    }
    // What was obtained once stays, whatever is done again.
    this.#wasCompleted ||= isCompleted
    this.#wasPassed ||= isPassed === true
    this.#set('cmi.completion_status', this.#wasCompleted ? 'completed' : 'incomplete')
    if (this.#wasPassed) this.#set('cmi.success_status', 'passed')
    else if (isPassed === false) this.#set('cmi.success_status', 'failed')
    this.#set('cmi.exit', 'suspend')
    this.#commit()
  }

  report({ id, asked, response, right, tolerance, result, weight, latencySeconds, at }: Interaction): void {
    if (this.isReview || this.#hasLeft) return
    const name = `cmi.interactions.${this.#interactions}`
    if (!this.#set(`${name}.id`, id)) return
    this.#set(`${name}.type`, response.kind)
    this.#set(`${name}.timestamp`, instant(at))
    if (right) this.#set(`${name}.correct_responses.0.pattern`, pattern2004(right, tolerance))
    this.#set(`${name}.weighting`, decimal(weight))
    this.#set(`${name}.learner_response`, spell2004(response))
    this.#set(`${name}.result`, results[result])
    this.#set(`${name}.latency`, durationOf(latencySeconds))
    this.#set(`${name}.description`, asked.slice(0, 250))
    this.#interactions += 1
  }

  leave(): void {
    if (this.#hasLeft) return
    this.#hasLeft = true
    if (!this.isReview) this.#commit()
    this.#calls.call('Terminate', '')
  }

  onTrouble(listener: (isTroubled: boolean) => void): void {
    this.#calls.onTrouble(listener)
  }
}
