import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { evaluationMessages } from '../messages.ts'
import { evaluationPaths } from '../paths.ts'
import type { ProjectSheet } from '../project-sheet.server.ts'

/** The as-of day of a project's sheet, with the usual days as links. */
export function DayChooser({ sheet: { project, day, today, usual } }: { sheet: ProjectSheet }) {
  const t = useText(evaluationMessages)
  const { projectKey } = project
  const days = [
    { iso: today, text: t('today') },
    { iso: usual.endOfLastMonth, text: t('end_of_last_month') },
    { iso: usual.endOfLastYear, text: t('end_of_last_year') },
  ]
  return (
    <Form method="get" className="office-filter" key={day.typed}>
      <div className={`office-filter__chip${day.fault ? ' field--wrong' : ''}`}>
        <label htmlFor="as-of">{t('as_of')}</label>
        <input
          id="as-of"
          name="asOf"
          type="date"
          max={today}
          defaultValue={day.typed}
          aria-invalid={day.fault ? true : undefined}
          aria-describedby={day.fault ? 'as-of-error' : undefined}
        />
      </div>
      <Button kind="outline">{t('show')}</Button>
      <ul className="office-filter__days">
        {days.map(({ iso, text }) => (
          <li key={text}>
            <Link
              to={evaluationPaths.project({ projectKey, asOf: iso })}
              aria-current={iso === day.asOf && !day.fault ? 'true' : undefined}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
      {day.fault && (
        <p className="field__error" id="as-of-error" role="alert">
          {t(day.fault)}
        </p>
      )}
    </Form>
  )
}
