import type { Viewer } from '#app/identity/viewer.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enterExternal, type EnteredExternal } from './enter-external.server.ts'

/** A PDF that nobody else has. */
export const newEvidence = (): Uint8Array => new Uint8Array(Buffer.from(`%PDF-1.7\n% ${newId()}\n`))

/** A certificate of Syllabus of four hours, as its form sends it. */
export function newExternal(changes: Partial<EnteredExternal> = {}): EnteredExternal {
  return {
    externalId: newId(),
    source: 'syllabus',
    title: 'Competenze digitali per la PA',
    provider: 'Dipartimento della funzione pubblica',
    area: 'Transizione digitale',
    minutes: 240,
    endedOn: new Date('2026-10-05T00:00:00Z'),
    evidence: newEvidence(),
    ...changes,
  }
}

/** Enters one and returns its id. */
export async function enter(viewer: Viewer, changes: Partial<EnteredExternal>, now: Date): Promise<string> {
  const external = newExternal(changes)
  const outcome = await enterExternal(viewer, external, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return external.externalId
}
