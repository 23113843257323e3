import type { NoteCode } from './question.ts'

const most = 100

/** Points as the dialect counts them, 1 to 100, whole; a note where they were others. @param written empty for one point */
export function wholePoints(written: string, note: (code: NoteCode, detail?: string) => void): number {
  const said = Number(written.replace(',', '.') || 1)
  const points = Number.isFinite(said) ? Math.min(most, Math.max(1, Math.round(said))) : 1
  if (points !== said) note('points_rounded', written.slice(0, 20))
  return points
}
