import { useEffect } from 'react'
import { watchLesson } from '#app/learning/attendance/watch-lesson.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { scormMessages } from '../messages.ts'
import { usePackageFrame } from '../use-package-frame.ts'

type Props = {
  personId: string
  enrolmentId: string
  lesson: { id: string; title: string }
  activity: { id: string; title: string }
  state: 'completed' | 'passed' | 'failed' | 'incomplete' | null
  /** Of 100; null without one. */
  score: number | null
  done: boolean
}

/**
 * What a package may do in its frame: run, keep to its own origin, which is not the site's, fill forms, ask by dialogs,
 * save files. Not: open windows, or take the page elsewhere.
 */
const sandbox = 'allow-scripts allow-same-origin allow-forms allow-modals allow-downloads'

/** A foreign package in its frame, which fills the page beneath one line. */
export function PackagePage({ personId, enrolmentId, lesson, activity, state: before, score, done }: Props) {
  const t = useText(scormMessages)
  const { frame, state, again } = usePackageFrame(personId, { enrolmentId, activityId: activity.id }, done)
  useEffect(() => watchLesson(enrolmentId, lesson.id), [enrolmentId, lesson.id])
  return (
    <Page
      title={activity.title}
      breadcrumbs={[{ label: lesson.title, to: learningPaths.lesson({ enrolmentId, lessonId: lesson.id }) }]}
      width="wide"
    >
      <div className="package__line">
        <Standing state={before} score={score} done={state.done} />
        <p className="package__state" role="status">
          {state.saving && t(`saving_${state.saving}`)}
        </p>
      </div>
      <noscript>
        <p className="alert alert--warning">{t('needs_script')}</p>
      </noscript>
      {state.failed === 'no_origin' && <Alert kind="warning">{t('no_origin')}</Alert>}
      {state.failed === 'offline' && (
        <Alert kind="warning">
          <p>{t('offline')}</p>
          <Button kind="outline" type="button" onClick={again}>
            {t('try_again')}
          </Button>
        </Alert>
      )}
      {state.shellUrl && (
        <iframe
          ref={frame}
          className="package__frame"
          src={state.shellUrl}
          title={t('frame', { title: activity.title })}
          sandbox={sandbox}
          allow="fullscreen; autoplay; unload"
        />
      )}
      {!state.shellUrl && !state.failed && <p className="muted">{t('loading')}</p>}
      <p className="button-row">
        <Link to={learningPaths.lesson({ enrolmentId, lessonId: lesson.id })}>← {t('back')}</Link>
        <span className="muted small">{t('foreign')}</span>
      </p>
    </Page>
  )
}

/** How far one is: what counts, or what was reached before. */
function Standing({ state, score, done }: Pick<Props, 'state' | 'score' | 'done'>) {
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
