import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { editionMessages } from './messages.ts'

/** First and last day of an edition in one phrase. */
export function usePeriod() {
  const t = useText(editionMessages)
  const { shortDay } = useFormats()
  return ({ startsOn, endsOn }: { startsOn: Date; endsOn: Date | null }) =>
    endsOn ? t('from_to', { from: shortDay(startsOn), to: shortDay(endsOn) }) : t('from', { day: shortDay(startsOn) })
}
