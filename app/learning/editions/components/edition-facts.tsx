import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { EditionMode } from '#app/platform/generated/enums.ts'
import { editionMessages } from '../messages.ts'
import { participantMessages } from '../participant-messages.ts'
import { usePeriod } from '../use-period.ts'

type Props = {
  mode: EditionMode
  startsOn: Date
  endsOn: Date | null
  place: string
  seats: number | null
  taken: number
}

/** What an edition is, in one line. */
export function EditionFacts({ mode, place, seats, taken, ...period }: Props) {
  const t = useText(participantMessages)
  const words = useText(editionMessages)
  const { number } = useFormats()
  const periodOf = usePeriod()
  const people = seats === null ? number(taken) : t('seats_of', { taken: number(taken), seats: number(seats) })
  return (
    <>
      {[words(`mode_${mode}`), periodOf(period), place].filter(Boolean).join(' · ')}
      {` · ${t('participants')}: ${people}`}
    </>
  )
}
