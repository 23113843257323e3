import { civilDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'

export type Series = { code: string; year: number }

/** Numbers of people who worked in no ambito on the day. */
const seriesWithoutAmbito = 'SGUARDI'

/** The series a certificate issued now is numbered in: one for each ambito and civil year of issue in Italy. */
export function seriesOf(ambito: { code: string } | null, now: Date): Series {
  return { code: ambito?.code ?? seriesWithoutAmbito, year: civilDay(now).getUTCFullYear() }
}

const key = ({ code, year }: Series) => `${code}-${year}`

/** Takes the series for this transaction alone: whoever else issues in it waits until the end of it. */
export async function lockSeries(tx: Transaction, series: Series): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO certificate_counter (series, last) VALUES (${key(series)}, 0) ON CONFLICT (series) DO NOTHING`
  await tx.$queryRaw`SELECT last FROM certificate_counter WHERE series = ${key(series)} FOR UPDATE`
}

/**
 * The next number of a locked series, e.g. `CARATE-2026-000123`. Gapless: a transaction that fails gives it back,
 * because the count is rolled back with it.
 */
export async function takeNumber(tx: Transaction, series: Series): Promise<{ sequence: number; number: string }> {
  const { last: sequence } = await tx.certificateCounter.update({
    where: { series: key(series) },
    data: { last: { increment: 1 } },
    select: { last: true },
  })
  return { sequence, number: `${key(series)}-${String(sequence).padStart(6, '0')}` }
}
