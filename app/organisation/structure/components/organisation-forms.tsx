import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { organisationMessages } from '../../messages.ts'
import { structureMessages } from '../messages.ts'
import { structurePaths } from '../paths.ts'
import type { OrganisationPage } from '../structure-queries.server.ts'
import { ActForm, ChoiceField, DayField, NameField, type ActReply } from './act-form.tsx'

type Props = { ambitoSlug: string; page: OrganisationPage; today: string; reply: ActReply }

const departmentKinds = [
  ...(['social_services', 'registry', 'technical_office', 'nursery', 'local_police', 'other'] as const),
]

/** What may be changed of an organisation by who manages it. */
export function OrganisationForms({ ambitoSlug, page, today, reply }: Props) {
  const t = useText(structureMessages)
  const place = useText(organisationMessages)
  const open = page.departments.filter(({ endsOn }) => endsOn === null || endsOn >= today)
  const departments = open.map(({ id, name }) => ({ value: id, label: name }))
  const from = { name: 'from', label: t('from_label'), today }
  return (
    <section className="folds">
      <h2>{t('changes')}</h2>
      {departments.length > 0 && <AddPersonForm departments={departments} today={today} reply={reply} />}
      <ActForm intent="add-department" reply={reply}>
        {(fields) => (
          <>
            <ChoiceField
              fields={fields}
              name="kind"
              label={t('kind')}
              options={departmentKinds.map((kind) => ({ value: kind, label: place(`department_${kind}`) }))}
            />
            <NameField fields={fields} name="name" label={t('name')} />
            <DayField fields={fields} {...from} hint={t('from_hint')} />
          </>
        )}
      </ActForm>
      {departments.length > 0 && (
        <>
          <ActForm intent="rename-department" reply={reply}>
            {(fields) => (
              <>
                <ChoiceField fields={fields} name="departmentId" label={t('department')} options={departments} />
                <NameField fields={fields} name="name" label={t('name')} hint={t('rename_hint')} />
              </>
            )}
          </ActForm>
          <ActForm intent="close-department" reply={reply}>
            {(fields) => (
              <>
                <ChoiceField fields={fields} name="departmentId" label={t('department')} options={departments} />
                <DayField fields={fields} {...from} hint={t('close_hint')} />
              </>
            )}
          </ActForm>
        </>
      )}
      {page.canManageOrganisation && <OfficeForms {...{ ambitoSlug, page, today, reply }} />}
    </section>
  )
}

type Choices = { departments: { value: string; label: string }[] }

function AddPersonForm({ departments, today, reply }: Pick<Props, 'today' | 'reply'> & Choices) {
  const t = useText(structureMessages)
  return (
    <ActForm intent="add-person" reply={reply}>
      {(fields) => (
        <>
          <NameField fields={fields} name="familyName" label={t('family_name')} />
          <NameField fields={fields} name="givenName" label={t('given_name')} />
          <NameField fields={fields} name="fiscalCode" label={t('fiscal_code')} hint={t('fiscal_code_hint')} />
          <ChoiceField fields={fields} name="departmentId" label={t('department')} options={departments} />
          <NameField fields={fields} name="jobTitle" label={t('job_title')} />
          <NameField fields={fields} name="workEmail" label={t('work_email')} hint={t('work_email_hint')} />
          <DayField fields={fields} name="hiredOn" label={t('hired_on')} hint={t('hired_on_hint')} />
          <DayField fields={fields} name="from" label={t('from_label')} today={today} hint={t('from_hint')} />
        </>
      )}
    </ActForm>
  )
}

function OfficeForms({ ambitoSlug, page, today, reply }: Props) {
  const t = useText(structureMessages)
  const { id: organisationId } = page.organisation
  // The day on which the organisation was to close, and people stay.
  const stay = reply?.intent === 'close' && reply.values ? reply.result.initialValue?.from : undefined
  return (
    <>
      <ActForm intent="rename" reply={reply}>
        {(fields) => <NameField fields={fields} name="name" label={t('name')} hint={t('rename_hint')} />}
      </ActForm>
      {!page.organisation.leads && (
        <ActForm intent="lead" reply={reply}>
          {(fields) => (
            <DayField fields={fields} name="from" label={t('from_label')} hint={t('from_hint')} today={today} />
          )}
        </ActForm>
      )}
      <ActForm intent="close" reply={reply}>
        {(fields) => (
          <>
            <DayField {...{ fields, today }} name="from" label={t('from_label')} hint={t('close_organisation_hint')} />
            {typeof stay === 'string' && (
              <p>
                <Link to={`${structurePaths.organisation({ ambitoSlug, organisationId, from: stay })}#people`}>
                  {t('people_stay_link')}
                </Link>
              </p>
            )}
          </>
        )}
      </ActForm>
    </>
  )
}
