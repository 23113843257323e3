import { useLocale, useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { scormFactsMessages } from '../../package/facts-messages.ts'
import type { PackageReport, Refusal, Warning } from '../../package/report.ts'
import { factsText, firstOf, refusalText, verdictOf, warningText } from '../../package/report-text.ts'
import { packageMessages } from '../messages.ts'

type Props = { report: Pick<PackageReport, 'ok' | 'refusals' | 'warnings' | 'facts'> }

/** What a finding was found in. */
function Examples({ finding }: { finding: Refusal | Warning }) {
  const t = useText(scormFactsMessages)
  const { examples, more } = firstOf(finding)
  if (examples.length === 0) return null
  return (
    <ul className="muted small">
      {examples.map((one) => (
        <li key={one}>
          <code>{one}</code>
        </li>
      ))}
      {more > 0 && <li>{t('more', { count: more })}</li>}
    </ul>
  )
}

/** Findings in their sentences, each with its places. */
function Findings<One extends Refusal | Warning>({
  all,
  textOf,
}: {
  all: readonly One[]
  textOf: (one: One) => string
}) {
  return (
    <ul>
      {all.map((one) => (
        <li key={`${one.code} ${one.name} ${one.detail}`}>
          {textOf(one)}
          <Examples finding={one} />
        </li>
      ))}
    </ul>
  )
}

const kinds = { refused: 'danger', accepted_warned: 'info', accepted: 'success' } as const

/** What a package is, why it is not taken, and what should be known of it. */
export function PackageReportView({ report }: Props) {
  const { refusals, warnings, facts } = report
  const verdict = verdictOf(report)
  const t = useText(packageMessages)
  const said = useText(scormFactsMessages)
  const locale = useLocale()
  return (
    <>
      <Alert kind={kinds[verdict]}>
        <p>{said(verdict)}</p>
        {refusals.length > 0 && <Findings all={refusals} textOf={(one) => refusalText(one, locale)} />}
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
          <Findings all={warnings} textOf={(one) => warningText(one, locale)} />
        </section>
      )}
    </>
  )
}
