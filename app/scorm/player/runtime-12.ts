import { Scorm12API } from 'scorm-again'
import { launchable } from '../attempts/judge-attempt.ts'
import { arePrerequisitesMet, lessonStatuses, type LessonStatus } from '../package/prerequisites.ts'
import type { PackageItem } from '../package-structure.ts'
import type { PlayConfig, PlayState } from '../play-messages.ts'
import { secondsOf, timespanOf } from '../scorm-time.ts'
import type { Commit } from '../schemas.ts'
import type { Snapshot } from './commit-queue.ts'
import { conforming12 } from './conform-12.ts'
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
  value === 'suspend' || value === 'logout' || value === 'time-out' ? value : ''

/** What the runtime says of itself to an item that is opened (SCORM 1.2 RTE §3.4.4). */
function given(item: PackageItem, state: PlayState | undefined, { learner }: PlayConfig): Record<string, string> {
  return {
    'cmi.core.student_id': learner.id,
    'cmi.core.student_name': learner.name,
    'cmi.core.credit': 'credit',
    'cmi.core.lesson_mode': 'normal',
    'cmi.core.lesson_status': 'not attempted',
    ...(item.masteryScore === null ? {} : { 'cmi.student_data.mastery_score': String(item.masteryScore) }),
    'cmi.student_data.max_time_allowed': item.maxTimeAllowed,
    'cmi.student_data.time_limit_action': item.timeLimitAction,
    'cmi.launch_data': item.dataFromLms,
    ...(state ? carriedOver(state) : {}),
    'cmi.core.entry': entryOf(state),
    'cmi.core.total_time': timespanOf(state?.seconds ?? 0),
  }
}

/**
 * A mastery score in the manifest decides over what the package says of itself, and an item that never says how it stands is
 * complete when it ends (RTE §3.4.4, lesson_status).
 */
const settingsOf = ({ masteryScore }: PackageItem) => {
  return { ...quietSettings, mastery_override: masteryScore !== null, autoCompleteLessonStatus: true }
}

const statuses: readonly string[] = ['passed', 'failed', 'completed', 'incomplete']
const isStatus = (text: string): text is NonNullable<ItemStatus> => statuses.includes(text)

/** SCORM 1.2: a runtime for each opening of an item; the order of items is the learner's. */
export class Runtime12 implements Runtime {
  readonly #config: PlayConfig
  readonly #stage: Stage
  readonly #hooks: RuntimeHooks
  readonly #trace: Trace
  readonly #items: readonly PackageItem[]
  readonly #states: ItemStates
  #launches = 0
  #opened: (Opened & { api: Scorm12API | null }) | null = null

  constructor(config: PlayConfig, stage: Stage, hooks: RuntimeHooks, trace: Trace) {
    this.#config = config
    this.#stage = stage
    this.#hooks = hooks
    this.#trace = trace
    this.#items = launchable(config.structure.items)
    this.#states = new ItemStates(config.states)
  }

  begin = () => this.open(this.#items.find(({ id }) => id === this.#config.lastItemId)?.id ?? this.#items[0]?.id ?? '')
  previous = () => this.#step(-1)
  next = () => this.#step(1)

  snapshot = (): Snapshot | null => {
    if (!this.#opened) return null
    const { item, api, launch, ended } = this.#opened
    const values = api ? keptOf('1.2', api.getFlattenedCMI(), this.#states.of(item.id)?.values ?? {}) : {}
    const seconds = secondsOf(values['cmi.core.session_time'] ?? '')
    const rest = { launch, seconds, exit: exitOf(values['cmi.core.exit']), ended: ended || !api }
    const now = { itemId: item.id, values, ...rest, sequencing: null, whole: null }
    this.#states.remember(this.#opened, now)
    return now
  }

  open = async (itemId: string): Promise<void> => {
    const item = this.#items.find(({ id }) => id === itemId)
    if (!item) return
    await this.#stage.leave()
    this.#keep()
    this.#launches += 1
    const api = item.launch?.kind === 'sco' ? new Scorm12API(settingsOf(item), noRequests) : null
    window.API = api ? this.#functionsOf(api, item) : undefined
    this.#opened = { item, api, launch: this.#launches, ended: false, seconds: 0 }
    this.#stage.open(addressOf(item), item.title)
    this.#keep()
    this.#hooks.onView()
  }

  /** What the item calls, once the engine has what it had written. */
  #functionsOf(api: Scorm12API, item: PackageItem) {
    const functions = conforming12(api)
    loadValues((element, value) => api.setCMIValue(element, value), given(item, this.#states.of(item.id), this.#config))
    api.lastErrorCode = '0'
    return traced(
      functions,
      this.#trace,
      () => api.lastErrorCode,
      (name) => this.#onCall(name),
    )
  }

  view = (): RuntimeView => {
    const at = this.#at()
    return {
      itemId: this.#opened?.item.id ?? null,
      canPrevious: this.#canStep(at, -1),
      canNext: this.#canStep(at, 1),
      isOpen: ({ prerequisites }) => arePrerequisitesMet(prerequisites, this.#statuses()),
      statusOf: ({ id, launch }) => this.#statusOf(id, launch?.kind === 'asset'),
    }
  }

  /** How each item stands, as prerequisites ask for it. */
  #statuses(): Map<string, LessonStatus> {
    const statusOf = ({ id, launch }: PackageItem): LessonStatus => {
      const state = this.#states.of(id)
      const said = launch?.kind === 'asset' && state ? 'completed' : state?.values['cmi.core.lesson_status']
      return lessonStatuses.find((one) => one === said) ?? 'not attempted'
    }
    return new Map(this.#items.map((item) => [item.id, statusOf(item)]))
  }

  #at(): number {
    return this.#items.findIndex(({ id }) => id === this.#opened?.item.id)
  }

  #canStep(at: number, by: number): boolean {
    const other = at < 0 ? undefined : this.#items[at + by]
    return other !== undefined && arePrerequisitesMet(other.prerequisites, this.#statuses())
  }

  async #step(by: number): Promise<void> {
    const other = this.#items[this.#at() + by]
    if (other) await this.open(other.id)
  }

  #onCall(name: string): void {
    if (name === 'LMSGetValue' || !this.#opened) return
    if (name === 'LMSFinish') this.#opened.ended = this.#opened.api?.isTerminated() ?? true
    // An item may write hundreds of values at once: they are gathered up a moment later.
    if (name === 'LMSSetValue') this.#hooks.onWritten(false)
    else this.#keep()
  }

  #keep(): void {
    if (this.#opened) this.#hooks.onWritten(true)
  }

  #statusOf(itemId: string, isAsset: boolean): ItemStatus {
    const state = this.#states.of(itemId)
    if (!state) return null
    const status = isAsset ? 'completed' : (state.values['cmi.core.lesson_status'] ?? '')
    return isStatus(status) ? status : null
  }
}
