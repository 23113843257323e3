import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { reportingMessages } from '../messages.ts'
import type { DashboardData } from '../page-data.server.ts'
import { reportingPaths } from '../paths.ts'

function MissingComuni({ comuni }: { comuni: DashboardData['comuni'] }) {
  const t = useText(reportingMessages)
  const { missing, missingNames } = comuni
  if (missing === 0) return <p className="muted">{t('comuni_all')}</p>
  const shown = missingNames.join(', ')
  const more = missing - missingNames.length
  const names = more > 0 ? t('comuni_missing_more', { names: shown, more }) : shown
  return <p className="muted">{t('comuni_missing', { count: missing, names })}</p>
}

/** How far the ambito has come, in one look: comuni reached as a big number with a bar, then people and hours. */
export function CoverageFigures({ data }: { data: DashboardData }) {
  const t = useText(reportingMessages)
  const { number, roundDuration } = useFormats()
  const { totals, states, comuni, ambito, course, day } = data
  const rest = t('comuni_covered', { count: comuni.covered, total: number(comuni.all) })
  return (
    <section className="coverage-figures" aria-label={t('figures')}>
      {/* Of a single comune the people say all. */}
      {comuni.all > 1 && (
        <div className="coverage-figures__main card">
          <p className="coverage-figures__big">
            <strong>{number(comuni.covered)}</strong> <span>{rest}</span>
          </p>
          <div className="progress-bar">
            <progress value={comuni.covered} max={comuni.all} aria-label={`${comuni.covered} ${rest}`} />
          </div>
          <MissingComuni comuni={comuni} />
        </div>
      )}
      <div className="coverage-figures__people card">
        <dl>
          <div>
            <dt>{t('people_trained')}</dt>
            <dd>
              <strong>{number(totals.completed)}</strong> {t('people_of', { people: number(totals.people) })}
            </dd>
          </div>
          {states.map(({ state, people }) => (
            <div key={state}>
              <dt>{t(`state_${state}`)}</dt>
              <dd>
                <strong>{number(people)}</strong>
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('hours_credited')}</dt>
            <dd>
              <strong>{roundDuration(totals.minutes)}</strong>
            </dd>
          </div>
        </dl>
        <LinkButton
          kind="outline"
          to={reportingPaths.people({ ambitoSlug: ambito.slug, course: course.slug, asOf: day.asOf, state: 'missing' })}
        >
          {t('who_is_missing')}
        </LinkButton>
      </div>
    </section>
  )
}
