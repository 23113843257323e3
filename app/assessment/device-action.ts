import { isRouteErrorResponse, type ShouldRevalidateFunction } from '@remix-run/react'
import { textOf } from '#app/platform/form-text.ts'
import { deviceState, openedJournal } from './device-state.ts'
import type { Refusal } from './exercise-form.ts'
import { assessmentMessages } from './messages.ts'

/** What became of a form of a lesson in a page that is alive; `waiting` where the server was not reached. */
type Acted = { refusal: Refusal | null; refusedFor: null; waiting: boolean }

/** Whether the server said this itself; anything else thrown by a request means that it was not reached. */
const isOfServer = (error: unknown): boolean => error instanceof Response || isRouteErrorResponse(error)

/**
 * Whether a page that could not be loaded anew should rather stay as it is: the server is away, or asks to sign in again,
 * which somebody in the middle of writing is told and not thrown out for.
 */
export function isPageKept(error: unknown): boolean {
  if (!isOfServer(error)) return true
  const isSignIn = error instanceof Response && (error.headers.get('Location') ?? '').startsWith('/login')
  if (isSignIn) deviceState.set({ line: 'sign_in' })
  return isSignIn
}

const waits: Acted = { refusal: null, refusedFor: null, waiting: true }

const isKnown = (reason: string): reason is Refusal['reason'] => reason in assessmentMessages.it

/** What was filled in stays in its form, so it need not come back. */
const refusalOf = (form: FormData, reason: Refusal['reason']): Refusal => ({
  activityId: textOf(form, 'activityId'),
  itemId: textOf(form, 'itemId') || null,
  reason,
  value: null,
})

/** An answer goes by way of this device's journal; null where there is none. */
async function give(form: FormData): Promise<Acted | null> {
  const outcome = await openedJournal()
    ?.give(form)
    .catch(() => null)
  if (!outcome) return null
  const { refused, waiting } = outcome
  if (refused === null) return { ...waits, waiting }
  return { ...waits, waiting: false, refusal: refusalOf(form, isKnown(refused) ? refused : 'form_wrong') }
}

/**
 * What the forms of a lesson do in a page that is alive. Answers wait on the device where the server is not reached; what
 * only the server can do is said to need it, and is asked for after the answers that wait.
 */
export async function actOnDevice<Reply>(request: Request, ask: () => Promise<Reply>): Promise<Reply | Acted> {
  const form = await request.clone().formData()
  const given = form.get('intent') === 'answer' ? await give(form) : null
  if (given) return given
  await openedJournal()?.sendWaiting()
  try {
    if (form.get('intent') === 'submit-attempt' && deviceState.get().waiting.length > 0)
      throw new TypeError('answers wait')
    const reply = await ask()
    deviceState.set({ needsServer: false })
    return reply
  } catch (error) {
    // A redirect is thrown too.
    deviceState.set({ needsServer: !isOfServer(error) })
    if (isOfServer(error)) throw error
    return openedJournal() ? waits : { ...waits, refusal: refusalOf(form, 'not_reached') }
  }
}

/** A page has nothing new to ask for after an answer that waits; a refused form may have saved a part. */
export const revalidateUnlessWaiting: ShouldRevalidateFunction = ({
  actionResult,
  actionStatus,
  defaultShouldRevalidate,
}) => {
  const result: unknown = actionResult
  const isWaiting = typeof result === 'object' && result !== null && 'waiting' in result && result.waiting === true
  return !isWaiting && (defaultShouldRevalidate || actionStatus === 409)
}
