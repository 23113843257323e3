import { Link } from '#app/ui/components/link.tsx'
import { Html } from '#app/assessment/components/html.tsx'
import { useLocale, useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { correctionMessages } from '../correction-messages.ts'
import { authoringMessages } from '../page-messages.ts'
import { authoringPaths } from '../paths.ts'
import type { QuestionReport } from '../quiz-report.server.ts'
import { FigureList } from './figure-list.tsx'

/** How these pages write shares and coefficients. */
export function useShares() {
  const locale = useLocale()
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const coefficient = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const orDash = (format: Intl.NumberFormat) => (value: number | null) => (value === null ? '–' : format.format(value))
  return { percent: orDash(percent), coefficient: orDash(coefficient) }
}

function Choices({ choices }: Pick<QuestionReport, 'choices'>) {
  const t = useText(authoringMessages)
  const { percent } = useShares()
  return (
    <ul className="question-figures__choices">
      {choices.map(({ id, html, correct, taken, share }) => (
        <li key={id}>
          <span>
            <Html inline html={html} /> {correct && <Badge kind="success">{t('choice_right')}</Badge>}
          </span>
          <meter min={0} max={1} value={share}>
            {percent(share)}
          </meter>
          <span className="numeric">{t('choice_taken', { taken, share: percent(share) })}</span>
        </li>
      ))}
    </ul>
  )
}

type Props = { report: QuestionReport; slug: string; activityId: string }

/** One link for each version, because each is corrected by itself. */
function CorrectionLinks({ report: { id: questionId, versions, promptHtml }, slug, activityId }: Props) {
  const t = useText(correctionMessages)
  const about = promptHtml.replace(/<[^>]+>/g, ' ').trim()
  return (
    <p className="question-figures__links">
      {versions.map((version) => (
        <Link key={version} to={authoringPaths.question({ slug, activityId, version, questionId })}>
          {t('correct_in_version', { version })}
          <span className="visually-hidden">: {about}</span>
        </Link>
      ))}
    </p>
  )
}

/** One question: its text, how far its figures may be trusted, the figures, and what was chosen. */
export function QuestionFigures({ report, slug, activityId }: Props) {
  const t = useText(authoringMessages)
  const corrections = useText(correctionMessages)
  const { percent, coefficient } = useShares()
  const { promptHtml, answers, confidence, facility, discrimination, itemRest, choices, current, annulled } = report
  const figures = [
    { term: t('facility'), figure: percent(facility) },
    { term: t('discrimination'), figure: coefficient(discrimination) },
    { term: t('item_rest'), figure: coefficient(itemRest) },
  ]
  return (
    <li className="card question-figures">
      <Html html={promptHtml} className="question-figures__prompt" />
      <p className="muted">
        {t('question_answers', { count: answers })}{' '}
        {confidence === 'weak' && <Badge kind="warning">{t('confidence_weak')}</Badge>}
        {confidence === 'hidden' && <Badge>{t('confidence_hidden')}</Badge>}{' '}
        {!current && <Badge>{t('not_current')}</Badge>}{' '}
        {annulled && <Badge kind="warning">{corrections('annulled')}</Badge>}
      </p>
      {confidence !== 'hidden' && (
        <>
          <FigureList figures={figures} />
          {choices.length > 0 && <Choices choices={choices} />}
        </>
      )}
      <CorrectionLinks report={report} slug={slug} activityId={activityId} />
    </li>
  )
}
