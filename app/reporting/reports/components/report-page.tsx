import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { FiguresSource } from '../../components/figures-source.tsx'
import { ReportFiles } from '../../exports/components/report-files.tsx'
import type { ReportKind } from '../../exports/kinds.ts'
import { LiveReport } from '../../live/components/live-figures.tsx'
import { reportMessages } from '../messages.ts'
import type { ReportFrame } from '../open-report.server.ts'
import { reportPaths } from '../paths.ts'

type Props = {
  frame: ReportFrame
  title: string
  lead?: string
  /** Of which there are files. */
  kind?: ReportKind
  children: ReactNode
}

/** The frame of every report: the way back to all of them, place and day, and the extract at the foot. */
export function ReportPage({ frame, title, lead, kind, children }: Props) {
  const { search } = useLocation()
  const t = useText(reportMessages)
  const { day } = useFormats()
  const { ambitoSlug, placeName } = frame
  const asOf = frame.day.asOf === frame.today ? undefined : frame.day.asOf
  return (
    <div className="report-page">
      <Page
        title={title}
        kicker={`${placeName} · ${t('at_day', { day: day(frame.day.asOf) })}`}
        lead={lead}
        breadcrumbs={[{ label: t('reports'), to: reportPaths.overview({ ambitoSlug, asOf }) }]}
        width="wide"
      >
        <LiveReport frame={frame} />
        {children}
        {kind && !frame.day.fault && <ReportFiles ambitoSlug={ambitoSlug} kind={kind} search={search.slice(1)} />}
        <FiguresSource frame={frame} />
      </Page>
    </div>
  )
}
