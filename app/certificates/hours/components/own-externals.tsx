import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import type { External } from '../external-queries.server.ts'
import { hoursMessages } from '../messages.ts'
import { hoursPaths } from '../paths.ts'
import { ExternalState } from './external-state.tsx'

/** What the office said of it, and what it seems to repeat. */
function Remarks({ external }: { external: External }) {
  const t = useText(hoursMessages)
  const { duration } = useFormats()
  const { verdict, counted, minutes, reason, sameEvidence, sameTitle } = external
  const isOpen = verdict === null
  return (
    <>
      {verdict === 'approved' && counted !== minutes && (
        <p>{t('counted_other', { hours: duration(counted), entered: duration(minutes) })}</p>
      )}
      {reason !== '' && (
        <p>
          <strong>{t('reason')}:</strong> {reason}
        </p>
      )}
      {isOpen && sameEvidence && <p className="external__twin">{t('same_evidence')}</p>}
      {isOpen && sameTitle && <p className="external__twin">{t('same_title')}</p>}
    </>
  )
}

function OwnExternal({ external }: { external: External }) {
  const t = useText(hoursMessages)
  const { duration, day, dayOf } = useFormats()
  const { externalId, title, provider, area, source, minutes, verdict, endedOn, enteredAt } = external
  return (
    <li className="card external">
      <p className="button-row">
        <Badge>{t(`source_${source}`)}</Badge>
        <ExternalState verdict={verdict} />
      </p>
      <h3>{title}</h3>
      <p>
        {provider} · {area} · {duration(minutes)}, {t('external_ended', { day: day(endedOn) })}
      </p>
      <Remarks external={external} />
      <p className="muted small">{t('external_entered', { day: dayOf(enteredAt) })}</p>
      <div className="button-row">
        <a href={hoursPaths.evidence({ externalId })} aria-label={t('external_evidence_of', { title })}>
          {t('external_evidence')}
        </a>
        {verdict === null && (
          <Form method="post" action={`${hoursPaths.own({ year: endedOn.getUTCFullYear() })}&index`} preventScrollReset>
            <input type="hidden" name="externalId" value={externalId} />
            <Button kind="outline" aria-label={t('external_withdraw_of', { title })} className="button--small">
              {t('external_withdraw')}
            </Button>
          </Form>
        )}
      </div>
    </li>
  )
}

/** The person's certificates from elsewhere of a year, whatever became of them. */
export function OwnExternals({ externals, year }: { externals: readonly External[]; year: number }) {
  const t = useText(hoursMessages)
  return (
    <section className="section" aria-labelledby="externals-title" id="externals">
      <h2 id="externals-title">{t('externals_title')}</h2>
      <p>{t('externals_lead')}</p>
      {externals.length > 0 ? (
        <ul className="card-grid external-list">
          {externals.map((external) => (
            <OwnExternal key={external.externalId} external={external} />
          ))}
        </ul>
      ) : (
        <p className="muted">{t('externals_none', { year })}</p>
      )}
      <p>
        <LinkButton kind="outline" to={hoursPaths.enter()}>
          {t('external_add')}
        </LinkButton>
      </p>
    </section>
  )
}
