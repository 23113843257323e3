import { useLocation, useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { isMendable, type DeviceAnswer } from '../device-answer.ts'
import { keepDrafts, restoreForms } from '../device-drafts.ts'
import { DeviceJournal } from '../device-journal.ts'
import { deviceMessages } from '../device-messages.ts'
import { openedJournal, useDevice, type DeviceState } from '../device-state.ts'
import { assessmentMessages } from '../messages.ts'

/** Opens the journal for as long as this person is signed in on this page, and asks the page again when it changed elsewhere. */
function useJournal(personId: string): void {
  const { changes, waiting } = useDevice()
  const { pathname, key } = useLocation()
  const { state } = useNavigation()
  const { revalidate, state: revalidation } = useRevalidator()
  const looked = useRef(changes)
  useEffect(() => {
    const journal = new DeviceJournal(personId)
    const stopDrafts = keepDrafts(personId)
    return () => {
      stopDrafts()
      journal.close()
    }
  }, [personId])
  useEffect(() => {
    if (changes === looked.current) return
    looked.current = changes
    if (pathname.startsWith('/learn/')) revalidate()
  }, [changes, pathname, revalidate])
  useEffect(() => {
    void restoreForms(personId).catch(() => undefined)
  }, [personId, key, state, revalidation, waiting])
}

/** Holds a sign-out back while answers wait. @returns the form held back, and how to let it go on */
function useHeldSignOut(count: number) {
  const [held, hold] = useState<HTMLFormElement | null>(null)
  useEffect(() => {
    if (count === 0) return
    const onSubmit = (event: Event) => {
      const { target } = event
      if (!(target instanceof HTMLFormElement) || new URL(target.action).pathname !== '/logout') return
      event.preventDefault()
      event.stopPropagation()
      hold(target)
    }
    document.addEventListener('submit', onSubmit, true)
    return () => document.removeEventListener('submit', onSubmit, true)
  }, [count])
  // `submit()` asks nobody again.
  return { isHeld: held !== null && count > 0, leave: () => held?.submit(), stay: () => hold(null) }
}

function SignOutQuestion({ count, leave, stay }: { count: number; leave: () => void; stay: () => void }) {
  const t = useText(deviceMessages)
  const title = useRef<HTMLParagraphElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <div role="group" aria-labelledby="device-leave" className="device__card">
      <p id="device-leave" ref={title} tabIndex={-1} className="device__title">
        {t('sign_out_title', { count })}
      </p>
      <p>{t('sign_out_text', { count })}</p>
      <p className="button-row">
        <Button type="button" className="button--small" onClick={stay}>
          {t('sign_out_stay')}
        </Button>
        <Button type="button" kind="outline" className="button--small" onClick={leave}>
          {t('sign_out_anyway')}
        </Button>
      </p>
    </div>
  )
}

const isReason = (reason: string): reason is keyof (typeof assessmentMessages)['it'] => reason in assessmentMessages.it

/** Why an answer was refused, in words that stand by themselves away from its form. */
function useReason(): (reason: string) => string {
  const t = useText(deviceMessages)
  const all = useText(assessmentMessages)
  return (reason) => {
    if (isMendable(reason)) return t('refused_whole')
    if (reason === 'attempt_gone') return t('refused_gone')
    return all(isReason(reason) ? reason : 'form_wrong')
  }
}

function Refused({ answer }: { answer: DeviceAnswer }) {
  const t = useText(deviceMessages)
  const { time } = useFormats()
  const reasonOf = useReason()
  const text = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState(false)
  const { answerId, itemId, page, said, givenAt, refused } = answer
  const copy = async () => {
    text.current?.select()
    // Without TLS a page may not write to the clipboard: the text is selected, and the keyboard copies it.
    await navigator.clipboard.writeText(said)
    setCopied(true)
  }
  return (
    <li className="device__card">
      <p className="device__title">{reasonOf(refused ?? '')}</p>
      {said && (
        <label className="device__said">
          {t('refused_said', { time: time(givenAt) })}
          <textarea readOnly rows={3} ref={text} value={said} />
        </label>
      )}
      <p className="button-row">
        {said && (
          <Button type="button" className="button--small" onClick={() => void copy().catch(() => undefined)}>
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
        <Button
          type="button"
          kind="outline"
          className="button--small"
          onClick={() => void openedJournal()?.drop(answerId)}
        >
          {t('dismiss')}
        </Button>
        <Link to={`${page}#${itemId}`}>{t('go_there')}</Link>
      </p>
    </li>
  )
}

/** The sentences of the live region: nothing while all is as it should be. */
function useSentences({ waiting, refused, delivered, line, needsServer, restored }: DeviceState): string[] {
  const t = useText(deviceMessages)
  const { time } = useFormats()
  const count = waiting.length
  return [
    ...(count > 0 ? [t('waiting', { count }), t(line === 'sign_in' ? 'sign_in' : 'waiting_away', { count })] : []),
    ...(count === 0 && line === 'sign_in' ? [t('sign_in_only')] : []),
    ...(needsServer ? [t('needs_server')] : []),
    ...(delivered && count === 0 ? [t('delivered', { ...delivered, time: time(delivered.last, 'seconds') })] : []),
    ...(restored ? [t('restored')] : []),
    ...(refused.length > 0 ? [t('refused', { count: refused.length })] : []),
  ]
}

/** What waits on this device, what came through, and what was refused; told politely, at the foot of every page. */
export function DeviceStatus({ personId }: { personId: string }) {
  useJournal(personId)
  const device = useDevice()
  const t = useText(deviceMessages)
  const { pathname } = useLocation()
  const count = device.waiting.length
  const signOut = useHeldSignOut(count)
  const sentences = useSentences(device)
  const isQuiet = sentences.length === 0
  return (
    <aside className={isQuiet ? 'device' : 'device device--told'} aria-label={t('title')}>
      <div className="device__told">
        <p role="status">{sentences.join(' ')}</p>
        {device.line === 'sign_in' && <a href={`/login?to=${encodeURIComponent(pathname)}`}>{t('sign_in_link')}</a>}
        {count > 0 && device.line !== 'sign_in' && (
          <Button
            type="button"
            kind="outline"
            className="button--small"
            onClick={() => void openedJournal()?.sendWaiting()}
          >
            {t('send_now')}
          </Button>
        )}
      </div>
      {signOut.isHeld && <SignOutQuestion count={count} leave={signOut.leave} stay={signOut.stay} />}
      {device.refused.length > 0 && (
        <ul className="device__refused">
          {device.refused.map((answer) => (
            <Refused key={answer.answerId} answer={answer} />
          ))}
        </ul>
      )}
    </aside>
  )
}
