import { sampleOf, type Sample } from './measures.ts'

export type Load = { connections: number; milliseconds: number }

/** Does a piece of work over and over, so many at once. */
export async function repeat(
  work: (turn: number) => Promise<void>,
  { connections, milliseconds }: Load,
): Promise<Sample> {
  const times: number[] = []
  const started = performance.now()
  const ends = started + milliseconds
  let turns = 0
  const worker = async () => {
    for (let before = performance.now(); before < ends; before = performance.now()) {
      turns += 1
      await work(turns)
      times.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  return sampleOf(times, performance.now() - started, 0)
}
