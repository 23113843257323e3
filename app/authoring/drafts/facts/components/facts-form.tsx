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
    <fieldset className={`choice-list${wrong ? ' field--wrong' : ''}`} id="course-audience" tabIndex={-1}>
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

type CourseFieldsProps = { facts: ShownFacts; minutes: number; errors: FormErrors; result: Result }

function CourseFields({ facts, minutes, errors, result }: CourseFieldsProps) {
  const t = useText(factsMessages)
  const typed = result?.initialValue?.audience
  const field = (
    name: keyof ShownFacts &
      ('title' | 'summary' | 'threshold' | 'competences' | 'authors' | 'licence' | 'area' | 'notes'),
  ) => ({
    ...{ name, id: `course-${name}`, label: t(name), errors: errors.of(name) },
    defaultValue: result ? (errors.typed(name) ?? '') : facts[name],
  })
  return (
    <>
      <TextField {...field('title')} maxLength={300} required />
      <TextArea {...field('summary')} hint={t('summary_hint')} maxLength={1000} required />
      <p className="muted">{t('minutes', { minutes })}</p>
      <Select
        name="language"
        id="course-language"
        label={t('language')}
        defaultValue={errors.typed('language') ?? facts.language}
        options={courseLanguages.map((one) => ({ value: one, label: t(`language_${one}`) }))}
      />
      <TextField {...field('threshold')} hint={t('threshold_hint')} inputMode="numeric" required />
      <Audience shown={facts.audience} errors={errors} typed={result ? [typed ?? []].flat().map(String) : undefined} />
      <TextArea {...field('competences')} hint={t('competences_hint')} rows={6} required />
      <TextArea {...field('authors')} hint={t('authors_hint')} rows={3} required />
      <TextField {...field('licence')} hint={t('licence_hint')} required />
      <TextField {...field('area')} hint={t('area_hint')} maxLength={100} />
      <TextArea {...field('notes')} rows={3} maxLength={2000} />
    </>
  )
}

type ModuleFieldsProps = { module: ModuleLine & { facts: NonNullable<ModuleLine['facts']> }; at: number }

/** What was typed of a module in a form that was refused. */
function typedOf(result: Result, at: number, name: 'title' | 'aims'): string | undefined {
  const sent: unknown = result?.initialValue?.modules
  const one: unknown = Array.isArray(sent) ? sent[at] : undefined
  if (typeof one !== 'object' || one === null) return undefined
  const value: unknown = Object.entries(one).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : ''
}

function ModuleFields({
  module: { folder, facts, revision },
  at,
  errors,
  result,
}: ModuleFieldsProps & { errors: FormErrors; result: Result }) {
  const t = useText(factsMessages)
  const field = (name: 'title' | 'aims') => ({
    ...{ name: `modules[${at}].${name}`, id: `${folder}-${name}`, label: t(name) },
    errors: errors.of(`modules[${at}].${name}`),
    defaultValue: typedOf(result, at, name) ?? facts[name],
  })
  return (
    <>
      <input type="hidden" name={`modules[${at}].folder`} value={folder} />
      <input type="hidden" name={`modules[${at}].revision`} value={revision} />
      <TextField {...field('title')} maxLength={300} required />
      <TextArea {...field('aims')} hint={t('aims_hint')} rows={4} required />
    </>
  )
}

const isReadable = (module: ModuleLine): module is ModuleFieldsProps['module'] => module.facts !== null

/** The errors with the fields of this page they are of, those of a module with its title. */
function namedErrors(errors: FormErrors, modules: readonly ModuleLine[]) {
  return errors.summary.map(({ field, text }) => {
    const [, at, name] = /^modules\[(\d+)\]\.(\w+)$/.exec(field ?? '') ?? []
    const module = at === undefined ? undefined : modules[Number(at)]
    if (module && name) return { field: `${module.folder}-${name}`, text: `${module.title}: ${text}` }
    return field ? { field: `course-${field}`, text } : { text }
  })
}

/** The facts of a course and its modules in one form with one button: nothing that was filled in is left behind. */
export function FactsForm({ slug, page, result }: { slug: string; page: DraftFacts; result: Result }) {
  const t = useText(factsMessages)
  const errors = useFormErrors(factsMessages, result)
  const { facts, revision, minutes } = page
  if (!facts) return <Unreadable slug={slug} path="course.yaml" />
  const modules = page.modules.filter(isReadable)
  const unreadable = page.modules.filter((module) => !isReadable(module))
  const mark = [revision, ...modules.map((module) => module.revision)].join(' ')
  return (
    <Form key={mark} method="post" className="measure" noValidate>
      <ErrorSummary errors={namedErrors(errors, modules)} />
      <input type="hidden" name="revision" value={revision} />
      <section className="section" aria-labelledby="course">
        <h2 id="course">{t('course')}</h2>
        <CourseFields {...{ facts, minutes, errors, result }} />
      </section>
      {modules.map((module, at) => (
        <section key={module.folder} className="section" aria-labelledby={module.folder}>
          <h2 id={module.folder}>{t('module', { title: module.title })}</h2>
          <ModuleFields {...{ module, at, errors, result }} />
        </section>
      ))}
      {unreadable.map(({ folder }) => (
        <Unreadable key={folder} slug={slug} path={`${folder}/module.yaml`} />
      ))}
      <p className="button-row">
        <Button>{t('save')}</Button>
        <Link to={draftPaths.write({ slug, path: 'course.yaml' })}>{t('as_text')}</Link>
      </p>
    </Form>
  )
}
