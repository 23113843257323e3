import { fork, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'

/** Milliseconds a document may take, its process' start included. */
const timeLimit = 10_000
/** Bytes of memory its process may hold. */
const memoryLimit = 700 * 1024 * 1024
/** Bytes of what comes out: a page with logos has a tenth of it. */
const sizeLimit = 8 * 1024 * 1024

const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), bytes: z.instanceof(Uint8Array), pages: z.number() }),
  z.object({ ok: z.literal(false), line: z.number().nullable(), message: z.string() }),
])

/** What is wrong with a template: Typst's message and, where it knows it, the line counted from 1; or a limit it broke. */
export type TypesetFault = { line: number | null; message: string } | 'too_long' | 'too_large'
export type SetApart = { ok: true; bytes: Uint8Array; pages: number } | { ok: false; fault: TypesetFault }

export type ForeignDocument = {
  source: string
  inputs: Record<string, string>
  files: ReadonlyMap<string, Uint8Array>
}

/** Kills a process that holds too much; where the system does not tell, the time limit is all there is. */
function watchMemory(child: ChildProcess, exceeded: () => void): NodeJS.Timeout {
  const pageSize = 4096
  const look = async () => {
    const pages = Number((await readFile(`/proc/${child.pid}/statm`, 'utf8')).split(' ')[1])
    if (pages * pageSize > memoryLimit) exceeded()
  }
  return setInterval(() => void look().catch(() => undefined), 50)
}

function judged(message: unknown): SetApart {
  const { data: answer } = Answer.safeParse(message)
  if (!answer) return { ok: false, fault: { line: null, message: 'no answer' } }
  if (!answer.ok) return { ok: false, fault: { line: answer.line, message: answer.message } }
  return answer.bytes.byteLength > sizeLimit ? { ok: false, fault: 'too_large' } : answer
}

function ask(workspace: string, document: ForeignDocument, output: 'a-3a' | '1.7' | 'svg'): Promise<SetApart> {
  return new Promise((resolve, reject) => {
    const child = fork(path.resolve('app/platform/typeset-child.ts'), [], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Packages are fetched through a proxy that is not there, and kept ones looked for where there are none.
      env: {
        NODE_ENV: 'production',
        HOME: workspace,
        XDG_CACHE_HOME: workspace,
        XDG_DATA_HOME: workspace,
        HTTPS_PROXY: 'http://127.0.0.1:9',
      },
    })
    const finish = (answer: SetApart) => {
      clearTimeout(clock)
      clearInterval(memory)
      child.removeAllListeners()
      child.kill('SIGKILL')
      resolve(answer)
    }
    const clock = setTimeout(() => finish({ ok: false, fault: 'too_long' }), timeLimit)
    const memory = watchMemory(child, () => finish({ ok: false, fault: 'too_large' }))
    child.once('error', reject)
    child.once('exit', () => finish({ ok: false, fault: 'too_large' }))
    child.once('message', (message) => finish(judged(message)))
    child.send({ workspace, ...document, files: [...document.files], output })
  })
}

/**
 * Sets a document by a template that somebody uploaded, in a process of its own with limits of time, memory and size
 * that sees no file but those given and no network. About a third of a second.
 */
export async function typesetApart(document: ForeignDocument, output: 'a-3a' | '1.7' | 'svg'): Promise<SetApart> {
  const workspace = await mkdtemp(path.join(tmpdir(), 'sguardi-typst-'))
  try {
    return await ask(workspace, document, output)
  } finally {
    await rm(workspace, { recursive: true, force: true })
  }
}
