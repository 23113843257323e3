import { organisationMessages } from '#app/organisation/messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { CaseEnding, CaseStep, Divergence as Taken } from '../activity-state.ts'
import { letterOf } from '../case-graph.ts'
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
  const numbers = t('colleagues_chose', { count: own?.people ?? 0, total: taken.people })
  return (
    <li>
      <strong>{letter}</strong> · <Html inline html={option.html} />{' '}
      {option.chosen && <strong>({notes('your_answer')})</strong>}
      <meter min={0} max={taken.people} value={own?.people ?? 0} aria-label={numbers} />
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
      cell: ({ id }: Option) => options.find((one) => one.id === id)?.people ?? 0,
    })),
  ]
  return (
    <DataTable caption={t('by_counter', { scene })} columns={columns} rows={decision.options} keyOf={({ id }) => id} />
  )
}

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
