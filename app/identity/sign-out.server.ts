import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { closeAllSessions, closeSession } from './session-store.server.ts'
import type { Viewer } from './viewer.ts'

function record(viewer: Viewer, action: string, now: Date): Promise<void> {
  const { personId: actorId, accountId: subjectId } = viewer
  return transaction((tx) => audit(tx, { actorId, action, subjectType: 'account', subjectId }, now))
}

/** Ends this session; returns the `Set-Cookie` that clears it. */
export async function signOut(viewer: Viewer, now: Date): Promise<string> {
  await record(viewer, 'session.closed', now)
  return closeSession(viewer.sessionId)
}

/** Ends every session of the account, this one included; returns the `Set-Cookie` that clears it. */
export async function signOutEverywhere(viewer: Viewer, now: Date): Promise<string> {
  await record(viewer, 'session.all_closed', now)
  await closeAllSessions(viewer.accountId)
  return closeSession(viewer.sessionId)
}
