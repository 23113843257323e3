import type { ReactNode } from 'react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { bandShare } from '../band-rows.ts'
import { bandKeys } from '../hours-bands.ts'
import { reportMessages } from '../messages.ts'
import type { OverviewData } from '../overview-data.server.ts'
import { reportPaths } from '../paths.ts'
import { BandColumns } from './band-charts.tsx'
import { LatenessColumns } from './lateness-columns.tsx'
import { OutcomeBars, ReachBars } from './outcome-bars.tsx'
import { ShareChart, trainedShare } from './trend-charts.tsx'

/** Courses drawn on a card; the report has them all. */
const coursesShown = 4

type CardProps = { title: string; figure: string; text: string; to: string; children: ReactNode }

/** One report: its number, its chart, the way to it. */
function ReportCard({ title, figure, text, to, children }: CardProps) {
  const t = useText(reportMessages)
  return (
    <Card
      title={title}
      footer={
        <LinkButton kind="outline" to={to} aria-label={`${t('open')}: ${title}`}>
          {t('open')}
        </LinkButton>
      }
    >
      <p className="report-card__figure">
        <strong>{figure}</strong> {text}
      </p>
      {children}
    </Card>
  )
}

type Props = { data: OverviewData; asOf: string | undefined }

/** The chosen course first, then the others as they come. */
function firstOf<Course extends { slug: string }>(courses: readonly Course[], slug: string | undefined) {
  const chosen = courses.filter((course) => course.slug === slug)
  return [...chosen, ...courses.filter((course) => course.slug !== slug)].slice(0, coursesShown)
}

function CoverageCard({ data: { ambitoSlug, course, reach }, asOf }: Props) {
  const t = useText(reportMessages)
  const of = reach.courses.find(({ slug }) => slug === course?.slug)
  if (!of || of.all.comuni === 0) return null
  return (
    <ReportCard
      title={t('coverage')}
      figure={t('coverage_figure', { covered: of.all.covered, comuni: of.all.comuni })}
      text={t('coverage_figure_text', { course: of.title })}
      to={reportPaths.coverage({ ambitoSlug, asOf })}
    >
      <ReachBars courses={firstOf(reach.courses, of.slug)} />
    </ReportCard>
  )
}

function TrendCard({ data: { ambitoSlug, course, trend }, asOf }: Props) {
  const t = useText(reportMessages)
  const { percentTenths } = useFormats()
  const last = trend.months.at(-1)
  if (!trend.course || !last) return null
  return (
    <ReportCard
      title={t('trend')}
      figure={percentTenths(trainedShare(last))}
      text={t('trend_figure_text', { course: trend.course.title })}
      to={reportPaths.trend({ ambitoSlug, course: course?.slug, asOf })}
    >
      <ShareChart months={trend.months} />
    </ReportCard>
  )
}

function BandsCard({ data: { ambitoSlug, bands }, asOf }: Props) {
  const t = useText(reportMessages)
  const { percentTenths } = useFormats()
  const { year, total } = bands
  return (
    <ReportCard
      title={t('hours_bands')}
      figure={percentTenths(total ? bandShare(total, bandKeys.length - 1) : 0)}
      text={t('hours_bands_figure_text', { year })}
      to={reportPaths.hoursBands({ ambitoSlug, asOf })}
    >
      {total && <BandColumns row={total} link={{ ambitoSlug, year, asOf }} />}
    </ReportCard>
  )
}

function OutcomesCard({ data: { ambitoSlug, course, outcomes }, asOf }: Props) {
  const t = useText(reportMessages)
  const { percentTenths } = useFormats()
  const of = outcomes.courses.find(({ slug }) => slug === course?.slug)
  return (
    <ReportCard
      title={t('outcomes')}
      figure={of ? percentTenths(of.completed / of.enrolled) : '–'}
      text={of ? t('outcomes_figure_text', { course: of.title }) : t('outcomes_none')}
      to={reportPaths.outcomes({ ambitoSlug, asOf })}
    >
      <OutcomeBars courses={firstOf(outcomes.courses, of?.slug)} />
    </ReportCard>
  )
}

function OverdueCard({ data: { ambitoSlug, overdue }, asOf }: Props) {
  const t = useText(reportMessages)
  const { number } = useFormats()
  const { people, lateness } = overdue
  return (
    <ReportCard
      title={t('overdue')}
      figure={number(people)}
      text={t('overdue_figure', { count: people })}
      to={reportPaths.overdue({ ambitoSlug, asOf })}
    >
      {people > 0 && (
        <LatenessColumns lateness={lateness} pathTo={(late) => reportPaths.overdue({ ambitoSlug, asOf, late })} />
      )}
    </ReportCard>
  )
}

/** All reports, each with its number and its chart. */
export function ReportCards({ data }: { data: OverviewData }) {
  const asOf = data.day.asOf === data.today ? undefined : data.day.asOf
  return (
    <div className="report-cards">
      <CoverageCard data={data} asOf={asOf} />
      <TrendCard data={data} asOf={asOf} />
      <BandsCard data={data} asOf={asOf} />
      <OutcomesCard data={data} asOf={asOf} />
      <OverdueCard data={data} asOf={asOf} />
    </div>
  )
}
