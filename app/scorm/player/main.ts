/** The shell around a package, on the content origin: its runtime, its contents, its commits. */
import { launchable } from '../attempts/judge-attempt.ts'
import type { PlayConfig, SaveState } from '../play-messages.ts'
import { cleanOrigin } from './clean-origin.ts'
import { CommitQueue } from './commit-queue.ts'
import { drawContents } from './contents.ts'
import { readConfig, siteChannel } from './read-config.ts'
import type { Runtime, RuntimeHooks } from './runtime.ts'
import { makeStage, type Stage } from './stage.ts'
import { Trace } from './trace.ts'

/** Milliseconds after which what was written is sent, unless the package says so itself: more often would be a flood. */
const pause = 1000

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`no #${id}`)
  return found
}

/** Each edition's half of the runtime is loaded only where it is played. */
async function makeRuntime(config: PlayConfig, stage: Stage, hooks: RuntimeHooks, trace: Trace): Promise<Runtime> {
  if (config.structure.edition === '1.2') {
    const { Runtime12 } = await import('./runtime-12.ts')
    return new Runtime12(config, stage, hooks, trace)
  }
  const { Runtime2004 } = await import('./runtime-2004.ts')
  return new Runtime2004(config, stage, hooks, trace)
}

/** Carries commits to the site's page, and in the last moment past it. */
function makeQueue(config: PlayConfig, trace: Trace): CommitQueue {
  let told: SaveState = 'saved'
  const toSite = siteChannel(config.siteOrigin, (message) => queue.onReply(message))
  const queue = new CommitQueue(config, {
    post: (commit) => toSite({ sguardi: 'commit', commit }),
    beacon: (body) => void navigator.sendBeacon('commits', body),
    calls: trace,
    onState: (state) => {
      // What could not be kept stays said until something was.
      told = told === 'too_large' && state === 'waiting' ? told : state
      toSite({ sguardi: 'state', state: told })
    },
  })
  return queue
}

/** Draws the frame as the runtime stands; a package of one item has none. */
function drawer(config: PlayConfig) {
  const { structure, texts } = config
  const [note, contents, bar] = ['note', 'contents', 'bar'].map((id) => element(id, HTMLElement))
  const [previous, next] = ['previous', 'next'].map((id) => element(id, HTMLButtonElement))
  if (!note || !contents || !bar || !previous || !next) throw new Error('the page has no frame')
  const hasSeveral = launchable(structure.items).length > 1
  let hasBegun = false
  const draw = (runtime: Runtime) => {
    const view = runtime.view()
    hasBegun ||= view.itemId !== null
    contents.hidden = !hasSeveral
    bar.hidden = !hasSeveral
    previous.disabled = !view.canPrevious
    next.disabled = !view.canNext
    note.hidden = view.itemId !== null
    note.textContent = texts[hasBegun ? 'ended' : 'choose']
    if (hasSeveral) drawContents(contents, structure.items, view, texts, (id) => void runtime.open(id))
  }
  return { draw, previous, next }
}

async function play(): Promise<void> {
  const config = readConfig()
  const trace = new Trace()
  const queue = makeQueue(config, trace)
  const stage = makeStage(element('stage', HTMLIFrameElement), 'files/')
  const { draw, previous, next } = drawer(config)
  let timer = 0
  const keep = () => {
    const now = runtime.snapshot()
    if (now) queue.keep(now)
    show()
  }
  const send = () => {
    window.clearTimeout(timer)
    timer = 0
    keep()
    queue.flush()
  }
  const onWritten = (urgent: boolean) => {
    if (urgent) send()
    else timer ||= window.setTimeout(send, pause)
  }
  let drawing = 0
  const show = () => {
    window.clearTimeout(drawing)
    drawing = window.setTimeout(() => draw(runtime), 0)
  }
  const [runtime] = await Promise.all([makeRuntime(config, stage, { onWritten, onView: show }, trace), cleanOrigin()])
  previous.addEventListener('click', () => void runtime.previous())
  next.addEventListener('click', () => void runtime.next())
  window.addEventListener('pagehide', () => {
    keep()
    queue.throwAfter()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') send()
  })
  window.addEventListener('online', send)
  await runtime.begin()
  draw(runtime)
}

void play()
