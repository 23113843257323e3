import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import type { RefusedScan } from '../check-in.server.ts'
import { ownMessages } from '../own-messages.ts'

const keys = { cancelled: 'refused_cancelled', confirmed: 'refused_confirmed' } as const

/** Why a code was refused, in plain words, and what to do. */
export function ScanRefusal({ refusal: { reason, opens, closes } }: { refusal: RefusedScan }) {
  const t = useText(ownMessages)
  const { time } = useFormats()
  const key = reason === 'cancelled' || reason === 'confirmed' ? keys[reason] : reason
  const values = { opens: opens ? time(opens) : '', closes: closes ? time(closes) : '' }
  return (
    <Alert kind="danger" title={t('refused_title')}>
      <p>{t(key, values)}</p>
    </Alert>
  )
}
