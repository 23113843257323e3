import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { dutyStates } from '../duty-state.ts'
import { dutyMessages } from '../messages.ts'
import { dutyPaths } from '../paths.ts'
import type { StateCounts } from '../rule-figures.server.ts'
import type { ShownRule } from '../shown-rule.ts'
import { RuleTermsText } from './rule-terms.tsx'
import { StateBar } from './state-bar.tsx'

/** Each state that somebody is in, with how many. */
export function StateWords({ counts }: { counts: StateCounts }) {
  const t = useText(dutyMessages)
  const { number } = useFormats()
  const some = dutyStates.filter((state) => counts[state] > 0)
  return (
    <ul className="state-words">
      {some.map((state) => (
        <li key={state} className={`state-words__${state}`}>
          {t(`state_${state}`)} <strong>{number(counts[state])}</strong>
        </li>
      ))}
    </ul>
  )
}

type Line = { rule: ShownRule; counts: StateCounts }

/** The rules of an ambito, each with its course, its terms and the states of its people. */
export function RuleList({ ambitoSlug, rules }: { ambitoSlug: string; rules: Line[] }) {
  const t = useText(dutyMessages)
  return (
    <ul className="rule-list">
      {rules.map(({ rule, counts }) => (
        <li key={rule.id} className="card">
          <h2 className="card__title">
            <Link to={dutyPaths.rule({ ambitoSlug, ruleId: rule.id })}>{rule.name}</Link>
          </h2>
          <p>
            {rule.courseTitle} · {t('people_count', { count: counts.people })}
          </p>
          <RuleTermsText rule={rule} />
          {counts.people > 0 && (
            <>
              <StateBar counts={counts} />
              <StateWords counts={counts} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
