import { isDay } from '#app/platform/civil-day.ts'

const months = ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic']
const dayLength = 86_400_000
/** Day 0 of spreadsheets (ISO/IEC 29500-1 §18.17.4.1, 1900 date base, which counts a 29 February 1900 that was not). */
const serialBase = Date.UTC(1899, 11, 30)

function fromParts(year: number, month: number, day: number): string | null {
  const written = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  )
  return isDay(written) ? written : null
}

/** Two digits of a year: of this century up to ten years from `today`, of the last one otherwise. */
function wholeYear(text: string, today: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100
  return century + year <= Number(today.slice(0, 4)) + 10 ? century + year : century - 100 + year
}

/**
 * A civil day as lists of staff write it: `4/5/2026`, `4.5.26`, `04-05-2026`, `4-mag-26`, `2026-05-04`, with or without
 * an hour behind, or a spreadsheet's number of days. Null for what is no day.
 */
export function readCivilDay(text: string, today: string): string | null {
  const bare = text.trim().toLowerCase()
  const withoutHour = bare.replace(/[t ,]+\d{1,2}[:.]\d{2}.*$/, '')
  if (/^\d{4,5}([.,]\d+)?$/.test(bare)) {
    const instant = new Date(serialBase + Math.floor(Number(bare.replace(',', '.'))) * dayLength)
    return instant.toISOString().slice(0, 10)
  }
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(withoutHour)
  if (iso) return fromParts(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})\s*[-/. ]\s*(\d{1,2}|[a-z]{3,9})\.?\s*[-/. ]\s*(\d{4}|\d{2})$/.exec(withoutHour) ?? []
  if (!year) return null
  const number = /^\d/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3)) + 1
  return number === 0 ? null : fromParts(wholeYear(year, today), number, Number(day))
}
