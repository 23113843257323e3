import { useText } from '#app/platform/i18n/use-text.tsx'
import { StackedBar } from '#app/ui/components/stacked-bar.tsx'
import type { OutcomesData } from '../get-outcomes.server.ts'
import type { ReachData } from '../get-reach.server.ts'
import { reportMessages } from '../messages.ts'

type Bar = { slug: string; title: string; text: string; part: number; whole: number }

function CourseBars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  return (
    <ul className="bar-list" aria-label={label}>
      {bars.map(({ slug, title, text, part, whole }) => (
        <li key={slug}>
          <span>{title}</span> <strong>{text}</strong>
          <StackedBar parts={[{ key: 'part', value: part, shade: 4 }]} whole={whole} />
        </li>
      ))}
    </ul>
  )
}

/** Of the enrolled of each course, those who completed. */
export function OutcomeBars({ courses }: { courses: OutcomesData['courses'] }) {
  const t = useText(reportMessages)
  const bars = courses.map(({ slug, title, enrolled, completed }) => {
    return { slug, title, text: t('outcomes_bar', { completed, enrolled }), part: completed, whole: enrolled }
  })
  return <CourseBars label={t('outcomes_chart')} bars={bars} />
}

/** Of the comuni, those with somebody trained in each course. */
export function ReachBars({ courses }: { courses: ReachData['courses'] }) {
  const t = useText(reportMessages)
  const bars = courses.map(({ slug, title, all: { covered, comuni } }) => {
    return { slug, title, text: t('coverage_figure', { covered, comuni }), part: covered, whole: comuni }
  })
  return <CourseBars label={t('coverage_chart')} bars={bars} />
}
