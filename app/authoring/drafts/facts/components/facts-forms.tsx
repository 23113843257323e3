import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { organisationMessages } from '#app/organisation/messages.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextArea, TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { useFormErrors, type FormErrors } from '#app/ui/use-form-errors.ts'
import { draftPaths } from '../../paths.ts'
import type { DraftFacts, ModuleLine } from '../facts-queries.server.ts'
import { factsMessages } from '../messages.ts'
import { courseLanguages } from '../../../course-languages.ts'
import type { ShownFacts } from '../yaml-facts.ts'

type Result = SubmissionResult | undefined

function Unreadable({ slug, path }: { slug: string; path: string }) {
  const t = useText(factsMessages)
  return (
    <Alert kind="warning">
      <p>
        {t('unreadable')} <Link to={draftPaths.write({ slug, path })}>{t('as_text')}</Link>
      </p>
    </Alert>
  )
}

function Audience({ shown, errors, typed }: { shown: string[]; errors: FormErrors; typed: string[] | undefined }) {
  const t = useText(factsMessages)
  const place = useText(organisationMessages)
  const wrong = errors.of('audience')
  const chosen = typed ?? shown
  return (
    <fieldset className={`choice-list${wrong ? ' field--wrong' : ''}`} id="audience">
      <legend>{t('audience')}</legend>
      {Object.values(DepartmentKind).map((kind) => (
        <label key={kind}>
          <input type="checkbox" name="audience" value={kind} defaultChecked={chosen.includes(kind)} />{' '}
          {place(`department_${kind}`)}
        </label>
      ))}
      {wrong && <p className="field__error">{wrong.join(' ')}</p>}
    </fieldset>
  )
}

function CourseForm({
  facts,
  revision,
  minutes,
  result,
}: {
  facts: ShownFacts
  revision: number
  minutes: number
  result: Result
}) {
  const t = useText(factsMessages)
  const errors = useFormErrors(factsMessages, result)
  const typed = result?.initialValue?.audience
  const field = (
    name: keyof ShownFacts &
      ('title' | 'summary' | 'threshold' | 'competences' | 'authors' | 'licence' | 'area' | 'notes'),
  ) => ({
    ...{ name, id: `course-${name}`, label: t(name), errors: errors.of(name) },
    defaultValue: errors.typed(name) ?? facts[name],
  })
  return (
    <Form method="post" className="measure" noValidate>
      <ErrorSummary errors={errors.summary.map(({ text }) => ({ text }))} />
      <input type="hidden" name="intent" value="course" />
      <input type="hidden" name="revision" value={revision} />
      <TextField {...field('title')} maxLength={300} required />
      <TextArea {...field('summary')} hint={t('summary_hint')} maxLength={1000} required />
      <p className="muted">{t('minutes', { minutes })}</p>
      <Select
        name="language"
        label={t('language')}
        defaultValue={errors.typed('language') ?? facts.language}
        options={courseLanguages.map((one) => ({ value: one, label: t(`language_${one}`) }))}
      />
      <TextField {...field('threshold')} hint={t('threshold_hint')} inputMode="numeric" required />
      <Audience shown={facts.audience} errors={errors} typed={typed ? [typed].flat().map(String) : undefined} />
      <TextArea {...field('competences')} hint={t('competences_hint')} rows={6} required />
      <TextArea {...field('authors')} hint={t('authors_hint')} rows={3} required />
      <TextField {...field('licence')} hint={t('licence_hint')} required />
      <TextField {...field('area')} hint={t('area_hint')} maxLength={100} />
      <TextArea {...field('notes')} rows={3} maxLength={2000} />
      <Button>{t('save')}</Button>
    </Form>
  )
}

function ModuleForm({ slug, module, result }: { slug: string; module: ModuleLine; result: Result }) {
  const t = useText(factsMessages)
  const { folder, facts, revision } = module
  const refused = result?.initialValue?.folder === folder ? result : undefined
  const errors = useFormErrors(factsMessages, refused)
  if (!facts) return <Unreadable slug={slug} path={`${folder}/module.yaml`} />
  const field = (name: 'title' | 'aims') => ({
    ...{ name, id: `${folder}-${name}`, label: t(name), errors: errors.of(name) },
    defaultValue: errors.typed(name) ?? facts[name],
  })
  return (
    <Form method="post" className="measure" noValidate>
      <ErrorSummary errors={errors.summary.map(({ text }) => ({ text }))} />
      <input type="hidden" name="intent" value="module" />
      <input type="hidden" name="folder" value={folder} />
      <input type="hidden" name="revision" value={revision} />
      <TextField {...field('title')} maxLength={300} required />
      <TextArea {...field('aims')} hint={t('aims_hint')} rows={4} required />
      <Button kind="outline">{t('save')}</Button>
    </Form>
  )
}

/** Facts of a course and its modules, each with its own form. */
export function FactsForms({ slug, page, result }: { slug: string; page: DraftFacts; result: Result }) {
  const t = useText(factsMessages)
  const { facts, revision, minutes, modules } = page
  const isOfCourse = result?.initialValue?.intent === 'course'
  return (
    <>
      <section className="section" aria-labelledby="course">
        <h2 id="course">{t('course')}</h2>
        {facts ? (
          <CourseForm key={revision} {...{ facts, revision, minutes }} result={isOfCourse ? result : undefined} />
        ) : (
          <Unreadable slug={slug} path="course.yaml" />
        )}
        <p>
          <Link to={draftPaths.write({ slug, path: 'course.yaml' })}>{t('as_text')}</Link>
        </p>
      </section>
      {modules.map((module) => (
        <section key={module.folder} className="section" aria-labelledby={module.folder}>
          <h2 id={module.folder}>{t('module', { title: module.title })}</h2>
          <ModuleForm key={module.revision} slug={slug} module={module} result={isOfCourse ? undefined : result} />
        </section>
      ))}
    </>
  )
}
