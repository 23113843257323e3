import { Scorm2004API } from 'scorm-again'
import { launchable } from '../attempts/judge-attempt.ts'
import type { PackageItem } from '../package-structure.ts'
import type { PlayConfig, PlayState } from '../play-messages.ts'
import { durationOf, secondsOf } from '../scorm-time.ts'
import type { Commit } from '../schemas.ts'
import { activityTree } from './activity-tree.ts'
import type { Snapshot } from './commit-queue.ts'
import { Conforming2004 } from './conform-2004.ts'
import { carriedOver, entryOf, keptOf } from './item-state.ts'
import { ItemStates } from './item-states.ts'
import { loadValues } from './load-values.ts'
import { noRequests, quietSettings } from './no-requests.ts'
import {
  addressOf,
  type ItemStatus,
  type Opened,
  type Runtime,
  type RuntimeHooks,
  type RuntimeView,
} from './runtime.ts'
import type { Stage } from './stage.ts'
import { traced, type Trace } from './trace.ts'

const exitOf = (value: unknown): Commit['exit'] =>
  value === 'suspend' || value === 'logout' || value === 'time-out' || value === 'normal' ? value : ''

/** The measure from which the primary objective is satisfied, 1 unless it is said (RTE 4.2.18); empty without one. */
function passingScore({ sequencing }: PackageItem): string {
  const primary = sequencing?.objectives.find(({ isPrimary }) => isPrimary)
  return primary?.satisfiedByMeasure ? String(primary.minNormalizedMeasure ?? 1) : ''
}

/**
 * What an item finds when it is opened (RTE 4.2). An attempt that was not suspended is over (RTE 4.2.8): the next one begins
 * with nothing of it but its time.
 */
function given(item: PackageItem, state: PlayState | undefined, { learner }: PlayConfig): Record<string, string> {
  const isResumed = state !== undefined && entryOf(state) === 'resume'
  return {
    'cmi.learner_id': learner.id,
    'cmi.learner_name': learner.name,
    'cmi.credit': 'credit',
    'cmi.mode': 'normal',
    'cmi.launch_data': item.dataFromLms,
    'cmi.max_time_allowed': item.sequencing?.attemptAbsoluteDurationLimit ?? '',
    'cmi.time_limit_action': item.timeLimitAction,
    'cmi.scaled_passing_score': passingScore(item),
    ...(isResumed ? carriedOver(state) : {}),
    'cmi.entry': isResumed ? 'resume' : 'ab-initio',
    'cmi.total_time': durationOf(state?.seconds ?? 0),
  }
}

type Validity = {
  canContinue: boolean
  canPrevious: boolean
  choices: Readonly<Record<string, string>>
  hidden: readonly string[]
}

const statuses = { completion: ['completed', 'incomplete'], success: ['passed', 'failed'] } as const
const oneOf = <Word extends string>(words: readonly Word[], text: string | undefined): Word | 'unknown' =>
  words.find((word) => word === text) ?? 'unknown'

/** The result of the whole, as it is rolled up to the root of the tree (SN 4.6). */
function wholeOf(tracked: ReturnType<Scorm2004API['getActivityTrackingData']>): Snapshot['whole'] {
  if (!tracked) return null
  const { completionStatus, successStatus, score } = tracked
  return {
    completion: oneOf(statuses.completion, completionStatus),
    success: oneOf(statuses.success, successStatus),
    scaled: score === null ? null : Math.min(1, Math.max(-1, score)),
  }
}

/** SCORM 2004: one runtime, whose engine decides which item comes (SN book), and when nothing more does. */
export class Runtime2004 implements Runtime {
  readonly #config: PlayConfig
  readonly #stage: Stage
  readonly #hooks: RuntimeHooks
  readonly #items: readonly PackageItem[]
  readonly #states: ItemStates
  readonly #api: Scorm2004API
  readonly #conforming: Conforming2004
  #validity: Validity = { canContinue: false, canPrevious: false, choices: {}, hidden: [] }
  #opened: Opened | null = null
  #launches = 0
  /** What the engine says is to be shown; null when that is done, or there is nothing. */
  #delivered: string | null = null
  #moving: Promise<void> = Promise.resolve()

  constructor(config: PlayConfig, stage: Stage, hooks: RuntimeHooks, trace: Trace) {
    this.#config = config
    this.#stage = stage
    this.#hooks = hooks
    this.#items = launchable(config.structure.items)
    this.#states = new ItemStates(config.states)
    this.#api = this.#makeApi()
    this.#conforming = new Conforming2004(this.#api)
    const api = this.#api
    window.API_1484_11 = traced(
      this.#conforming.functions(),
      trace,
      () => api.lastErrorCode,
      (name) => this.#onCall(name),
    )
  }

  previous = () => this.#request('previous')
  next = () => this.#request('continue')
  open = (itemId: string) => this.#request('choice', itemId)

  begin = async (): Promise<void> => {
    const { sequencing, lastItemId } = this.#config
    if (sequencing) this.#api.deserializeSequencingState(sequencing)
    const last = this.#items.filter(({ id }) => id === lastItemId)
    // What was suspended, else what was open last, else as the package begins, else its first item that may be chosen.
    const ways: [string, string?][] = [
      ['resumeAll'],
      ...last.map(({ id }): [string, string] => ['choice', id]),
      ['start'],
      ...this.#items.map(({ id }): [string, string] => ['choice', id]),
    ]
    for (const [name, target] of ways) {
      if (this.#api.processNavigationRequest(name, target) && this.#delivered !== null) return this.#show()
    }
    this.#hooks.onView()
  }

  snapshot = (): Snapshot | null => {
    if (!this.#opened) return null
    const { item, launch, ended } = this.#opened
    const { structure } = this.#config
    const isSco = item.launch?.kind === 'sco'
    const flat = isSco ? this.#conforming.written() : {}
    const values = keptOf(structure.edition, flat, this.#states.of(item.id)?.values ?? {})
    const seconds = secondsOf(values['cmi.session_time'] ?? '')
    const rest = { launch, seconds, exit: exitOf(values['cmi.exit']), ended: ended || !isSco }
    const whole = this.#items.length > 1 ? wholeOf(this.#api.getActivityTrackingData(structure.identifier)) : null
    const now = { itemId: item.id, values, ...rest, sequencing: this.#api.serializeSequencingState(), whole }
    this.#states.remember(this.#opened, now)
    return now
  }

  view = (): RuntimeView => {
    const { canContinue, canPrevious, choices, hidden } = this.#validity
    return {
      itemId: this.#opened?.item.id ?? null,
      canPrevious: canPrevious && !hidden.includes('previous'),
      canNext: canContinue && !hidden.includes('continue'),
      isOpen: ({ id }) => choices[id] === 'true',
      statusOf: ({ id, launch }) => this.#statusOf(id, launch?.kind === 'asset'),
    }
  }

  #makeApi(): Scorm2004API {
    const eventListeners = {
      onActivityDelivery: ({ id }: { id: string }) => {
        this.#delivered = id
      },
      onNavigationValidityUpdate: (told: {
        continue: boolean
        previous: boolean
        choice: Record<string, 'true' | 'false'>
        hideLmsUi: readonly string[]
      }) => {
        const { continue: canContinue, previous: canPrevious, choice: choices, hideLmsUi: hidden } = told
        this.#validity = { canContinue, canPrevious, choices, hidden }
        this.#hooks.onView()
      },
    }
    const sequencing = { activityTree: activityTree(this.#config.structure), eventListeners }
    return new Scorm2004API({ ...quietSettings, sequencing }, noRequests)
  }

  #onCall(name: string): void {
    if (name === 'GetValue' || !this.#opened) return
    if (name === 'Terminate') this.#opened.ended = this.#api.isTerminated()
    // An item may write hundreds of values at once: they are gathered up a moment later.
    if (name === 'SetValue') this.#hooks.onWritten(false)
    else this.#keep()
    if (name === 'Terminate' && this.#isToChange()) window.setTimeout(() => void this.#show(), 0)
  }

  /** Whether an item, by what it said last, makes room for another or for none: once it has spoken out. */
  #isToChange(): boolean {
    const state: unknown = this.#api.getSequencingState()
    const isOver =
      typeof state === 'object' && state !== null && 'currentActivity' in state && state.currentActivity === null
    return this.#delivered !== null || isOver || this.#conforming.asksToLeave()
  }

  #keep(): void {
    if (this.#opened) this.#hooks.onWritten(true)
  }

  /** Shows what the engine has delivered, or that there is nothing to show; one after the other. */
  #show(): Promise<void> {
    this.#moving = this.#moving.then(() => this.#change())
    return this.#moving
  }

  async #change(): Promise<void> {
    const item = this.#items.find(({ id }) => id === this.#delivered)
    this.#delivered = null
    await this.#stage.leave()
    this.#keep()
    this.#opened = null
    if (item) {
      this.#launches += 1
      this.#api.reset(undefined, { preserveListeners: true, resetTotalTime: true })
      this.#conforming.forget()
      loadValues(this.#conforming.restore, given(item, this.#states.of(item.id), this.#config))
      this.#api.lastErrorCode = '0'
      this.#opened = { item, launch: this.#launches, ended: false, seconds: 0 }
      this.#stage.open(addressOf(item), item.title)
      this.#keep()
    } else this.#stage.hide()
    this.#hooks.onView()
  }

  /** Does what the learner asks by the frame: the item that is open says its last words first. */
  async #request(name: string, target?: string): Promise<void> {
    await this.#moving
    await this.#stage.leave()
    this.#keep()
    const went = this.#api.processNavigationRequest(name, target)
    // Not allowed after all: what was there comes back.
    if (!went) this.#delivered = this.#opened?.item.id ?? null
    await this.#show()
  }

  #statusOf(itemId: string, isAsset: boolean): ItemStatus {
    const state = this.#states.of(itemId)
    if (!state) return null
    if (isAsset) return 'completed'
    const success = oneOf(statuses.success, state.values['cmi.success_status'])
    const completion = oneOf(statuses.completion, state.values['cmi.completion_status'])
    if (success !== 'unknown') return success
    return completion === 'unknown' ? null : completion
  }
}
