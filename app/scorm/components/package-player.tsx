import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import type { ShownState } from '../attempts/shown-state.ts'
import { scormMessages } from '../messages.ts'
import type { PackagePlace } from '../schemas.ts'
import { usePackageFrame, type FrameState } from '../use-package-frame.ts'

type Props = ShownState & {
  personId: string
  place: PackagePlace
  title: string
  /** Whether it counts already; null where it never does. */
  done: boolean | null
  /** Whether something was written, so that there is something to begin anew. */
  hasBegun: boolean
}

/**
 * What a package may do in its frame: run, keep to its own origin, which is not the site's, fill forms, ask by dialogs,
 * save files. Not: open windows, or take the page elsewhere.
 */
const sandbox = 'allow-scripts allow-same-origin allow-forms allow-modals allow-downloads'

/** A foreign package in its frame, beneath one line that says how far one is and whether it is saved. */
export function PackagePlayer({ personId, place, title, state: before, score, done, hasBegun }: Props) {
  const t = useText(scormMessages)
  const { frame, state, again } = usePackageFrame(personId, place, done ?? false)
  return (
    <>
      <div className="package__line">
        <StandingLine {...(state.shown ?? { state: before, score })} done={done !== null && state.done} />
        <p className="package__state" role="status">
          {state.saving && t(`saving_${state.saving}`)}
        </p>
      </div>
      <noscript>
        <p className="alert alert--warning">{t('needs_script')}</p>
      </noscript>
      <Failure failed={state.failed} again={again} />
      {state.shellUrl && (
        <iframe
          ref={frame}
          className="package__frame"
          src={state.shellUrl}
          title={t('frame', { title })}
          sandbox={sandbox}
          allow="fullscreen; autoplay; unload"
        />
      )}
      {!state.shellUrl && !state.failed && <p className="muted">{t('loading')}</p>}
      {(hasBegun || state.shown) && <Restart isTrial={done === null} />}
    </>
  )
}

function Failure({ failed, again }: { failed: FrameState['failed']; again: () => void }) {
  const t = useText(scormMessages)
  if (failed === 'no_origin') return <Alert kind="warning">{t('no_origin')}</Alert>
  if (failed !== 'offline') return null
  return (
    <Alert kind="warning">
      <p>{t('offline')}</p>
      <Button kind="outline" type="button" onClick={again}>
        {t('try_again')}
      </Button>
    </Alert>
  )
}

/** How far one is: what counts, or what was reached before. */
function StandingLine({ state, score, done }: ShownState & { done: boolean }) {
  const t = useText(scormMessages)
  if (done) return <p className="package__state">{t('done')}</p>
  if (!state) return <p className="package__state">{t('state_new')}</p>
  return (
    <p className="package__state">
      {t(`state_${state}`)}
      {score !== null && <> · {t('score', { score })}</>}
    </p>
  )
}

/** The page is loaded anew, so that the frame is. */
function Restart({ isTrial }: { isTrial: boolean }) {
  const t = useText(scormMessages)
  return (
    <details className="fold fold--quiet">
      <summary>{t('restart')}</summary>
      <Form method="post" reloadDocument className="fold__content">
        <p>{t(isTrial ? 'restart_trial' : 'restart_text')}</p>
        <Button kind="outline" name="intent" value="restart">
          {t('restart_now')}
        </Button>
      </Form>
    </details>
  )
}
