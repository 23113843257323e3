import { useText } from '#app/platform/i18n/use-text.tsx'
import { Html } from '../../components/html.tsx'
import type { Criterion } from '../../schemas.ts'
import { markingMessages } from '../messages.ts'

/** A level for each criterion, with the anchors of each level beside it. */
export function RubricFields({ rubric, typed }: { rubric: Criterion[]; typed: readonly (number | null)[] }) {
  const t = useText(markingMessages)
  return (
    <div className="rubric-fields">
      {rubric.map(({ criterion, levels, anchors }, at) => (
        <fieldset key={criterion}>
          <legend>{criterion}</legend>
          {levels.map((level, place) => (
            <div key={level} className="rubric-fields__level">
              <label className="choice choice--open">
                <input type="radio" name={`level-${at}`} value={place} defaultChecked={typed[at] === place} />
                <span>{level}</span>
              </label>
              {anchors
                .filter((anchor) => anchor.level === place)
                .map(({ html, why }) => (
                  <details key={why} className="rubric-fields__anchor">
                    <summary>{t('anchor')}</summary>
                    <blockquote>
                      <Html html={html} />
                    </blockquote>
                    <p className="muted small">
                      {t('anchor_why')}: {why}
                    </p>
                  </details>
                ))}
            </div>
          ))}
        </fieldset>
      ))}
    </div>
  )
}
