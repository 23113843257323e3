import { useLocation } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { OfficeFrame } from '../../page-data.server.ts'
import type { ReportFrame } from '../../reports/open-report.server.ts'
import { liveMessages } from '../messages.ts'
import { useLiveFigures } from './use-live-figures.ts'

type Props = {
  ambitoSlug: string
  /** Whose snapshots are followed; those of every course when left out. */
  course?: string
  /** The last snapshot that the figures have in them. */
  since: string | null
  frame: Pick<OfficeFrame, 'day' | 'today' | 'snapshotId' | 'computedAt'>
}

/** Keeps today's figures up to date and says so; where that cannot be, how to have newer ones. Nothing for a past day. */
function Live({ ambitoSlug, course, since, frame }: Props) {
  const t = useText(liveMessages)
  const { time } = useFormats()
  const { day, today, snapshotId, computedAt } = frame
  const isToday = day.asOf === today
  const { follows, isNews } = useLiveFigures({ ambitoSlug, course, since, snapshotId, isToday })
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

/** Of the coverage of one course: the figures are the snapshot itself. */
export function LiveFigures({ frame }: { frame: OfficeFrame }) {
  return <Live ambitoSlug={frame.ambito.slug} course={frame.course.slug} since={frame.snapshotId} frame={frame} />
}

/** Of a report, which is made again once a snapshot of the ambito is newer. */
export function LiveReport({ frame }: { frame: ReportFrame }) {
  const { pathname, search } = useLocation()
  // Asked something else, the figures are others and no news.
  return <Live key={`${pathname}${search}`} ambitoSlug={frame.ambitoSlug} since={frame.since} frame={frame} />
}
