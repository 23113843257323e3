import { useFormats } from '#app/platform/i18n/use-formats.ts'

/** Bytes as people read them: 340 kB, 1,2 MB. */
export function useSize() {
  const { number, tenths } = useFormats()
  return (bytes: number) =>
    bytes < 1_000_000 ? `${number(Math.ceil(bytes / 1000))} kB` : `${tenths(bytes / 1_000_000)} MB`
}
