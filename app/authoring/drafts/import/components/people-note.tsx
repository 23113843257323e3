import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { importMessages } from '../messages.ts'

/** Words that look like a real person's data, told before they come in; nothing where there are none. */
export function PeopleNote({ people }: { people: readonly string[] }) {
  const t = useText(importMessages)
  if (people.length === 0) return null
  return (
    <Alert kind="warning" title={t('people_title')}>
      <p>{t('people_text')}</p>
      <p>
        <strong>{people.join(' · ')}</strong>
      </p>
    </Alert>
  )
}
