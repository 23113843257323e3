import type { ChangedActivity, EffectFigures } from '#app/learning/effects/count-effect.server.ts'
import { activityEffects, type PublicationEffect } from '#app/learning/effects/effect.ts'
import { useNavigation, useSubmit } from '@remix-run/react'
import type { FormEvent } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { StackedBar } from '#app/ui/components/stacked-bar.tsx'
import { publicationMessages } from '../messages.ts'

type Props = { figures: EffectFigures; effect: PublicationEffect }

/** How many people are in a course, and how far. */
export function People({ figures: { underWay, notBegun, completed } }: Pick<Props, 'figures'>) {
  const t = useText(publicationMessages)
  if (underWay + notBegun + completed === 0) return <p>{t('people_none')}</p>
  return (
    <>
      <StackedBar
        parts={[
          { key: 'completed', value: completed, shade: 5 },
          { key: 'under_way', value: underWay, shade: 3 },
          { key: 'not_begun', value: notBegun, shade: 1 },
        ]}
      />
      <p>
        {[
          t('people_completed', { count: completed }),
          t('people_under_way', { count: underWay }),
          t('people_not_begun', { count: notBegun }),
        ].join(' · ')}
      </p>
      <p className="muted">
        {completed > 0 && `${t('certificates_safe')} `}
        {notBegun > 0 && t('fresh_takes')}
      </p>
    </>
  )
}

/** What becomes of those who have begun, in one sentence. */
export function Outcome({ figures: { underWay, again }, effect }: Props) {
  const t = useText(publicationMessages)
  const { state } = useNavigation()
  if (underWay === 0) return null
  if (state === 'loading') return <p role="status">{t('reckoning')}</p>
  const text = effect.moves
    ? t('outcome_move', { count: underWay, same: underWay - again, again })
    : t('outcome_stay', { count: underWay })
  return (
    <p role="status">
      <strong>{text}</strong>
    </p>
  )
}

function Moves({ effect }: Pick<Props, 'effect'>) {
  const t = useText(publicationMessages)
  return (
    <fieldset className="choice-list">
      <legend>{t('moves')}</legend>
      {(['stay', 'move'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="moves" value={one} defaultChecked={effect.moves === (one === 'move')} /> {t(one)}
        </label>
      ))}
      <p className="field__hint">{t('move_hint')}</p>
    </fieldset>
  )
}

function Changes({ figures: { changed, added, gone }, effect }: Props) {
  const t = useText(publicationMessages)
  const columns: Column<ChangedActivity>[] = [
    {
      header: t('activity'),
      cell: ({ title, kind }) => (
        <>
          {title} <span className="muted">{t(`kind_${kind}`)}</span>
        </>
      ),
    },
    { header: t('done'), numeric: true, cell: ({ done }) => done },
    { header: t('begun'), numeric: true, cell: ({ begun }) => begun ?? '–' },
    {
      header: t('effect'),
      cell: ({ id, title }) => (
        <select
          name={`activities.${id}`}
          aria-label={t('effect_of', { title })}
          defaultValue={effect.activities[id] ?? 'keep'}
        >
          {activityEffects.map((one) => (
            <option key={one} value={one}>
              {t(`effect_${one}`)}
            </option>
          ))}
        </select>
      ),
    },
  ]
  return (
    <>
      <h2>{t('changes')}</h2>
      {changed.length === 0 ? (
        <p>{t('changes_none')}</p>
      ) : (
        <>
          <DataTable caption={t('changes_caption')} columns={columns} rows={changed} keyOf={({ id }) => id} />
          <p className="muted">{t('effects_help')}</p>
        </>
      )}
      {added.length > 0 && <p>{t('added', { titles: added.join(', ') })}</p>}
      {gone.length > 0 && <p>{t('gone', { titles: gone.join(', ') })}</p>}
    </>
  )
}

/** What is asked of people under way, with the figures of what was chosen last; nothing to choose while nobody is. */
export function EffectFields({ figures, effect }: Props) {
  const submit = useSubmit()
  // Figures of what was chosen before would say the opposite of what is chosen now.
  const reckon = ({ currentTarget }: FormEvent<HTMLElement>) => {
    const form = currentTarget.closest('form')
    if (form) submit(form, { method: 'get', replace: true, preventScrollReset: true })
  }
  if (figures.underWay === 0) return <input type="hidden" name="moves" value="stay" />
  return (
    <div onChange={reckon}>
      <Moves effect={effect} />
      <Changes figures={figures} effect={effect} />
      <Outcome figures={figures} effect={effect} />
    </div>
  )
}
