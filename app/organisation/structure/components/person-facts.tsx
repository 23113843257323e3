import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { invitationsMessages } from '../../invitations/messages.ts'
import { invitationsPaths } from '../../invitations/paths.ts'
import { organisationMessages } from '../../messages.ts'
import { structureMessages } from '../messages.ts'
import type { StaffPerson } from '../person-queries.server.ts'
import { usePeriods } from './person-forms.tsx'

type Props = { page: StaffPerson }

export function PersonFacts({ ambitoSlug, page: { person } }: Props & { ambitoSlug: string }) {
  const invitations = useText(invitationsMessages)
  const t = useText(structureMessages)
  return (
    <dl className="facts">
      <dt>{t('fiscal_code')}</dt>
      <dd>{person.fiscalCode}</dd>
      <dt>{t('email')}</dt>
      <dd>{person.email ?? t('email_none')}</dd>
      <dt>{t('account')}</dt>
      <dd>
        {t(person.hasAccount ? 'account_yes' : 'account_no')}
        {!person.hasAccount && (
          <>
            {' · '}
            <Link to={invitationsPaths.desk({ ambitoSlug, person: person.personId })}>
              {invitations('invite_link')}
            </Link>
          </>
        )}
      </dd>
    </dl>
  )
}

/** Where somebody works and worked in the ambito, the latest first. */
export function WorkHistory({ page: { person, memberships } }: Props) {
  const t = useText(structureMessages)
  const { shortDay } = useFormats()
  const { period } = usePeriods()
  return (
    <section>
      <h2>{t('works')}</h2>
      <DataTable
        stacked
        captionHidden
        caption={t('works_caption', { name: `${person.givenName} ${person.familyName}` })}
        keyOf={({ id }) => id}
        rows={memberships}
        columns={[
          {
            header: t('department'),
            cell: ({ organisationName, departmentName }) => `${organisationName} · ${departmentName}`,
          },
          { header: t('period'), cell: ({ startsOn, endsOn }) => period(startsOn, endsOn) },
          {
            header: t('job_title'),
            cell: ({ jobTitle, hiredOn }) => (
              <>
                {jobTitle || '–'}
                {hiredOn && <span className="muted"> · {t('hired', { day: shortDay(hiredOn) })}</span>}
              </>
            ),
          },
          {
            header: t('counter_choice'),
            cell: ({ isMain, isPast }) =>
              isPast ? '–' : <Badge kind={isMain ? 'info' : 'neutral'}>{t(isMain ? 'main' : 'second')}</Badge>,
          },
        ]}
      />
    </section>
  )
}

export function Absences({ page: { absences } }: Props) {
  const t = useText(structureMessages)
  const { period } = usePeriods()
  return (
    <section>
      <h2>{t('absences')}</h2>
      {absences.length === 0 ? (
        <p className="muted">{t('absences_none')}</p>
      ) : (
        <ul>
          {absences.map(({ id, startsOn, endsOn }) => (
            <li key={id}>{t('absence_line', { period: period(startsOn, endsOn) })}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The roles somebody has that the viewer sees, each with the way to take it away for who may. */
export function Roles({ page: { grants } }: Props) {
  const t = useText(structureMessages)
  const place = useText(organisationMessages)
  const textOf = ({ role, placeName }: (typeof grants)[number]) =>
    placeName ? t('role_of', { role: place(`role_${role}`), place: placeName }) : place(`role_${role}`)
  return (
    <section>
      <h2>{t('roles')}</h2>
      {grants.length === 0 && <p className="muted">{t('roles_none')}</p>}
      {grants.map((grant) => (
        <Form key={grant.id} method="post" className="button-row">
          <input type="hidden" name="intent" value="revoke" />
          <input type="hidden" name="grantId" value={grant.id} />
          <span>{textOf(grant)}</span>
          {grant.canRevoke && (
            <Button kind="outline" aria-label={t('revoke_of', { role: textOf(grant) })}>
              {t('do_revoke')}
            </Button>
          )}
        </Form>
      ))}
    </section>
  )
}
