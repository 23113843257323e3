import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { correctionMessages } from '../correction-messages.ts'

/** Says before anything is written that the key is one and the quizzes several; nothing where there is one. */
export function AskedAlsoIn({ titles }: { titles: readonly string[] }) {
  const t = useText(correctionMessages)
  if (titles.length === 0) return null
  return <Alert kind="info">{t('asked_also_in', { quizzes: titles.join(', ') })}</Alert>
}
