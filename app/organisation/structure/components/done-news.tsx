import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { structureMessages } from '../messages.ts'

/** What has just been recorded, as the address after a form says; nothing for any other word. */
export function DoneNews({ done }: { done: string }) {
  const t = useText(structureMessages)
  const isKey = (key: string): key is keyof typeof structureMessages.it => key in structureMessages.it
  const key = done === 'add-organisation' ? 'organisation_added' : `done_${done}`
  if (!isKey(key)) return null
  return (
    <Alert kind="success">
      <p>{t(key)}</p>
    </Alert>
  )
}
