import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { settingsMessages } from '../messages.ts'
import { courseRoles } from '../role-rule.ts'
import type { CourseSettings } from '../settings-queries.server.ts'

type Role = CourseSettings['roles'][number]

function RolePeople({ role: { role, people }, mayChange }: { role: Role; mayChange: boolean }) {
  const t = useText(settingsMessages)
  return (
    <section className="card">
      <h3 className="card__title">{t(`role_${role}`)}</h3>
      <p className="muted">{t(`role_${role}_what`)}</p>
      {people.length === 0 && <p>{t('everybody')}</p>}
      <ul className="plain-list">
        {people.map(({ personId, name }) => (
          <li key={personId}>
            {mayChange ? (
              <Form method="post" className="button-row">
                <input type="hidden" name="role" value={role} />
                <input type="hidden" name="personId" value={personId} />
                <span>{name}</span>
                <Button kind="outline" className="button--small" name="intent" value="revoke">
                  {t('revoke', { name })}
                </Button>
              </Form>
            ) : (
              name
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Grant({ trainers, result }: Pick<CourseSettings, 'trainers'> & { result: SubmissionResult | undefined }) {
  const t = useText(settingsMessages)
  const errors = useFormErrors(settingsMessages, result)
  return (
    <Form method="post" className="section measure" noValidate>
      <h3>{t('name')}</h3>
      <ErrorSummary errors={errors.summary} />
      <input type="hidden" name="intent" value="grant" />
      <Select
        name="personId"
        label={t('person')}
        errors={errors.of('personId')}
        defaultValue={errors.typed('personId') ?? ''}
        options={[
          { value: '', label: '' },
          ...trainers.map(({ personId, name }) => ({ value: personId, label: name })),
        ]}
      />
      <Select
        name="role"
        label={t('role')}
        errors={errors.of('role')}
        defaultValue={errors.typed('role')}
        options={courseRoles.map((role) => ({ value: role, label: t(`role_${role}`) }))}
      />
      <Button kind="outline">{t('grant')}</Button>
    </Form>
  )
}

function Enrolments({ settings: { published, goingOn, duties, mayChange } }: { settings: CourseSettings }) {
  const t = useText(settingsMessages)
  const { dayOf } = useFormats()
  if (!published) return <p>{t('not_published')}</p>
  const { closedAt } = published
  return (
    <>
      <p>{closedAt ? t('closed_since', { day: dayOf(closedAt) }) : t('open')}</p>
      {goingOn > 0 && <p>{t('going_on', { count: goingOn })}</p>}
      {duties > 0 && (
        <Alert kind="warning">
          <p>{t('duties', { count: duties })}</p>
        </Alert>
      )}
      {mayChange && (
        <Form method="post">
          {!closedAt && <p className="muted">{t('close_what')}</p>}
          <Button kind="outline" name="intent" value={closedAt ? 'reopen' : 'close'}>
            {t(closedAt ? 'reopen' : 'close')}
          </Button>
        </Form>
      )}
    </>
  )
}

type Props = { settings: CourseSettings; result: SubmissionResult | undefined }

/** Who does what in a course, and whether it takes new people. */
export function CourseSettingsForms({ settings, result }: Props) {
  const t = useText(settingsMessages)
  const { roles, trainers, mayChange } = settings
  return (
    <>
      <section className="section" aria-labelledby="roles">
        <h2 id="roles">{t('roles')}</h2>
        <p className="measure">{t('roles_lead')}</p>
        <div className="stack">
          {roles.map((role) => (
            <RolePeople key={role.role} role={role} mayChange={mayChange} />
          ))}
        </div>
        {mayChange ? <Grant trainers={trainers} result={result} /> : <p className="muted">{t('only_publisher')}</p>}
      </section>
      <section className="section" aria-labelledby="enrolments">
        <h2 id="enrolments">{t('enrolments')}</h2>
        <Enrolments settings={settings} />
      </section>
    </>
  )
}
