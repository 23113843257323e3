import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { exportMessages } from '../messages.ts'

/** Bytes as `12 kB` and `3,4 MB`; never none. */
export function useSizeText() {
  const t = useText(exportMessages)
  const { number } = useFormats()
  return (bytes: number) =>
    bytes < 1_000_000
      ? t('size_small', { size: number(Math.max(1, Math.round(bytes / 1000))) })
      : t('size', { size: number(Math.round(bytes / 100_000) / 10) })
}
