import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { RunningSite } from '#tests/setup/site.ts'

export const megabyte = 1_000_000

/** Resident memory of a process, in megabytes. */
export async function memoryOf({ process: { pid } }: RunningSite): Promise<number> {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? []
  return (Number(kilobytes) * 1024) / megabyte
}

/** The most memory a site has while some work goes on, in megabytes, and the seconds it takes. */
export async function watching(
  site: RunningSite,
  work: () => Promise<void>,
): Promise<{ peak: number; seconds: number }> {
  let peak = 0
  let isOver = false
  const watch = async () => {
    while (!isOver) {
      peak = Math.max(peak, await memoryOf(site))
      await wait(20)
    }
  }
  const watched = watch()
  const started = performance.now()
  await work()
  const seconds = (performance.now() - started) / 1000
  isOver = true
  await watched
  return { peak, seconds }
}
