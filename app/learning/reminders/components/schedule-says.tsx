import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { reminderMessages } from '../messages.ts'
import type { RemindersPreview } from '../preview-reminders.server.ts'
import type { Schedule } from '../schedule.ts'
import { weekdayKey } from '../weekday-key.ts'

/** The schedule in words. */
export function ScheduleSays({ schedule, lastRun }: { schedule: Schedule; lastRun: Date | null }) {
  const t = useText(reminderMessages)
  const { moment } = useFormats()
  const { isOn, daysBefore, daysAfter, digestWeekday } = schedule
  const days = daysBefore.map((count) => t('days_before_one', { count })).join(', ')
  return (
    <section className="section" aria-labelledby="says-title">
      <h2 id="says-title">{t('says_title')}</h2>
      {!isOn && (
        <Alert kind="warning">
          <p>{t('says_off')}</p>
        </Alert>
      )}
      {isOn && (
        <ul>
          <li>{t('says_when')}</li>
          <li>{t('says_assigned')}</li>
          <li>{days ? t('says_before', { days }) : t('says_before_none')}</li>
          <li>{t('says_after', { count: daysAfter })}</li>
          <li>{t('says_digest', { weekday: t(weekdayKey(digestWeekday)) })}</li>
          <li>{t('says_never')}</li>
          <li>{t('says_refuse')}</li>
        </ul>
      )}
      <p className="muted small">{lastRun ? t('last_run', { moment: moment(lastRun) }) : t('last_run_none')}</p>
    </section>
  )
}

type PreviewProps = { preview: RemindersPreview; isChanged: boolean }

/** What would go out on the next working morning. */
export function PreviewSays({ preview, isChanged }: PreviewProps) {
  const t = useText(reminderMessages)
  const { period, number } = useFormats()
  const { day, people, contacts, offices, reasons } = preview
  const [on = ''] = period({ from: day, to: day })
  const counts = {
    people: t('preview_people', { count: people }),
    contacts: t('preview_contacts', { count: contacts }),
    offices: t('preview_offices', { count: offices }),
  }
  return (
    <section className="section" aria-labelledby="preview-title" id="preview">
      <h2 id="preview-title">{t('preview_title', { day: on })}</h2>
      {isChanged && <p role="status">{t('preview_changed')}</p>}
      <p>
        <strong>{people + contacts + offices > 0 ? t('preview_says', counts) : t('preview_nothing')}</strong>
      </p>
      {reasons.length > 0 && (
        <>
          <p>{t('preview_not')}</p>
          <ul>
            {reasons.map(({ outcome, count }) => (
              <li key={outcome}>
                {t(`outcome_${outcome}`)}: {number(count)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="muted small">{t('preview_note')}</p>
    </section>
  )
}
