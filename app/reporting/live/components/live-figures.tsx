import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { OfficeFrame } from '../../page-data.server.ts'
import { liveMessages } from '../messages.ts'
import { useLiveFigures } from './use-live-figures.ts'

/** Keeps today's figures up to date and says so; where that cannot be, how to have newer ones. Nothing for a past day. */
export function LiveFigures({ frame }: { frame: OfficeFrame }) {
  const t = useText(liveMessages)
  const { time } = useFormats()
  const { ambito, course, day, today, snapshotId, computedAt } = frame
  const isToday = day.asOf === today
  const { follows, isNews } = useLiveFigures({ ambitoSlug: ambito.slug, course: course.slug, snapshotId, isToday })
  if (!isToday) return null
  return (
    <p className="live-figures muted small">
      {follows ? (
        <span className="live-figures__on">{t('follows')}</span>
      ) : (
        <span>
          {t('still')} <a href="">{t('reload')}</a>.
        </span>
      )}{' '}
      <span role="status">{isNews && t('updated', { time: time(computedAt) })}</span>
    </p>
  )
}
