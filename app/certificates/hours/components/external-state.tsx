import type { ExternalVerdict } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { hoursMessages } from '../messages.ts'

const kinds = { waiting: 'info', approved: 'success', refused: 'danger', withdrawn: 'neutral' } as const

/** What became of a certificate from elsewhere; null while it waits. */
export function ExternalState({ verdict }: { verdict: ExternalVerdict | null }) {
  const t = useText(hoursMessages)
  const state = verdict ?? 'waiting'
  return <Badge kind={kinds[state]}>{t(`verdict_${state}`)}</Badge>
}
