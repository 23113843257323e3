import { Fragment } from 'react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import type { ExternalHistory, OfficeExternal } from '../external-queries.server.ts'
import { hoursMessages } from '../messages.ts'
import { hoursPaths } from '../paths.ts'
import { ExternalState } from './external-state.tsx'

/** One certificate from elsewhere as its office reads it, with what it may repeat. */
export function ExternalFacts({ external }: { external: OfficeExternal }) {
  const t = useText(hoursMessages)
  const { duration, day, dayOf } = useFormats()
  const { externalId, title, verdict, sameEvidence, sameTitle } = external
  const facts = [
    [t('state'), <ExternalState key="state" verdict={verdict} />],
    [t('person'), `${external.givenName} ${external.familyName}`],
    [t('workplace'), `${external.organisationName} · ${external.departmentName}`],
    [t('source'), t(`source_${external.source}`)],
    [t('provider'), external.provider],
    [t('area'), external.area],
    [t('entered_hours'), duration(external.minutes)],
    [t('ended_on'), day(external.endedOn)],
    [t('entered_on'), dayOf(external.enteredAt)],
  ] as const
  return (
    <>
      {verdict !== 'withdrawn' && (sameEvidence || sameTitle) && (
        <Alert kind="warning" title={t('duplicate')}>
          {sameEvidence && <p>{t('same_evidence')}</p>}
          {sameTitle && <p>{t('same_title')}</p>}
        </Alert>
      )}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <p>
        <a
          className="button button--outline"
          href={hoursPaths.evidence({ externalId })}
          aria-label={t('external_evidence_of', { title })}
        >
          {t('external_evidence')}
        </a>
      </p>
    </>
  )
}

/** What the office decided, the latest first. */
export function ExternalDecisions({ history }: { history: ExternalHistory }) {
  const t = useText(hoursMessages)
  const { duration, dayOf } = useFormats()
  if (history.length === 0) return null
  return (
    <section className="section" aria-labelledby="history-title">
      <h2 id="history-title">{t('history')}</h2>
      <ol className="plain-list">
        {history.map(({ verdict, minutes, reason, by, decidedAt }, index) => (
          <li key={index}>
            {t('history_line', { verdict: t(`verdict_${verdict}`), day: dayOf(decidedAt), by })}{' '}
            {verdict === 'approved' && t('history_hours', { hours: duration(minutes) })}
            {reason !== '' && (
              <>
                {' '}
                <strong>{t('reason')}:</strong> {reason}
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
