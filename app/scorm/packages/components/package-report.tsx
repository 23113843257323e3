import { useLocale, useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { scormFactsMessages } from '../../package/facts-messages.ts'
import type { PackageReport, Refusal, Warning } from '../../package/report.ts'
import { factsText, refusalText, warningText } from '../../package/report-text.ts'
import { packageMessages } from '../messages.ts'

type Props = { report: Pick<PackageReport, 'ok' | 'refusals' | 'warnings' | 'facts'> }

/** What a finding was found in. */
function Examples({ count, examples }: Pick<Refusal | Warning, 'count' | 'examples'>) {
  const t = useText(scormFactsMessages)
  const first = examples.slice(0, 5)
  if (first.length === 0) return null
  return (
    <ul className="muted small">
      {first.map((one) => (
        <li key={one}>
          <code>{one}</code>
        </li>
      ))}
      {count > first.length && <li>{t('more', { count: count - first.length })}</li>}
    </ul>
  )
}

/** What a package is, why it is not taken, and what should be known of it. */
export function PackageReportView({ report: { ok, refusals, warnings, facts } }: Props) {
  const t = useText(packageMessages)
  const said = useText(scormFactsMessages)
  const locale = useLocale()
  return (
    <>
      <Alert kind={ok ? (warnings.length > 0 ? 'info' : 'success') : 'danger'}>
        <p>{said(!ok ? 'refused' : warnings.length > 0 ? 'accepted_warned' : 'accepted')}</p>
        {refusals.length > 0 && (
          <ul>
            {refusals.map((one) => (
              <li key={`${one.code} ${one.name} ${one.detail}`}>
                {refusalText(one, locale)}
                <Examples {...one} />
              </li>
            ))}
          </ul>
        )}
      </Alert>
      {facts && (
        <section className="section" aria-labelledby="report">
          <h2 id="report">{t('report')}</h2>
          <dl className="facts">
            {factsText(facts, locale).map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {warnings.length > 0 && (
        <section className="section" aria-labelledby="remarks">
          <h2 id="remarks">{t('remarks')}</h2>
          <ul>
            {warnings.map((one) => (
              <li key={`${one.code} ${one.name} ${one.detail}`}>
                {warningText(one, locale)}
                <Examples {...one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
