import { Link } from '#app/ui/components/link.tsx'
import { Html } from '#app/assessment/components/html.tsx'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { correctionMessages } from '../correction-messages.ts'
import type { CorrectionReport } from '../correction-reports.server.ts'
import { authoringPaths } from '../paths.ts'

/** How a correction is named: number, day, version and author. */
export function useCorrectionLine() {
  const t = useText(correctionMessages)
  const { dayOf: day } = useFormats()
  return ({ number, recordedAt, version, author }: CorrectionReport) =>
    t('history_line', { number, on: day(recordedAt), version, author })
}

/** In which other quizzes the same question was corrected at once; nothing where there are none. */
export function AlsoIn({ titles }: { titles: readonly string[] }) {
  const t = useText(correctionMessages)
  if (titles.length === 0) return null
  return <p className="muted">{t('corrected_also_in', { quizzes: titles.join(', ') })}</p>
}

type Props = { reports: CorrectionReport[]; slug: string; activityId: string }

/** Every correction of a quiz with its author and reason, the newest first. */
export function CorrectionHistory({ reports, slug, activityId }: Props) {
  const t = useText(correctionMessages)
  const lineOf = useCorrectionLine()
  return (
    <section className="section" aria-labelledby="corrections">
      <h2 id="corrections">{t('history')}</h2>
      {reports.length === 0 && <p className="muted">{t('history_none')}</p>}
      <ul className="plain-list stack">
        {reports.map((report) => {
          const { correctionId, promptHtml, annulled, reason, alsoIn, done, total } = report
          return (
            <li key={correctionId} className="card">
              <p>
                <Link to={authoringPaths.correction({ slug, activityId, correctionId })}>{lineOf(report)}</Link>{' '}
                {annulled && <Badge kind="warning">{t('annulled')}</Badge>}{' '}
                {done < total && <Badge>{t('history_under_way')}</Badge>}
              </p>
              <Html html={promptHtml} className="muted" />
              <p>
                {t('reason_label')}: {reason}
              </p>
              <AlsoIn titles={alsoIn} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
