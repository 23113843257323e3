import { useFetcher } from '@remix-run/react'
import { useState, type ComponentType, type FormEvent } from 'react'
import type { TrialShown } from '#app/assessment/try-exercise.server.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { draftPaths } from '../../paths.ts'
import { trialMessages } from '../messages.ts'
import type { Triable } from './trial-links.tsx'

type Props = {
  slug: string
  path: string
  counter: string | null
  exercise: Triable
  /** The lesson as it stands in its field. */
  textNow: () => string
}

/**
 * An exercise of a lesson tried out beside its text, saved or not: what its forms send goes to the page of trials with
 * the text, and comes back judged.
 */
export function ExerciseTrial({ slug, path, counter, exercise: { id, kind, title }, textNow }: Props) {
  const t = useText(trialMessages)
  const { submit, data: shown, state } = useFetcher<TrialShown | null>()
  const [Panel, setPanel] = useState<ComponentType<TrialShown> | null>(null)
  const begin = async () => {
    const { TrialPanel } = await import('./trial-panel.tsx')
    setPanel(() => TrialPanel)
    send(new FormData())
  }
  const send = (form: FormData) => {
    form.set('lesson', textNow())
    submit(form, { method: 'post', action: draftPaths.trial({ slug, path, exercise: id, counter }) })
  }
  const take = (event: FormEvent<HTMLElement>) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    event.preventDefault()
    const { nativeEvent } = event
    const by = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
    send(new FormData(form, by))
  }
  const heading = `try-${id}`
  return (
    <section className="case-trial" aria-labelledby={heading}>
      <h3 id={heading}>{t(`try_${kind}`, { title })}</h3>
      <p className="muted">{t('note')}</p>
      <p>
        <Button
          type="button"
          kind="outline"
          className="button--small"
          disabled={state !== 'idle'}
          onClick={() => void begin()}
        >
          {t(shown ? 'again' : 'begin')}
        </Button>
      </p>
      {shown === null && <p role="status">{t('gone')}</p>}
      {Panel && shown && (
        <div className={`exercise exercise--${kind}`} onSubmitCapture={take}>
          <Panel {...shown} />
        </div>
      )}
    </section>
  )
}
