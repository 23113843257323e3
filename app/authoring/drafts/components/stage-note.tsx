import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { draftMessages } from '../messages.ts'
import { draftPaths } from '../paths.ts'
import type { ReviewStage } from '../review-rule.ts'

/** What a change costs a draft that was handed in, and what was answered; nothing while it is being written. */
export function StageNote({ slug, stage }: { slug: string; stage: ReviewStage }) {
  const t = useText(draftMessages)
  if (stage === 'writing') return null
  return (
    <Alert kind={stage === 'returned' ? 'warning' : 'info'}>
      <p>
        {t(`note_${stage}`)} <Link to={draftPaths.review({ slug })}>{t('review')}</Link>
      </p>
    </Alert>
  )
}
