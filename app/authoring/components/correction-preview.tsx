import { Fragment, useEffect, useRef } from 'react'
import type { CorrectionPreview } from '#app/assessment/correct-key.server.ts'
import type { CorrectionFigures } from '#app/assessment/regrade-rule.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { correctionMessages } from '../correction-messages.ts'
import { useShares } from './question-figures.tsx'

/** The numbers of one quiz. */
function Figures({ figures, certificates }: { figures: CorrectionFigures; certificates: number | null }) {
  const t = useText(correctionMessages)
  const { percent } = useShares()
  const { gained, lost, attempts, pointsChange, outcomeChange, passedAnyway, facility } = figures
  return (
    <>
      <ul className="correction__outcomes">
        <li>{t('gained', { count: gained })}</li>
        <li>{t('lost', { count: lost })}</li>
        {certificates !== null && <li>{t('certificates', { count: certificates })}</li>}
      </ul>
      <ul className="muted">
        <li>{t('attempts', { count: attempts })}</li>
        <li>{t('points_change', { count: pointsChange })}</li>
        <li>
          {t('outcome_change', { count: outcomeChange })}
          {passedAnyway.gained > 0 && <> {t('gained_anyway', { count: passedAnyway.gained })}</>}
          {passedAnyway.lost > 0 && <> {t('lost_anyway', { count: passedAnyway.lost })}</>}
        </li>
        <li>
          {facility
            ? t('facility', { before: percent(facility.before), after: percent(facility.after) })
            : t('facility_hidden')}
        </li>
      </ul>
    </>
  )
}

type Props = {
  quizTitle: string
  preview: Omit<CorrectionPreview, 'lostEnrolmentIds'>
  /** Certificates given to people who would not pass any more. */
  certificates: number
  /** The numbers are not those that were confirmed. */
  changed: boolean
}

/** What a correction would do, in numbers; takes the focus when it appears, because it is what was asked for. */
export function CorrectionNumbers({ quizTitle, preview, certificates, changed }: Props) {
  const t = useText(correctionMessages)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [preview])
  const { figures, elsewhere } = preview
  const quizzes = [{ activityId: '', title: quizTitle, figures }, ...elsewhere]
  const isAlone = elsewhere.length === 0
  return (
    <section className="card card--accent section" aria-labelledby="preview">
      <h2 className="card__title" id="preview" ref={heading} tabIndex={-1}>
        {t('preview_title')}
      </h2>
      {changed && <Alert kind="warning">{t('numbers_changed')}</Alert>}
      {quizzes.map(({ activityId, title, figures: own }) => (
        <Fragment key={activityId}>
          {!isAlone && <h3>{t('in_quiz', { quiz: title })}</h3>}
          <Figures figures={own} certificates={isAlone ? certificates : null} />
        </Fragment>
      ))}
      {!isAlone && (
        <p>
          {t('in_all')} {t('certificates', { count: certificates })}.
        </p>
      )}
      {quizzes.some(({ figures: { lost } }) => lost > 0) && <p className="measure">{t('lost_hint')}</p>}
      <p className="muted measure">{t('all_attempts')}</p>
      {!changed && <p>{t('preview_nothing_stored')}</p>}
    </section>
  )
}
