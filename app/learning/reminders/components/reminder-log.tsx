import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { reminderMessages } from '../messages.ts'
import type { LogEntry, NextReminder, ReminderLog } from '../reminder-log.server.ts'

function Next({ rows }: { rows: NextReminder[] }) {
  const t = useText(reminderMessages)
  const { shortDay, day } = useFormats()
  const said = ({ next, why }: NextReminder) => {
    if (next) return t('next_on', { day: day(next.sendOn), step: t(`step_${next.kind}`) })
    return why && t('next_why', { why: why === 'not_yet_due' ? t('why_not_yet_due') : t(`outcome_${why}`) })
  }
  return (
    <section className="section" aria-labelledby="next-title">
      <h2 id="next-title">{t('next_title')}</h2>
      {rows.length === 0 ? (
        <p>{t('next_none')}</p>
      ) : (
        <DataTable
          stacked
          captionHidden
          caption={t('next_caption')}
          keyOf={({ key }) => key}
          rows={rows}
          columns={[
            {
              header: t('course'),
              cell: ({ courseTitle, ambitoName }) => (
                <>
                  {courseTitle} <span className="muted small">{ambitoName}</span>
                </>
              ),
            },
            { header: t('due_on'), cell: ({ dueOn }) => shortDay(dueOn) },
            { header: t('next'), cell: said },
          ]}
        />
      )}
    </section>
  )
}

function Outcome({ entry }: { entry: LogEntry }) {
  const t = useText(reminderMessages)
  const { moment } = useFormats()
  const { outcome, delivery, deliveryAt } = entry
  const isSent = outcome === 'sent'
  const why = delivery
    ? t(`delivery_${delivery}`, { moment: deliveryAt ? moment(new Date(deliveryAt)) : '' })
    : t(`outcome_${outcome}`)
  return (
    <>
      <Badge kind={isSent ? 'success' : 'neutral'}>{t(isSent ? 'outcome_sent' : 'not_sent')}</Badge>{' '}
      <span className="small">{why}</span>
    </>
  )
}

/** Why reminders went out to somebody or did not, and what comes next. */
export function ReminderLogTables({ log: { entries, next } }: { log: ReminderLog }) {
  const t = useText(reminderMessages)
  const { shortDay } = useFormats()
  const about = ({ courseTitle, kind, step }: LogEntry) =>
    kind === 'duty' ? t('about_step', { course: courseTitle ?? '', step: t(`step_${step}`) }) : t('about_digest')
  return (
    <>
      <Next rows={next} />
      <section className="section" aria-labelledby="log-title">
        <h2 id="log-title">{t('log_title')}</h2>
        {entries.length === 0 ? (
          <p>{t('log_none')}</p>
        ) : (
          <>
            <DataTable
              stacked
              captionHidden
              caption={t('log_caption')}
              keyOf={({ key }) => key}
              rows={entries}
              columns={[
                { header: t('day'), cell: ({ day }) => shortDay(day) },
                {
                  header: t('about'),
                  cell: (entry) => (
                    <>
                      {about(entry)}
                      {entry.stepOn !== entry.day && (
                        <span className="muted small"> · {t('about_day', { day: shortDay(entry.stepOn) })}</span>
                      )}
                    </>
                  ),
                },
                { header: t('due_on'), cell: ({ dueOn }) => (dueOn ? shortDay(dueOn) : '–') },
                { header: t('decided'), cell: (entry) => <Outcome entry={entry} /> },
              ]}
            />
            <p className="muted small">{t('log_note')}</p>
          </>
        )}
      </section>
    </>
  )
}
