import type { ReactNode } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { ActivityState } from '../activity-state.ts'
import { assessmentMessages } from '../messages.ts'
import type { PracticeState } from '../practice-state.ts'

type Props = {
  state: Pick<ActivityState | PracticeState, 'id' | 'kind' | 'title'> & { lang?: string | undefined }
  children: ReactNode
}

/** The place of an exercise in a lesson: what it is, its title, and what is done in it. */
export function ExerciseSection({ state: { id, kind, title, lang }, children }: Props) {
  const t = useText(assessmentMessages)
  return (
    <section
      className={`exercise exercise--${kind}`}
      id={id}
      lang={lang}
      data-kind={kind}
      aria-labelledby={`${id}-title`}
    >
      <header className="exercise__header">
        <p className="kicker">{t(kind)}</p>
        <h2 id={`${id}-title`}>{title}</h2>
      </header>
      {children}
    </section>
  )
}
