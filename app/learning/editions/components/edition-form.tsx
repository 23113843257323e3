import { Form } from '@remix-run/react'
import { AttendanceRule, EditionMode } from '#app/platform/generated/enums.ts'
import { locales } from '#app/platform/i18n/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import type { EditionDraft } from '../edition-draft.ts'
import { thresholdPresets, type FormFaults } from '../edition-input.ts'
import { editionFormMessages } from '../form-messages.ts'
import { editionMessages } from '../messages.ts'
import { AreaRows } from './area-rows.tsx'
import { CreditRows } from './credit-rows.tsx'
import { Chosen, useFault, Written } from './form-fields.tsx'
import { TeacherRows, type FoundTeachers } from './teacher-rows.tsx'

type Parts = { draft: EditionDraft; faults: FormFaults; completed: number }

type PlainField = Exclude<keyof EditionDraft, 'teachers' | 'areas' | 'credits'>

const cellsOf =
  ({ draft, faults }: Parts) =>
  (name: PlainField) => ({ name, value: draft[name], faults })

function CoursePart({ courses, ...parts }: Parts & { courses: { slug: string; title: string }[] | null }) {
  const t = useText(editionFormMessages)
  const words = useText(editionMessages)
  const cell = cellsOf(parts)
  const modes = Object.values(EditionMode).map((value) => ({ value, label: words(`mode_${value}`) }))
  const options = (courses ?? []).map(({ slug, title }) => ({ value: slug, label: title }))
  return (
    <section className="form-part" aria-labelledby="part-course">
      <h2 id="part-course">{t('part_course')}</h2>
      <div className="form-grid">
        {courses && <Chosen {...cell('course')} label={t('course')} hint={t('course_fixed')} options={options} />}
        <Written {...cell('name')} label={t('name')} hint={t('name_hint')} />
        <Chosen {...cell('mode')} label={t('mode')} options={modes} locked={parts.completed > 0} />
        <Written {...cell('place')} label={t('place')} hint={t('place_hint')} />
        <Written {...cell('startsOn')} label={t('starts')} type="date" />
        <Written {...cell('endsOn')} label={t('ends')} type="date" />
      </div>
    </section>
  )
}

function PeoplePart(parts: Parts) {
  const t = useText(editionFormMessages)
  const cell = cellsOf(parts)
  const choices = (['no', 'yes'] as const).map((value) => ({ value, label: t(`self_${value}`) }))
  return (
    <section className="form-part" aria-labelledby="part-people">
      <h2 id="part-people">{t('part_people')}</h2>
      <div className="form-grid">
        <Chosen {...cell('selfEnrolment')} label={t('self_enrolment')} options={choices} />
        <Written {...cell('seats')} label={t('seats')} hint={t('seats_hint')} inputMode="numeric" />
      </div>
    </section>
  )
}

function RulePart(parts: Parts) {
  const t = useText(editionFormMessages)
  const { percent } = useFormats()
  const cell = cellsOf(parts)
  const locked = parts.completed > 0
  const kept = parts.draft.thresholdPercent
  const presets = thresholdPresets.map(String)
  const thresholds = [...presets, ...(kept === '' || presets.includes(kept) ? [] : [kept])]
  const thresholdOptions = [
    ...thresholds.map((value) => ({ value, label: percent(Number(value) / 100) })),
    { value: '', label: t('threshold_course') },
  ]
  const rules = Object.values(AttendanceRule).map((value) => ({ value, label: t(`rule_${value}`) }))
  const exercises = (['yes', 'no'] as const).map((value) => ({ value, label: t(`exercises_${value}`) }))
  const languages = locales.map((value) => ({ value, label: t(`language_${value}`) }))
  return (
    <section className="form-part" aria-labelledby="part-rule">
      <h2 id="part-rule">{t('part_rule')}</h2>
      {locked && <p className="muted">{t('locked_note', { count: parts.completed })}</p>}
      <div className="form-grid">
        <Chosen {...cell('attendanceRule')} label={t('rule')} options={rules} locked={locked} />
        <Chosen {...cell('thresholdPercent')} label={t('threshold')} options={thresholdOptions} locked={locked} />
        <Chosen {...cell('exercisesRequired')} label={t('exercises')} options={exercises} locked={locked} />
        <Chosen {...cell('certificateLanguage')} label={t('certificate_language')} options={languages} />
        <Written {...cell('validityMonths')} label={t('validity')} hint={t('validity_hint')} inputMode="numeric" />
        <Written {...cell('signatoryName')} label={t('signatory_name')} />
        <Written {...cell('signatoryOffice')} label={t('signatory_office')} />
      </div>
    </section>
  )
}

function ProjectPart(parts: Parts) {
  const t = useText(editionFormMessages)
  const cell = cellsOf(parts)
  return (
    <section className="form-part" aria-labelledby="part-project">
      <h2 id="part-project">{t('part_project')}</h2>
      <div className="form-grid">
        <Written {...cell('fund')} label={t('fund')} hint={t('fund_hint')} />
        <Written {...cell('projectCode')} label={t('project_code')} />
        <Written {...cell('cup')} label={t('cup')} hint={t('cup_hint')} />
      </div>
    </section>
  )
}

type Props = Parts & {
  /** The courses to choose from; null where the course is fixed. */
  courses: { slug: string; title: string }[] | null
  found: FoundTeachers | null
  /** Minutes of lessons and planned meetings as kept; null where it is still to be made. */
  planned: number | null
  submitText: string
}

/** Everything an edition says of itself. Rows are added and accounts found by its buttons, with or without script. */
export function EditionForm({ courses, found, planned, submitText, ...parts }: Props) {
  const textOf = useFault()
  const { draft, faults } = parts
  const errors = Object.entries(faults).flatMap(([field, fault]) => {
    return (textOf(fault, field) ?? []).map((text) => ({ field, text }))
  })
  return (
    <Form method="post" noValidate className="edition-form">
      {/* The button that Enter presses is the first of the form. */}
      <button name="intent" value="save" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        {submitText}
      </button>
      <ErrorSummary errors={errors} />
      <CoursePart courses={courses} {...parts} />
      <PeoplePart {...parts} />
      <TeacherRows teachers={draft.teachers} found={found} faults={faults} />
      <RulePart {...parts} />
      <AreaRows areas={draft.areas} faults={faults} planned={planned} />
      <ProjectPart {...parts} />
      <CreditRows credits={draft.credits} faults={faults} />
      <p className="edition-form__save">
        <Button name="intent" value="save">
          {submitText}
        </Button>
      </p>
    </Form>
  )
}
