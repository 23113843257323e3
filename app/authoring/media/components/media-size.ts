import { useFormats } from '#app/platform/i18n/use-formats.ts'

/** Bytes as people read them: 340 kB, 1,2 MB, 60 MB, 5 GB. */
export function useSize() {
  const { number, tenths } = useFormats()
  const short = (value: number) => (value < 10 && !Number.isInteger(value) ? tenths(value) : number(Math.round(value)))
  return (bytes: number) => {
    if (bytes < 1_000_000) return `${number(Math.ceil(bytes / 1000))} kB`
    return bytes < 1_000_000_000 ? `${short(bytes / 1_000_000)} MB` : `${short(bytes / 1_000_000_000)} GB`
  }
}
