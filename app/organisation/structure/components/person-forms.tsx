import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { organisationMessages } from '../../messages.ts'
import { structureMessages } from '../messages.ts'
import type { StaffPerson } from '../person-queries.server.ts'
import { ActForm, ChoiceField, DayField, NameField, type ActReply } from './act-form.tsx'

type Props = { page: StaffPerson; reply: ActReply }

/** What may be recorded of a person by who manages where they work. */
export function PersonForms({ page, reply }: Props) {
  const t = useText(structureMessages)
  return (
    <section className="folds">
      <h2>{t('changes')}</h2>
      <WorkForms page={page} reply={reply} />
      <LeavingForms page={page} reply={reply} />
      <AbsenceForms page={page} reply={reply} />
      <RoleForm page={page} reply={reply} />
    </section>
  )
}

function WorkForms({ page, reply }: Props) {
  const t = useText(structureMessages)
  const { departments, today } = page
  const options = departments.map(({ id, organisationName, name }) => ({
    value: id,
    label: `${organisationName} · ${name}`,
  }))
  return (
    <>
      {(['move', 'cover'] as const).map((intent) => (
        <ActForm key={intent} intent={intent} reply={reply}>
          {(fields) => (
            <>
              <ChoiceField
                fields={fields}
                name="departmentId"
                label={t(intent === 'move' ? 'new_department' : 'department')}
                options={options}
              />
              <NameField
                fields={fields}
                name="jobTitle"
                label={t('new_job_title')}
                {...(intent === 'move' ? { hint: t('same_title_hint') } : {})}
              />
              <DayField
                fields={fields}
                name="from"
                label={t('from_label')}
                hint={t(intent === 'move' ? 'move_hint' : 'from_hint')}
                today={today}
              />
            </>
          )}
        </ActForm>
      ))}
    </>
  )
}

function LeavingForms({ page, reply }: Props) {
  const t = useText(structureMessages)
  const { memberships, today } = page
  const current = memberships.filter(({ isPast, canManage }) => !isPast && canManage)
  const second = current.filter(({ isMain }) => !isMain)
  const organisations = new Map(
    current.map(({ organisationId, organisationName }) => [organisationId, organisationName]),
  )
  return (
    <>
      {second.length > 0 && (
        <ActForm intent="end-counter" reply={reply}>
          {(fields) => (
            <>
              <ChoiceField
                fields={fields}
                name="membershipId"
                label={t('counter_choice')}
                options={second.map(({ id, organisationName, departmentName }) => ({
                  value: id,
                  label: `${organisationName} · ${departmentName}`,
                }))}
              />
              <DayField fields={fields} name="from" label={t('from_label')} hint={t('from_hint')} today={today} />
            </>
          )}
        </ActForm>
      )}
      <ActForm intent="leave" reply={reply}>
        {(fields) => (
          <>
            <ChoiceField
              fields={fields}
              name="organisationId"
              label={t('organisation')}
              options={[...organisations].map(([value, label]) => ({ value, label }))}
            />
            <DayField fields={fields} name="from" label={t('from_label')} hint={t('leave_hint')} today={today} />
          </>
        )}
      </ActForm>
    </>
  )
}

function AbsenceForms({ page: { absences, today }, reply }: Props) {
  const t = useText(structureMessages)
  const { period } = usePeriods()
  return (
    <>
      <ActForm intent="absence" reply={reply}>
        {(fields) => (
          <>
            <p className="muted">{t('absence_hint')}</p>
            <DayField fields={fields} name="from" label={t('from_label')} today={today} />
            <DayField fields={fields} name="to" label={t('to_label')} hint={t('to_hint')} />
          </>
        )}
      </ActForm>
      {absences.length > 0 && (
        <ActForm intent="end-absence" reply={reply}>
          {(fields) => (
            <>
              <ChoiceField
                fields={fields}
                name="absenceId"
                label={t('absence_choice')}
                options={absences.map(({ id, startsOn, endsOn }) => ({ value: id, label: period(startsOn, endsOn) }))}
              />
              <DayField fields={fields} name="from" label={t('from_label')} hint={t('back_hint')} today={today} />
            </>
          )}
        </ActForm>
      )}
    </>
  )
}

function RoleForm({ page: { roles }, reply }: Props) {
  const t = useText(structureMessages)
  const place = useText(organisationMessages)
  if (roles.length === 0) return null
  const options = roles.map(({ value, role, placeName }) => ({
    value,
    label: placeName ? t('role_of', { role: place(`role_${role}`), place: placeName }) : place(`role_${role}`),
  }))
  return (
    <ActForm intent="grant" reply={reply}>
      {(fields) => <ChoiceField fields={fields} name="grant" label={t('role')} options={options} />}
    </ActForm>
  )
}

/** A period of ISO days as a phrase. */
export function usePeriods() {
  const t = useText(structureMessages)
  const { shortDay } = useFormats()
  const period = (from: string, to: string | null) =>
    to ? t('between', { from: shortDay(from), to: shortDay(to) }) : t('since', { from: shortDay(from) })
  return { period }
}
