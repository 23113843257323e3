import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { ChosenDay, UsualDays } from '../choose-day.ts'
import { reportingMessages } from '../messages.ts'

type Props = {
  /** What was chosen; the day as ISO. */
  day: Pick<ChosenDay, 'fault' | 'typed'> & { asOf: string }
  today: string
  usual: UsualDays
  /** The page itself as of another day. */
  pathTo: (asOf: string) => string
}

/** The end of a form that asks for an as-of day: its field and button, the usual days as links, and what is wrong with it. */
export function AsOfField({ day, today, usual, pathTo }: Props) {
  const t = useText(reportingMessages)
  const days = [
    { iso: today, text: t('today') },
    { iso: usual.endOfLastMonth, text: t('end_of_last_month') },
    { iso: usual.endOfLastYear, text: t('end_of_last_year') },
  ]
  return (
    <>
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
            <Link to={pathTo(iso)} aria-current={iso === day.asOf && !day.fault ? 'true' : undefined}>
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
    </>
  )
}
