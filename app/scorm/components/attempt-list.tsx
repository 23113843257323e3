import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { shownState } from '../attempts/shown-state.ts'
import type { AttemptLine } from '../attempts/trace-queries.server.ts'
import { scormPaths } from '../paths.ts'
import { traceMessages } from '../trace-messages.ts'

/** The latest attempts at a package, each with what came of it and the way to its trace. */
export function AttemptList({ attempts }: { attempts: readonly AttemptLine[] }) {
  const t = useText(traceMessages)
  const { moment } = useFormats()
  return (
    <section className="section" aria-labelledby="attempts">
      <h2 id="attempts">{t('attempts')}</h2>
      <p>{t(attempts.length === 0 ? 'attempts_none' : 'attempts_lead')}</p>
      <ul>
        {attempts.map((attempt) => {
          const { state, score } = shownState(attempt)
          return (
            <li key={attempt.id}>
              <Link to={scormPaths.trace({ attemptId: attempt.id })}>
                {t(attempt.isTrial ? 'trial_of' : 'attempt_of', { when: moment(attempt.startedAt) })}
              </Link>{' '}
              <span className="muted">
                {t(`state_${state ?? 'none'}`)}
                {score !== null && `, ${t('score', { score })}`}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
