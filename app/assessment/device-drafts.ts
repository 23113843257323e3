import { textOf } from '#app/platform/form-text.ts'
import type { Fields } from './device-answer.ts'
import { deviceState, placeKey } from './device-state.ts'
import { listDrafts, putDraft, removeDraft, type Draft } from './device-store.ts'

type Place = { personId: string; attemptId: string; itemId: string }

/** Milliseconds: what is left of a pause in typing; and how long a draft is kept, thirty days. */
const pause = 250
const longestKept = 30 * 24 * 60 * 60_000

const answerForms = () =>
  [...document.querySelectorAll<HTMLFormElement>('form.exercise__form')].filter(
    (form) => new FormData(form).get('intent') === 'answer',
  )

/**
 * Other texts worth keeping, as their forms ask by `data-draft`: whose place it is and, after a blank, the state it is
 * written upon. Once it is saved the state is another, and the draft goes.
 */
const textForms = () => [...document.querySelectorAll<HTMLFormElement>('form[data-draft]')]

const draftForms = () => [...answerForms(), ...textForms()]

function placeOf(form: HTMLFormElement): { attemptId: string; itemId: string } {
  const [subject, state] = form.dataset.draft?.split(' ') ?? []
  if (subject !== undefined) return { attemptId: subject, itemId: state ?? '' }
  const data = new FormData(form)
  return { attemptId: textOf(data, 'attemptId'), itemId: textOf(data, 'itemId') }
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
const isControl = (element: Element): element is Control =>
  (element instanceof HTMLInputElement && element.type !== 'hidden') ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement
const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')

const controlsOf = (form: HTMLFormElement): Control[] => [...form.elements].filter(isControl)

/** The fields somebody fills in, as they stand. */
function filledIn(form: HTMLFormElement): Fields {
  return controlsOf(form).flatMap((control): Fields => {
    if (isChoice(control) && !control.checked) return []
    return control.value ? [[control.name, control.value]] : []
  })
}

/** Whether nobody has touched a form since the server wrote it. */
function isUntouched(form: HTMLFormElement): boolean {
  return controlsOf(form).every((control) => {
    if (isChoice(control)) return control.checked === control.defaultChecked
    if (!(control instanceof HTMLSelectElement)) return control.value === control.defaultValue
    return control.value === (control.querySelector<HTMLOptionElement>('option[selected]')?.value ?? '')
  })
}

function fillIn(form: HTMLFormElement, fields: Fields): void {
  for (const control of controlsOf(form)) {
    const own = fields.filter(([name]) => name === control.name).map(([, value]) => value)
    if (isChoice(control)) control.checked = own.includes(control.value)
    else control.value = own[0] ?? ''
    const folded = control.closest('details')
    if (folded && own.length > 0) folded.open = true
  }
  // A comment at words one had chosen has no field in a page loaded anew: its text is not lost for that.
  const names = new Set(controlsOf(form).map(({ name }) => name))
  const homeless = fields.flatMap(([name, value]) => (names.has(name) ? [] : [value]))
  const last = controlsOf(form).findLast((control) => control instanceof HTMLTextAreaElement)
  if (last && homeless.length > 0) last.value = [last.value, ...homeless].filter(Boolean).join('\n')
}

/** An answer in words: the labels of what was chosen, the text that was written. */
export function wordsOf(form: HTMLFormElement): string {
  const lines = controlsOf(form).flatMap((control) => {
    const label = control.labels?.[0]?.textContent.trim() ?? ''
    if (isChoice(control)) return control.checked ? [label] : []
    if (!control.value) return []
    if (!(control instanceof HTMLSelectElement)) return [control.value]
    const chosen = control.selectedOptions[0]?.textContent ?? ''
    const asked = [...(control.labels[0]?.children ?? [])].filter((child) => child !== control)
    return [`${asked.map((child) => child.textContent).join('')}: ${chosen}`]
  })
  // Items brought into order by buttons are a list, and no fields.
  const rows = [...form.querySelectorAll('.order-list > li > :first-child')]
  const inOrder = rows.map((row, index) => `${index + 1}. ${row.textContent.trim()}`)
  return [...lines, ...inOrder].join('\n')
}

/** The form on this page with this UUID. */
export const formWith = (answerId: string): HTMLFormElement | undefined =>
  answerForms().find((form) => new FormData(form).get('answerId') === answerId)

const unsaved = new Map<string, { timer: ReturnType<typeof setTimeout>; save: () => Promise<void> }>()

function saveSoon(form: HTMLFormElement, personId: string): void {
  const place = { personId, ...placeOf(form) }
  const key = placeKey(place)
  clearTimeout(unsaved.get(key)?.timer)
  const save = async () => {
    unsaved.delete(key)
    const fields = filledIn(form)
    if (fields.length > 0) await putDraft({ ...place, fields, at: Date.now() })
    else await removeDraft(place)
  }
  // A browser that keeps nothing has no drafts; the answer itself is sent all the same.
  const timer = setTimeout(() => void save().catch(() => undefined), pause)
  unsaved.set(key, { timer, save })
}

/** Drops the draft of an answer that the server has. */
export async function forgetDraft(place: Place): Promise<void> {
  clearTimeout(unsaved.get(placeKey(place))?.timer)
  unsaved.delete(placeKey(place))
  await removeDraft(place)
}

/** Keeps what is being filled in, as long as the page lives. @returns how to stop */
export function keepDrafts(personId: string): () => void {
  const onInput = ({ target }: Event) => {
    const form = target instanceof Element ? target.closest('form') : null
    if (form && draftForms().includes(form)) saveSoon(form, personId)
  }
  const saveNow = () => {
    for (const { timer, save } of unsaved.values()) {
      clearTimeout(timer)
      void save().catch(() => undefined)
    }
  }
  // What was typed before the page came alive.
  for (const form of draftForms()) if (!isUntouched(form)) saveSoon(form, personId)
  document.addEventListener('input', onInput)
  window.addEventListener('pagehide', saveNow)
  document.addEventListener('visibilitychange', saveNow)
  return () => {
    saveNow()
    document.removeEventListener('input', onInput)
    window.removeEventListener('pagehide', saveNow)
    document.removeEventListener('visibilitychange', saveNow)
  }
}

const seen = new WeakSet<HTMLFormElement>()

/** Puts back, into each form that is new on this page, what waits in its place or was being filled in. */
export async function restoreForms(personId: string): Promise<void> {
  const fresh = draftForms().filter((form) => !seen.has(form))
  if (fresh.length === 0) return
  const drafts = await listDrafts(personId, Date.now() - longestKept)
  for (const form of fresh) {
    seen.add(form)
    const place = placeOf(form)
    const key = placeKey(place)
    const isPast = (one: Draft) => one.attemptId === place.attemptId && one.itemId !== place.itemId
    if (form.dataset.draft) await Promise.all(drafts.filter(isPast).map(removeDraft))
    const waits = deviceState.get().waiting.findLast((answer) => placeKey(answer) === key)
    const draft = drafts.find((one) => placeKey(one) === key)
    const fields = waits?.fields ?? draft?.fields
    if (!fields || !isUntouched(form)) continue
    fillIn(form, fields)
    if (!waits) deviceState.set({ restored: true })
  }
}
