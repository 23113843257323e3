import { useText } from '#app/platform/i18n/use-text.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { libraryMessages } from '../library-messages.ts'
import type { Quota } from '../quota.ts'
import { useSize } from './media-size.ts'

/** How much of what may be used is used. */
export function QuotaBar({ of, quota: { used, limit } }: { of: 'own' | 'all' | 'course'; quota: Quota }) {
  const t = useText(libraryMessages)
  const size = useSize()
  const label = t(`quota_${of}`, { used: size(used), limit: size(limit) })
  return <ProgressBar percent={Math.min(100, (used / limit) * 100)} label={label} />
}
