import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import type { OwnDuty } from '../own-duties.server.ts'
import { ownDutyMessages } from '../own-messages.ts'
import { dutyPaths } from '../paths.ts'

/** What is asked of the reader: by when, by whom and why, and one button to begin. Nothing where nothing is. */
export function OwnDuties({ duties }: { duties: OwnDuty[] }) {
  const t = useText(ownDutyMessages)
  const { day } = useFormats()
  if (duties.length === 0) return null
  return (
    <section className="section" aria-labelledby="own-duties">
      <h2 id="own-duties">{t('own_title')}</h2>
      <ul className="card-grid">
        {duties.map(({ courseSlug, courseTitle, dueOn, state, begun, ruleName, ambitoName }) => (
          <li key={courseSlug} className="card">
            <p>
              <strong>{t(state === 'overdue' ? 'own_late' : 'own_by', { day: day(dueOn) })}</strong>
            </p>
            <h3>{courseTitle}</h3>
            <p className="muted small">{t('own_why', { ambito: ambitoName, rule: ruleName })}</p>
            <Form method="post" action={dutyPaths.take({ courseSlug })}>
              <Button
                kind="outline"
                aria-label={t(begun ? 'own_go_on_course' : 'own_begin_course', { course: courseTitle })}
              >
                {t(begun ? 'own_go_on' : 'own_begin')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
