import { useNavigate } from '@remix-run/react'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { scormPaths } from '../paths.ts'
import { sentBytes, uploadRefusals, type UploadRefusal } from './upload-rules.ts'

type Reason = UploadRefusal | 'unknown_package'
export type UploadState =
  | { kind: 'idle' | 'stopped' }
  /** `waiting`: the network does not answer; `percent` of the file is there. */
  | { kind: 'sending' | 'waiting'; percent: number }
  | { kind: 'refused'; reason: Reason }

const Begun = z.union([
  z.object({ ok: z.literal(true), uploadId: z.string() }),
  z.object({ ok: z.literal(false), reason: z.enum([...uploadRefusals, 'unknown_package']) }),
])
const Received = z.object({ received: z.number(), size: z.number(), isWhole: z.boolean() })

/** Milliseconds to wait after so many tries in vain. */
const pauseAfter = (tries: number) => Math.min(30_000, 1000 * 2 ** tries)
const longestWait = 20

/** The same file of the same computer, as far as a browser tells. */
const keyOf = ({ name, size, lastModified }: File) => `sguardi-upload ${name} ${size} ${lastModified}`

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
function remember(key: string, uploadId: string | null): void {
  try {
    if (uploadId === null) localStorage.removeItem(key)
    else localStorage.setItem(key, uploadId)
  } catch {
    // A browser that keeps nothing: an upload that is broken off begins anew.
  }
}

class Stopped extends Error {}

/** Asks until there is an answer; one that says no for good stops it. */
async function askPatiently(
  ask: () => Promise<Response>,
  onWait: () => void,
  isStopped: () => boolean,
): Promise<unknown> {
  for (let tries = 0; tries < longestWait; tries += 1) {
    if (isStopped()) throw new Stopped()
    const answer = await ask().catch(() => null)
    if (answer?.ok) return answer.json()
    if (answer && answer.status < 500 && answer.status !== 429) throw new Stopped()
    onWait()
    await new Promise((resolve) => setTimeout(resolve, pauseAfter(tries)))
  }
  throw new Stopped()
}

/** Where a file that was broken off is to go on; null where it begins anew. */
async function resumed(key: string) {
  const uploadId = remembered(key)
  if (!uploadId) return null
  const answer = await fetch(scormPaths.pieces({ uploadId })).catch(() => null)
  const at = answer?.ok ? Received.safeParse(await answer.json()) : null
  return at?.success ? { uploadId, ...at.data } : null
}

/** Sends a file in pieces, each until it has arrived, and goes to its page when all of it is there. */
export function useUpload() {
  const [state, setState] = useState<UploadState>({ kind: 'idle' })
  const run = useRef(0)
  const navigate = useNavigate()

  const sendAll = async (file: File, replaces: string) => {
    const own = (run.current += 1)
    const isStopped = () => run.current !== own
    const key = keyOf(file)
    let received = 0
    const percent = () => Math.floor((received / file.size) * 100)
    const ask = async (url: string, body: BodyInit, type: string) => {
      const headers = { 'Content-Type': type }
      const onWait = () => setState({ kind: 'waiting', percent: percent() })
      return askPatiently(() => fetch(url, { method: 'POST', headers, body }), onWait, isStopped)
    }
    setState({ kind: 'sending', percent: 0 })
    const before = await resumed(key)
    let uploadId = before?.uploadId ?? ''
    received = before?.received ?? 0
    if (!before) {
      const body = JSON.stringify({ fileName: file.name, size: file.size, replaces })
      const begun = Begun.parse(await ask(scormPaths.begin(), body, 'application/json'))
      if (!begun.ok) {
        setState({ kind: 'refused', reason: begun.reason })
        return
      }
      uploadId = begun.uploadId
      remember(key, uploadId)
    }
    let isWhole = before?.isWhole ?? false
    while (!isWhole) {
      const piece = file.slice(received, received + sentBytes)
      const url = scormPaths.pieces({ uploadId, offset: received })
      const at = Received.parse(await ask(url, piece, 'application/octet-stream'))
      received = at.received
      isWhole = at.isWhole
      setState({ kind: 'sending', percent: percent() })
    }
    remember(key, null)
    navigate(scormPaths.upload({ uploadId }))
  }
  const send = (file: File, replaces: string) => {
    sendAll(file, replaces).catch(() => setState({ kind: 'stopped' }))
  }
  const stop = () => {
    run.current += 1
    setState({ kind: 'stopped' })
  }
  return { state, send, stop }
}
