import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import type { ArrangeRefusal } from '../arrange-part.server.ts'
import { FaultItems } from './fault-items.tsx'
import { partMessages } from './part-messages.ts'

/** Why nothing was done with a part: the file that is the reason, and what is wrong in it. */
export function ArrangeNews({ slug, refusal }: { slug: string; refusal: ArrangeRefusal }) {
  const t = useText(partMessages)
  return (
    <Alert kind="danger">
      <p>{t(refusal.reason, { file: refusal.file })}</p>
      {refusal.faults.length > 0 && <FaultItems faults={refusal.faults} slug={slug} />}
    </Alert>
  )
}
