import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import type { DeviceAnswer } from '../device-answer.ts'
import { placeKey, useDevice } from '../device-state.ts'
import { assessmentMessages } from '../messages.ts'

type Fields = Record<string, string>
const keyOf = ({ attemptId = '', itemId = '' }: Fields) => placeKey({ attemptId, itemId })

/** The latest answer to a form's item that still waits on this device. */
export function useWaiting(fields: Fields): DeviceAnswer | undefined {
  const { waiting } = useDevice()
  return waiting.findLast((answer) => placeKey(answer) === keyOf(fields))
}

/** Where an answer is: with the server, and since when by its clock, on this device, or not given. */
export function AnswerMark({ fields, open, receivedAt }: { fields: Fields; open: boolean; receivedAt: string | null }) {
  const t = useText(assessmentMessages)
  const { time } = useFormats()
  const { receipts } = useDevice()
  const received = receivedAt ?? receipts[keyOf(fields)]
  if (useWaiting(fields)) return <Badge kind="warning">{t('state_waiting')}</Badge>
  if (received === undefined) return <Badge>{t(open ? 'state_missing' : 'state_none')}</Badge>
  return <Badge kind="success">{t('state_saved', { time: time(received, 'seconds') })}</Badge>
}
