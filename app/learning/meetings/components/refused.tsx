import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { teachingMessages } from '../teaching-messages.ts'

export type ListReason = keyof (typeof teachingMessages)['it']

/** Why something was not saved on a meeting's pages. */
export function Refused({ reason }: { reason: ListReason | undefined }) {
  const t = useText(teachingMessages)
  if (!reason) return null
  return (
    <Alert kind="danger" title={t('refused_title')}>
      <p>{t(reason)}</p>
    </Alert>
  )
}
