import { useState, type ComponentType, type FormEvent } from 'react'
import { z } from 'zod'
import type { TrialShown } from '#app/assessment/try-exercise.server.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { draftPaths } from '../../paths.ts'
import { trialMessages } from '../messages.ts'
import type { Triable } from './trial-links.tsx'

/** What the server makes of a trial; null where the exercise cannot be tried, `away` where the server did not answer. */
const Answer = z.custom<TrialShown>().nullable()
type Answer = z.infer<typeof Answer> | 'away' | undefined

type Props = {
  slug: string
  path: string
  counter: string | null
  exercise: Triable
  /** The lesson as it stands in its field. */
  textNow: () => string
}

/**
 * An exercise of a lesson tried out beside its text, saved or not: what its forms send goes to the
 * server with the text, and comes back judged.
 */
export function ExerciseTrial({ slug, path, counter, exercise: { id, kind, title }, textNow }: Props) {
  const t = useText(trialMessages)
  const [shown, setShown] = useState<Answer>()
  const [isBusy, setBusy] = useState(false)
  const [Panel, setPanel] = useState<ComponentType<TrialShown> | null>(null)
  const send = async (form: FormData) => {
    form.set('lesson', textNow())
    setBusy(true)
    try {
      const answer = await fetch(draftPaths.liveTrial({ slug, path, exercise: id, counter }), {
        method: 'POST',
        body: form,
      })
      setShown(answer.ok ? Answer.parse(await answer.json()) : 'away')
    } catch {
      setShown('away')
    } finally {
      setBusy(false)
    }
  }
  const begin = async () => {
    const { TrialPanel } = await import('./trial-panel.tsx')
    setPanel(() => TrialPanel)
    await send(new FormData())
  }
  const take = (event: FormEvent<HTMLElement>) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    event.preventDefault()
    const { nativeEvent } = event
    const by = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
    void send(new FormData(form, by))
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
          disabled={isBusy}
          onClick={() => void begin().catch(() => setShown('away'))}
        >
          {t(shown ? 'again' : 'begin')}
        </Button>
      </p>
      {shown === null && <p role="status">{t('gone')}</p>}
      {shown === 'away' && <p role="status">{t('away')}</p>}
      {Panel && shown && shown !== 'away' && (
        <div className={`exercise exercise--${kind}`} onSubmitCapture={take}>
          <Panel {...shown} />
        </div>
      )}
    </section>
  )
}
