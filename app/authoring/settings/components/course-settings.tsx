import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { CourseLanguages, OriginalNote } from '../../translation/components/course-languages.tsx'
import { TranslateForm } from '../../translation/components/translate-form.tsx'
import { translationMessages } from '../../translation/messages.ts'
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

function Enrolments({ settings: { published, original, goingOn, duties, mayChange } }: { settings: CourseSettings }) {
  const t = useText(settingsMessages)
  const translation = useText(translationMessages)
  const { dayOf } = useFormats()
  if (original) return <p>{translation('no_enrolments')}</p>
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

/** In which languages a course is, and the way to another; or of which course it is the translation. */
function Languages({ settings: { published, original, translations }, result }: Props) {
  const t = useText(translationMessages)
  if (original) return <OriginalNote original={original} />
  if (!published) return null
  const { language } = published
  return (
    <>
      <p className="measure">{t('languages_lead')}</p>
      <CourseLanguages language={language} translations={translations} />
      <TranslateForm language={language} result={result?.initialValue?.intent === 'translate' ? result : undefined} />
    </>
  )
}

type Props = { settings: CourseSettings; result: SubmissionResult | undefined }

/** Who does what in a course, and whether it takes new people. */
export function CourseSettingsForms({ settings, result }: Props) {
  const t = useText(settingsMessages)
  const translation = useText(translationMessages)
  const { roles, trainers, mayChange, published, original } = settings
  const ofRoles = result?.initialValue?.intent === 'translate' ? undefined : result
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
        {mayChange ? <Grant trainers={trainers} result={ofRoles} /> : <p className="muted">{t('only_publisher')}</p>}
      </section>
      <section className="section" aria-labelledby="enrolments">
        <h2 id="enrolments">{t('enrolments')}</h2>
        <Enrolments settings={settings} />
      </section>
      {(published ?? original) && (
        <section className="section" aria-labelledby="languages">
          <h2 id="languages">{translation('languages')}</h2>
          <Languages settings={settings} result={result} />
        </section>
      )}
    </>
  )
}
