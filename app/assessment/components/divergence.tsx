import { organisationMessages } from '#app/organisation/messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { CaseEnding, CaseStep, Divergence as Taken } from '../activity-state.ts'
import { letterOf } from '../option-letter.ts'
import { assessmentMessages } from '../messages.ts'
import { caseMessages } from '../case-messages.ts'
import { Html } from './html.tsx'

type Decision = NonNullable<CaseStep['decision']>
type Option = Decision['options'][number]

function Reasons({ reasons }: { reasons: readonly string[] }) {
  const t = useText(caseMessages)
  if (reasons.length === 0) return null
  return (
    <details className="divergence__reasons" open>
      <summary>{t('colleagues_reasons')}</summary>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>
            <q>{reason}</q>
          </li>
        ))}
      </ul>
    </details>
  )
}

function OptionLine({ letter, option, taken }: { letter: string; option: Option; taken: Taken }) {
  const t = useText(caseMessages)
  const notes = useText(assessmentMessages)
  const own = taken.options.find(({ id }) => id === option.id)
  const people = own?.people ?? 0
  const { people: total } = taken
  const known = typeof people === 'number'
  const numbers = known
    ? t('colleagues_chose', { count: people, total })
    : t('colleagues_hidden', { count: t(`count_${people}`), total })
  return (
    <li>
      <strong>{letter}</strong> · <Html inline html={option.html} />{' '}
      {option.chosen && <strong>({notes('your_answer')})</strong>}{' '}
      {known && <meter min={0} max={total} value={people} aria-label={numbers} />}
      <span className="muted">{numbers}</span>
      <Reasons reasons={own?.reasons ?? []} />
    </li>
  )
}

/** The same decision from several counters, side by side. */
function Counters({ step, counters }: { step: CaseStep; counters: Taken['counters'] }) {
  const t = useText(caseMessages)
  const place = useText(organisationMessages)
  const { decision, title: scene } = step
  if (counters.length === 0 || !decision) return null
  const columns: Column<Option>[] = [
    { header: t('option'), cell: (option) => letterOf(decision.options.indexOf(option)) },
    ...counters.map(({ counter, people, options }) => ({
      header: `${counter ? place(`department_${counter}`) : t('counter_none')} (${people})`,
      numeric: true,
      cell: ({ id }: Option) => {
        const taken = options.find((one) => one.id === id)?.people ?? 0
        return typeof taken === 'number' ? taken : t(`count_${taken}`)
      },
    })),
  ]
  return (
    <DataTable caption={t('by_counter', { scene })} columns={columns} rows={decision.options} keyOf={({ id }) => id} />
  )
}

const hidesSome = ({ options, counters }: Taken) =>
  [...options, ...counters.flatMap((one) => one.options)].some(({ people }) => typeof people === 'string')

/** Where colleagues diverged at each decision one has taken; silent about those that fewer than five others took. */
export function Divergence({ steps, ending, id }: { steps: CaseStep[]; ending: CaseEnding; id: string }) {
  const t = useText(caseMessages)
  const { divergence, reasonsPage } = ending
  if (divergence.length === 0) return <p className="muted">{t('divergence_few')}</p>
  const more = divergence.some(({ options }) => options.some((option) => option.more))
  return (
    <section id={id}>
      <h3>{t('divergence')}</h3>
      <p className="muted">{t('divergence_note')}</p>
      {divergence.map((taken) => {
        const step = steps.find((one) => one.decision?.id === taken.decisionId)
        const decision = step?.decision
        if (!step || !decision) return null
        return (
          <div key={decision.id} className="shares">
            <Html html={decision.promptHtml} className="shares__prompt" />
            <ul>
              {decision.options.map((option, index) => (
                <OptionLine key={option.id} letter={letterOf(index)} option={option} taken={taken} />
              ))}
            </ul>
            {hidesSome(taken) && <p className="muted">{t('counts_hidden_note')}</p>}
            <Counters step={step} counters={taken.counters} />
          </div>
        )
      })}
      {(more || reasonsPage > 1) && (
        <p>
          <Link to={`?reasons=${more ? reasonsPage + 1 : 1}#${id}`} preventScrollReset>
            {t(more ? 'reasons_more' : 'reasons_again')}
          </Link>
        </p>
      )}
    </section>
  )
}
