import { useEffect } from 'react'
import { watchLesson } from '#app/learning/attendance/watch-lesson.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import type { ShownState } from '../attempts/shown-state.ts'
import { scormMessages } from '../messages.ts'
import { PackagePlayer } from './package-player.tsx'

type Props = ShownState & {
  personId: string
  enrolmentId: string
  lesson: { id: string; title: string }
  activity: { id: string; title: string }
  done: boolean
  hasBegun: boolean
}

/** A foreign package of a lesson, which fills the page; its minutes are the lesson's. */
export function PackagePage({ enrolmentId, lesson, activity, ...player }: Props) {
  const t = useText(scormMessages)
  useEffect(() => watchLesson(enrolmentId, lesson.id), [enrolmentId, lesson.id])
  return (
    <Page
      title={activity.title}
      breadcrumbs={[{ label: lesson.title, to: learningPaths.lesson({ enrolmentId, lessonId: lesson.id }) }]}
      width="wide"
    >
      <PackagePlayer {...player} place={{ enrolmentId, activityId: activity.id }} title={activity.title} />
      <p className="button-row">
        <Link to={learningPaths.lesson({ enrolmentId, lessonId: lesson.id })}>← {t('back')}</Link>
        <span className="muted small">{t('foreign')}</span>
      </p>
    </Page>
  )
}
