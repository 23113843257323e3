import { Form } from '@remix-run/react'
import { organisationMessages } from '#app/organisation/messages.ts'
import { DepartmentKind, DueKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useErrorText } from '#app/ui/use-form-errors.ts'
import { dutyMessages } from '../messages.ts'
import type { RulePreview } from '../preview-rule.server.ts'
import { cycles, type RuleDraft, type RuleFaults } from '../rule-input.ts'
import { PreviewPart } from './rule-preview.tsx'

type Parts = { draft: RuleDraft; faults: RuleFaults }
type Choice = { value: string; label: string }

function useErrorsOf(faults: RuleFaults) {
  const textOf = useErrorText(dutyMessages)
  return (field: string) => (faults[field] ? [textOf(faults[field], field)] : undefined)
}

/** Boxes to tick, with what they are about. */
function Choices({
  name,
  legend,
  chosen,
  options,
}: {
  name: string
  legend: string
  chosen: string[]
  options: Choice[]
}) {
  return (
    <fieldset className="field choices">
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value}>
          <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} /> {label}
        </label>
      ))}
    </fieldset>
  )
}

function WhoPart({ draft, faults, organisations }: Parts & { organisations: { id: string; name: string }[] }) {
  const t = useText(dutyMessages)
  const place = useText(organisationMessages)
  const errorsOf = useErrorsOf(faults)
  const chosen = draft.organisations.length
  return (
    <section className="form-part" aria-labelledby="part-who">
      <h2 id="part-who">{t('part_who')}</h2>
      <p className="muted">{t('who_hint')}</p>
      <Choices
        name="departmentKinds"
        legend={t('department_kinds')}
        chosen={draft.departmentKinds}
        options={Object.values(DepartmentKind).map((value) => ({ value, label: place(`department_${value}`) }))}
      />
      <Choices
        name="organisationKinds"
        legend={t('organisation_kinds')}
        chosen={draft.organisationKinds}
        options={Object.values(OrganisationKind).map((value) => ({ value, label: place(`organisation_${value}`) }))}
      />
      <details className="choices-many" open={faults.organisations !== undefined}>
        <summary>{chosen > 0 ? t('organisations_some', { count: chosen }) : t('organisations')}</summary>
        <Choices
          name="organisations"
          legend={t('organisations')}
          chosen={draft.organisations}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </details>
      <div className="form-grid">
        <TextField
          name="jobTitle"
          label={t('job_title')}
          hint={t('job_title_hint')}
          defaultValue={draft.jobTitle}
          errors={errorsOf('jobTitle')}
        />
        <TextField
          name="newHireDays"
          inputMode="numeric"
          label={t('new_hires')}
          hint={t('new_hires_hint')}
          defaultValue={draft.newHireDays}
          errors={errorsOf('newHireDays')}
        />
      </div>
    </section>
  )
}

function WhenPart({ draft, faults, isNew }: Parts & { isNew: boolean }) {
  const t = useText(dutyMessages)
  const errorsOf = useErrorsOf(faults)
  const field = (name: 'startsOn' | 'dueOn' | 'dueDays') => ({
    ...{ name, defaultValue: draft[name], errors: errorsOf(name) },
  })
  const isAsked = (...kinds: DueKind[]) => isNew || kinds.some((kind) => kind === draft.dueKind)
  const dues = Object.values(DueKind).map((value) => ({ value, label: t(`due_${value}`) }))
  const months = cycles.map((count) => ({ value: String(count), label: t('cycle_months', { count }) }))
  return (
    <section className="form-part" aria-labelledby="part-when">
      <h2 id="part-when">{t('part_when')}</h2>
      {!isNew && <p className="muted">{t('fixed_note')}</p>}
      <div className="form-grid">
        {isNew && <TextField {...field('startsOn')} type="date" label={t('starts')} />}
        {isNew && <Select name="dueKind" label={t('due_kind')} options={dues} defaultValue={draft.dueKind} />}
        {isAsked('fixed_day') && (
          <TextField {...field('dueOn')} type="date" label={t('due_day')} hint={t('due_day_hint')} />
        )}
        {isAsked('days_after', 'recurring') && (
          <TextField {...field('dueDays')} inputMode="numeric" label={t('due_days')} hint={t('due_days_hint')} />
        )}
        {isAsked('recurring') && (
          <Select
            name="cycleMonths"
            label={t('cycle')}
            hint={t('cycle_hint')}
            options={months}
            defaultValue={draft.cycleMonths}
            errors={errorsOf('cycleMonths')}
          />
        )}
      </div>
    </section>
  )
}

type Props = Parts & {
  organisations: { id: string; name: string }[]
  /** The courses to choose from; null where the course is fixed. */
  courses: { slug: string; title: string }[] | null
  preview: RulePreview | null
  /** What the preview was made of; sent back, so that only what was seen is saved. */
  seen: string
  /** Whether something other than what was seen was to be saved. */
  isStale: boolean
}

/** What a rule says. It is saved only after one has seen whom it reaches. */
export function RuleForm({ draft, faults, organisations, courses, preview, seen, isStale }: Props) {
  const t = useText(dutyMessages)
  const errorsOf = useErrorsOf(faults)
  const errors = Object.keys(faults).flatMap((field) => (errorsOf(field) ?? []).map((text) => ({ field, text })))
  return (
    <Form method="post" noValidate className="edition-form" action="#preview">
      <ErrorSummary errors={errors} />
      <section className="form-part" aria-labelledby="part-what">
        <h2 id="part-what">{t('part_what')}</h2>
        <div className="form-grid">
          <TextField
            name="name"
            label={t('name')}
            hint={t('name_hint')}
            defaultValue={draft.name}
            errors={errorsOf('name')}
          />
          {courses && (
            <Select
              name="course"
              label={t('course')}
              options={courses.map(({ slug, title }) => ({ value: slug, label: title }))}
              defaultValue={draft.course}
              errors={errorsOf('course')}
            />
          )}
        </div>
      </section>
      <WhoPart draft={draft} faults={faults} organisations={organisations} />
      <WhenPart draft={draft} faults={faults} isNew={courses !== null} />
      <p className="edition-form__save">
        <Button kind={preview ? 'outline' : 'primary'} name="intent" value="preview">
          {t('preview')}
        </Button>
      </p>
      {preview && (
        <>
          <input type="hidden" name="seen" value={seen} />
          <PreviewPart preview={preview} isStale={isStale} />
          <Button name="intent" value="save">
            {t(courses ? 'save' : 'save_change')}
          </Button>
        </>
      )}
    </Form>
  )
}
