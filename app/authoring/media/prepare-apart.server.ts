import { fork, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { MediaFault, MediaTask, PrepareMedia } from './prepare-media.server.ts'

/** Milliseconds a file may take, its process' start included, and bytes of memory it may hold; a photograph of 12 million pixels takes a second and 150 MB. */
const bounds = { time: 30_000, memory: 700 * 1024 * 1024 }

const Reason = z.custom<MediaFault>((value) => typeof value === 'string')
const Answer = z.custom<PrepareMedia>(
  (value) =>
    z.union([z.object({ ok: z.literal(true) }), z.object({ ok: z.literal(false), reason: Reason })]).safeParse(value)
      .success,
)

/** Kills a process that holds too much; where the system does not tell, the time limit is all there is. */
function watchMemory(child: ChildProcess, exceeded: () => void): NodeJS.Timeout {
  const pageSize = 4096
  const look = async () => {
    const pages = Number((await readFile(`/proc/${child.pid}/statm`, 'utf8')).split(' ')[1])
    if (pages * pageSize > bounds.memory) exceeded()
  }
  return setInterval(() => void look().catch(() => undefined), 50)
}

function ask(task: MediaTask): Promise<PrepareMedia> {
  return new Promise((resolve, reject) => {
    const child = fork(path.resolve('app/authoring/media/prepare-child.ts'), [], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { NODE_ENV: 'production' },
    })
    const finish = (answer: PrepareMedia) => {
      clearTimeout(clock)
      clearInterval(memory)
      child.removeAllListeners()
      child.kill('SIGKILL')
      resolve(answer)
    }
    const tooMuch = () => finish({ ok: false, reason: 'too_long' })
    const clock = setTimeout(tooMuch, bounds.time)
    const memory = watchMemory(child, tooMuch)
    child.once('error', reject)
    child.once('exit', tooMuch)
    child.once('message', (message) => {
      const { data: answer } = Answer.safeParse(message)
      finish(answer ?? { ok: false, reason: 'too_long' })
    })
    child.send(task)
  })
}

let last: Promise<unknown> = Promise.resolve()

/**
 * `prepareMedia` in a process of its own with limits of time and memory and nothing in its environment, one file after the
 * other: what a file is made to do harm with ends that process and nothing else.
 */
export function prepareApart(task: MediaTask): Promise<PrepareMedia> {
  const turn = last.then(() => ask(task))
  last = turn.catch(() => undefined)
  return turn
}
