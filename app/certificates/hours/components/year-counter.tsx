import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { ProgressRing } from '#app/ui/components/progress.tsx'
import { defaultArea } from '../areas.ts'
import { hoursMessages } from '../messages.ts'
import type { OwnHours } from '../own-hours.server.ts'
import { hoursPaths } from '../paths.ts'
import { HourBars } from './hour-bars.tsx'

type Props = { hours: OwnHours }

/** The years there is anything to see of; nothing while there is only this one. */
export function YearChoice({ hours: { year, years } }: Props) {
  const t = useText(hoursMessages)
  if (years.length < 2) return null
  return (
    <nav aria-label={t('years')}>
      <ul className="year-choice">
        {years.map((one) => (
          <li key={one}>
            <Link to={hoursPaths.own({ year: one })} aria-current={one === year ? 'page' : undefined}>
              {one}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Sentence({ hours: { minutes, target, isThisYear } }: Props) {
  const t = useText(hoursMessages)
  const { duration } = useFormats()
  if (minutes >= target) return <strong>{t('reached')}</strong>
  const values = { hours: duration(target - minutes) }
  return t(isThisYear ? 'missing' : 'missing_past', values)
}

/** The ring against the target, what is missing and what waits. */
export function YearRing({ hours }: Props) {
  const t = useText(hoursMessages)
  const { duration, hours: inHours } = useFormats()
  const { minutes, target, waitingMinutes } = hours
  const label = t('ring', { credited: duration(Math.max(0, minutes)), target: duration(target) })
  const figure =
    minutes < 60
      ? t('ring_minutes', { minutes: Math.max(0, minutes) })
      : t('ring_figure', { hours: inHours(minutes), count: minutes / 60 })
  return (
    <Card>
      <div className="hours year-ring">
        <ProgressRing percent={(minutes / target) * 100} figure={figure} label={label} />
        <div>
          <p className="year-ring__label">{label}</p>
          <p>
            <Sentence hours={hours} />
          </p>
          {waitingMinutes > 0 && <p>{t('waits_external', { hours: duration(waitingMinutes) })}</p>}
          <p className="muted small">{t('target_whose')}</p>
        </div>
      </div>
    </Card>
  )
}

/** The same hours by source and by area, as bars. */
export function YearBars({ hours: { bySource, byArea } }: Props) {
  const t = useText(hoursMessages)
  return (
    <div className="hour-columns">
      <HourBars
        id="by-source"
        title={t('by_source')}
        bars={bySource.map(({ source, minutes }) => ({ key: source, label: t(`source_${source}`), minutes }))}
      />
      <HourBars
        id="by-area"
        title={t('by_area')}
        bars={byArea.map(({ area, minutes }) => {
          return { key: area, label: area === defaultArea ? t('area_default') : area, minutes }
        })}
      />
    </div>
  )
}

/** Every course and certificate that counts, as a table. */
export function YearLines({ hours: { year, lines, minutes } }: Props) {
  const t = useText(hoursMessages)
  const { duration } = useFormats()
  return (
    <section className="section" aria-labelledby="lines-title">
      <h2 id="lines-title">{t('lines_title')}</h2>
      <DataTable
        caption={t('lines_caption', { year, hours: duration(minutes) })}
        columns={[
          { header: t('line'), cell: ({ title, note }) => (note ? `${title} · ${note}` : title) },
          { header: t('source'), cell: ({ source }) => t(`source_${source}`) },
          { header: t('minutes_column'), numeric: true, cell: (line) => duration(line.minutes) },
        ]}
        rows={lines}
        keyOf={({ key }) => key}
        stacked
      />
      <p className="muted small">{t('lines_rule')}</p>
    </section>
  )
}

/** Meetings the person was at whose minutes do not count yet. */
export function Unconfirmed({ hours: { unconfirmed } }: Props) {
  const t = useText(hoursMessages)
  const { moment } = useFormats()
  if (unconfirmed.length === 0) return null
  return (
    <section className="section" aria-labelledby="unconfirmed-title">
      <h2 id="unconfirmed-title">{t('unconfirmed_title')}</h2>
      <p>{t('unconfirmed')}</p>
      <ul>
        {unconfirmed.map(({ meetingId, topic, courseTitle, startsAt }) => (
          <li key={meetingId}>
            {topic} · {courseTitle}, {moment(startsAt)}
          </li>
        ))}
      </ul>
    </section>
  )
}
