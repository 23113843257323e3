import { useText } from '#app/platform/i18n/use-text.tsx'
import { factsOf, withFact } from '../lesson-facts.ts'
import { visualMessages } from '../messages.ts'
import { LineField } from './typed-fields.tsx'

/** What the front matter of a lesson says; its id stays, because people's progress is kept under it. */
export function LessonFactsForm({ head, onChange }: { head: string; onChange: (head: string) => void }) {
  const t = useText(visualMessages)
  const { id, title, minutes } = factsOf(head)
  return (
    <div className="lesson-facts" data-block="head" role="group" aria-label={t('lesson_facts')}>
      {title !== null && (
        <LineField
          field="title"
          label={t('lesson_title')}
          value={title}
          onChange={(value) => onChange(withFact(head, 'title', value))}
        />
      )}
      {minutes !== null && (
        <LineField
          field="minutes"
          label={t('lesson_minutes')}
          value={minutes}
          isNumber
          onChange={(value) => onChange(withFact(head, 'minutes', value))}
        />
      )}
      {id !== null && <p className="muted lesson-facts__id">{t('lesson_id', { id })}</p>}
    </div>
  )
}
