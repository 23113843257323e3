/** One slice of load: rate in answers a second, times in milliseconds. */
export type Sample = { rate: number; times: number[]; errors: number }

/** One line of the table: medians of the slices' rates, percentiles over all their answers, errors in all. */
export type Row = {
  name: string
  concurrency: number
  requestsPerSecond: number
  p50: number
  p95: number
  p99: number
  answers: number
  errors: number
}

export function sampleOf(times: number[], elapsed: number, errors: number): Sample {
  return { rate: elapsed > 0 ? (times.length * 1000) / elapsed : 0, times, errors }
}

/** The middle value; of an even number the mean of the two in the middle; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  return sorted.length % 2 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}

/** The smallest value that at least `share` of the sorted values do not exceed (nearest rank); 0 of none. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

export function rowOf(name: string, concurrency: number, samples: readonly Sample[]): Row {
  const times = samples.flatMap((sample) => sample.times).sort((a, b) => a - b)
  return {
    ...{ name, concurrency, requestsPerSecond: median(samples.map(({ rate }) => rate)) },
    ...{ p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) },
    answers: times.length,
    errors: samples.reduce((sum, sample) => sum + sample.errors, 0),
  }
}

/** How many times slower: the median over the rounds of the ratio within one round, where the machine was the same. */
export function ratioOf(base: readonly Sample[], measured: readonly Sample[]): number {
  return median(measured.map(({ rate }, round) => (base[round]?.rate ?? 0) / rate))
}
