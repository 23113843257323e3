import { z } from 'zod'
import type { LivePreview } from '../live-preview.server.ts'
import { draftPaths } from '../paths.ts'
import { dropCopy, findCopy, keepCopy, type UnsavedCopy } from './unsaved-copy.ts'

/** Where the text stands: as saved, still to be saved, on its way, waiting for the network, behind another's, or not taken. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'overtaken' | 'refused'
/** After these only the button saves, and says why it does not. */
const stopped: readonly SaveState[] = ['overtaken', 'refused']

/** What the page is told while a text is written. */
export type LiveState = {
  /** Null until the first answer: what came with the page stands. */
  shown: LivePreview | null
  others: string[]
  state: SaveState
  /** When it was last saved from this page. */
  savedAt: Date | null
  revision: number
  /** What was written in this browser and never saved. */
  found: UnsavedCopy | null
}

const Answer = z.object({
  saved: z.object({ revision: z.number().nullable() }).nullable(),
  others: z.array(z.string()),
  shown: z.custom<LivePreview>().nullable(),
})

/** Milliseconds after the last key: to the preview, to saving; and between signs of life. */
const after = { preview: 300, save: 4000, life: 25_000 }
/** Milliseconds that leaving the page by a link waits for the text to be saved. */
const patience = 4000
const pause = (milliseconds: number) => new Promise<void>((resolve) => window.setTimeout(resolve, milliseconds))
/** Characters of a text that is still sent when its page is closed. */
const longestParting = 20_000

/** The server has answered, and will answer so again. */
class NotTaken extends Error {}

export type LiveText = {
  slug: string
  path: string
  counter: string | null
  language: string
  personId: string
  text: string
  revision: number
}

/**
 * A text while it is written: a preview after a short rest, saved after a longer one and before the page is left, a copy in
 * this browser until then. It asks one thing at a time, so an older answer never follows a newer.
 */
export class LiveDraft {
  #about: Omit<LiveText, 'text' | 'revision'>
  readonly #key: string
  #text: string
  #saved: string
  #isAsking = false
  #isOver = false
  #timers: { preview?: number; save?: number; life?: number } = {}
  #tell: (state: LiveState) => void = () => undefined
  state: LiveState

  constructor({ text, revision, ...about }: LiveText, state: SaveState) {
    this.#about = about
    this.#key = `${about.personId} ${about.slug} ${about.path}`
    this.#text = this.#saved = text
    this.state = { shown: null, others: [], state, savedAt: null, revision, found: null }
  }

  #change(part: Partial<LiveState>): void {
    this.state = { ...this.state, ...part }
    this.#tell(this.state)
  }

  /** Begins to speak with the server. @returns what ends it */
  begin(tell: (state: LiveState) => void): () => void {
    this.#tell = tell
    this.#isOver = false
    const found = findCopy(this.#key)
    if (found && found.text !== this.#text) this.#change({ found })
    const leave = () => {
      if (document.visibilityState === 'hidden') this.#ask(true)
    }
    const back = () => this.#ask(true)
    const follow = (event: MouseEvent) => this.#follow(event)
    document.addEventListener('click', follow, true)
    document.addEventListener('visibilitychange', leave)
    window.addEventListener('online', back)
    this.#timers.life = window.setInterval(() => {
      if (document.visibilityState === 'visible') this.#ask(false)
    }, after.life)
    this.#ask(false)
    return () => {
      document.removeEventListener('click', follow, true)
      document.removeEventListener('visibilitychange', leave)
      window.removeEventListener('online', back)
      for (const timer of Object.values(this.#timers)) window.clearTimeout(timer)
      this.#tell = () => undefined
      // Left in another way than by a link, as by the button of the browser.
      this.#isOver = true
      if (this.#isToSave) void this.#saveNow()
    }
  }

  /** What stands in the field now. */
  get text(): string {
    return this.#text
  }

  get #isToSave(): boolean {
    return !stopped.includes(this.state.state) && this.#text !== this.#saved
  }

  /** A link to another page is followed once the text is saved; where it is not in time, its copy stays in this browser. */
  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const hasKey = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (!link || !this.#isToSave || this.#isOver || event.button !== 0 || hasKey) return
    const isHere = link.pathname === location.pathname && link.search === location.search
    if (link.origin !== location.origin || isHere || link.target || link.hasAttribute('download')) return
    event.preventDefault()
    event.stopPropagation()
    void this.#saveNow().then(() => {
      if (stopped.includes(this.state.state)) return
      this.#isOver = true
      link.click()
    })
  }

  async #saveNow(): Promise<void> {
    const until = Date.now() + patience
    while (this.#isAsking && Date.now() < until) await pause(50)
    if (this.#isToSave && !this.#isAsking) await Promise.race([this.#send(true), pause(patience)])
  }

  /** Takes what stands in the field now. */
  write(text: string): void {
    this.#text = text
    keepCopy(this.#key, { text, revision: this.state.revision, at: Date.now() })
    if (!stopped.includes(this.state.state)) this.#change({ state: text === this.#saved ? 'saved' : 'unsaved' })
    this.#later('preview', false)
    this.#later('save', true)
  }

  /** Goes on with what was written in this browser, from the revision it was begun at: what came since is not written over. */
  take(found: UnsavedCopy): void {
    this.#change({ found: null, revision: found.revision })
    this.write(found.text)
  }

  /** The page has read the text anew: it is saved, where nothing was written since. */
  loaded(text: string, revision: number): void {
    if (text !== this.#text || revision === this.state.revision) return
    this.#saved = text
    dropCopy(this.#key)
    this.#change({ state: 'saved', revision, savedAt: new Date(), found: null })
  }

  /** Looks at the text from another counter, or in another language of the page. */
  look({ counter, language }: Pick<LiveText, 'counter' | 'language'>): void {
    if (counter === this.#about.counter && language === this.#about.language) return
    this.#about = { ...this.#about, counter, language }
    this.#ask(false)
  }

  /** Lets go of the copy in this browser that is not wanted. */
  forget(): void {
    dropCopy(this.#key)
    this.#change({ found: null })
  }

  #later(name: 'preview' | 'save', save: boolean): void {
    window.clearTimeout(this.#timers[name])
    this.#timers[name] = window.setTimeout(() => this.#ask(save), after[name])
  }

  #ask(save: boolean): void {
    const isToSave = save && this.#isToSave
    if (save && !isToSave) return
    if (this.#isAsking) this.#later(save ? 'save' : 'preview', save)
    else void this.#send(isToSave)
  }

  async #send(isToSave: boolean): Promise<void> {
    this.#isAsking = true
    const sent = this.#text
    if (isToSave) this.#change({ state: 'saving' })
    try {
      const { saved, others, shown } = await this.#post(sent, isToSave)
      this.#change({ others, shown })
      if (saved) this.#saveIs(saved.revision, sent)
    } catch (error) {
      if (isToSave && error instanceof NotTaken) this.#change({ state: 'refused' })
      else if (isToSave) {
        this.#change({ state: 'offline' })
        if (!this.#isOver) this.#later('save', true)
      }
    } finally {
      this.#isAsking = false
    }
  }

  async #post(text: string, isToSave: boolean): Promise<z.infer<typeof Answer>> {
    const { slug, path, counter, language } = this.#about
    const body = new FormData()
    const fields = {
      path,
      text,
      revision: String(this.state.revision),
      counter: counter ?? '',
      language,
      save: isToSave ? '1' : '',
    }
    for (const [name, value] of Object.entries(fields)) if (value) body.set(name, value)
    if (!text) body.set('text', '')
    // Beyond that a browser does not send what outlives its page.
    const keepalive = text.length < longestParting
    const answer = await fetch(draftPaths.live({ slug }), { method: 'POST', body, keepalive })
    if (answer.status >= 400 && answer.status < 500) throw new NotTaken(String(answer.status))
    if (!answer.ok) throw new Error(String(answer.status))
    return Answer.parse(await answer.json())
  }

  #saveIs(revision: number | null, sent: string): void {
    if (revision === null) {
      this.#change({ state: 'overtaken' })
      return
    }
    this.#saved = sent
    const isWhole = this.#text === sent
    if (isWhole) dropCopy(this.#key)
    this.#change({ state: isWhole ? 'saved' : 'unsaved', savedAt: new Date(), revision })
  }
}
