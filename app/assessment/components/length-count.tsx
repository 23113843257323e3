import { useSyncExternalStore } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { useDevice } from '../device-state.ts'
import { lengthMessages } from '../length-messages.ts'

/** How many characters before the maximum a screen reader is told. */
const near = 50

/** Characters of a field as the server counts them; null on the server. */
function lengthOf(fieldId: string): number | null {
  const field = typeof document === 'undefined' ? null : document.getElementById(fieldId)
  return field instanceof HTMLTextAreaElement ? field.value.trim().length : null
}

function onInput(changed: () => void): () => void {
  document.addEventListener('input', changed)
  return () => document.removeEventListener('input', changed)
}

/**
 * With script: how many characters a text has and how many are missing. A screen reader hears it only when the minimum
 * is reached and near the maximum (WCAG 4.1.3), not at every letter.
 */
export function LengthCount({ fieldId, min, max }: { fieldId: string; min: number; max: number }) {
  const t = useText(lengthMessages)
  // What is put back from the device is no input of anybody.
  useDevice()
  const length = useSyncExternalStore(
    onInput,
    () => lengthOf(fieldId),
    () => null,
  )
  const written = length ?? 0
  const told = written > max ? 'told_over' : written > max - near ? 'told_near' : 'told_enough'
  const said = () => {
    if (written < min) return t('length_short', { length: written, count: min - written })
    if (written > max) return t('length_over', { length: written, count: written - max })
    return t('length_fits', { length: written })
  }
  return (
    <>
      <p className="field__count">{length !== null && said()}</p>
      <p className="visually-hidden" aria-live="polite">
        {written >= min && t(told, { near, max })}
      </p>
    </>
  )
}
