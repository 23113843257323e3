import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { closeAllSessions, closeSession } from './session-store.server.ts'
import type { Viewer } from './viewer.ts'

function record(tx: Transaction, viewer: Viewer, action: string, now: Date): Promise<void> {
  const { personId: actorId, accountId: subjectId } = viewer
  return audit(tx, { actorId, action, subjectType: 'account', subjectId }, now)
}

/** Ends this session; returns the `Set-Cookie` that clears it. */
export async function signOut(viewer: Viewer, now: Date): Promise<string> {
  return transaction(async (tx) => {
    await record(tx, viewer, 'session.closed', now)
    return closeSession(tx, viewer.sessionId)
  })
}

/** Ends every session of the account, this one included; returns the `Set-Cookie` that clears it. */
export async function signOutEverywhere(viewer: Viewer, now: Date): Promise<string> {
  return transaction(async (tx) => {
    await record(tx, viewer, 'session.all_closed', now)
    return closeAllSessions(tx, viewer.accountId)
  })
}
