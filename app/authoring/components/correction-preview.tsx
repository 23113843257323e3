import { useEffect, useRef } from 'react'
import type { CorrectionFigures } from '#app/assessment/regrade-rule.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { correctionMessages } from '../correction-messages.ts'
import { useShares } from './question-figures.tsx'

type Props = {
  figures: CorrectionFigures
  /** Certificates given to people who would not pass any more. */
  certificates: number
  /** The numbers are not those that were confirmed. */
  changed: boolean
}

/** What a correction would do, in numbers; takes the focus when it appears, because it is what was asked for. */
export function CorrectionPreview({ figures, certificates, changed }: Props) {
  const t = useText(correctionMessages)
  const { percent } = useShares()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [figures])
  const { gained, lost, attempts, pointsChange, outcomeChange, passedAnyway, facility } = figures
  return (
    <section className="card card--accent section" aria-labelledby="preview">
      <h2 className="card__title" id="preview" ref={heading} tabIndex={-1}>
        {t('preview_title')}
      </h2>
      {changed && <Alert kind="warning">{t('numbers_changed')}</Alert>}
      <ul className="correction__outcomes">
        <li>{t('gained', { count: gained })}</li>
        <li>{t('lost', { count: lost })}</li>
        <li>{t('certificates', { count: certificates })}</li>
      </ul>
      {lost > 0 && <p className="measure">{t('lost_hint')}</p>}
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
      <p className="muted measure">{t('all_attempts')}</p>
      {!changed && <p>{t('preview_nothing_stored')}</p>}
    </section>
  )
}
