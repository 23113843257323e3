import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import type { EditionDraft, TeacherDraft } from '../edition-draft.ts'
import type { FormFaults } from '../edition-input.ts'
import type { TeacherChoice } from '../find-teachers.server.ts'
import { editionFormMessages } from '../form-messages.ts'
import { Written } from './form-fields.tsx'

/** Accounts found for one row of the form. */
export type FoundTeachers = { index: number; people: TeacherChoice[] }

type Row = { teacher: TeacherDraft; index: number; found: FoundTeachers | null; faults: FormFaults }

function Account({ teacher, index, found }: Omit<Row, 'faults'>) {
  const t = useText(editionFormMessages)
  const name = `teachers.${index}.personId`
  const people = found?.index === index ? found.people : null
  const known = teacher.personId ? [{ personId: teacher.personId, label: t('teacher_account', teacher) }] : []
  const others = (people ?? []).map(({ personId, name: who, email }) => ({ personId, label: `${who} · ${email}` }))
  const choices = [...others, ...known.filter(({ personId }) => others.every((one) => one.personId !== personId))]
  if (choices.length === 0) {
    return (
      <>
        {people && <p role="status">{t('teacher_none')}</p>}
        <input type="hidden" name={name} value="" />
      </>
    )
  }
  return (
    <fieldset className="choice-list" key={teacher.personId}>
      <legend>{t('teacher_choices')}</legend>
      {[...choices, { personId: '', label: t('teacher_name_only') }].map(({ personId, label }) => (
        <label key={personId}>
          <input type="radio" name={name} value={personId} defaultChecked={personId === teacher.personId} /> {label}
        </label>
      ))}
    </fieldset>
  )
}

function Teacher(row: Row) {
  const t = useText(editionFormMessages)
  const { teacher, index, faults } = row
  const cell = (field: string) => `teachers.${index}.${field}`
  return (
    <fieldset className="form-row">
      <legend>{t('teacher', { number: index + 1 })}</legend>
      <input type="hidden" name={cell('id')} value={teacher.id} />
      <div className="form-grid">
        <Written name={cell('name')} label={t('teacher_name')} value={teacher.name} faults={faults} />
        <Written name={cell('office')} label={t('teacher_office')} value={teacher.office} faults={faults} />
      </div>
      <Account {...row} />
      <Button kind="outline" className="button--small" name="intent" value={`find-teacher:${index}`}>
        {t('teacher_find')}
      </Button>
    </fieldset>
  )
}

/** Who teaches: by an account that is found, or by a name. */
export function TeacherRows({
  teachers,
  ...rest
}: Pick<EditionDraft, 'teachers'> & { found: FoundTeachers | null; faults: FormFaults }) {
  const t = useText(editionFormMessages)
  return (
    <section className="form-part" aria-labelledby="part-teachers">
      <h2 id="part-teachers">{t('part_teachers')}</h2>
      <p className="muted">{t('teachers_hint')}</p>
      {teachers.map((teacher, index) => (
        <Teacher key={index} teacher={teacher} index={index} {...rest} />
      ))}
      <Button kind="outline" name="intent" value="add:teachers">
        {t('add_teacher')}
      </Button>
    </section>
  )
}
