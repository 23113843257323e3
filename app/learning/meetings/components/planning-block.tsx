import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { editionPaths } from '../../editions/paths.ts'
import { planMessages } from '../office-messages.ts'
import type { PlanningBlock } from '../plan-rule.ts'

/** Why nothing can be planned yet, and where to mend it. */
export function PlanningBlocked({
  block,
  place,
}: {
  block: PlanningBlock
  place: { ambitoSlug: string; editionId: string }
}) {
  const t = useText(planMessages)
  return (
    <EmptyState
      title={t(block)}
      action={
        <LinkButton kind="outline" to={editionPaths.settings(place)}>
          {t('to_settings')}
        </LinkButton>
      }
    >
      <p>{t(`${block}_hint`)}</p>
    </EmptyState>
  )
}
