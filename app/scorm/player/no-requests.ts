import type { IHttpService, Settings } from 'scorm-again'

/**
 * The runtime sends nothing itself: what it holds is read from it and sent by `commit-queue`, for its own requests know no
 * sequence and no acknowledgement. To the package a commit has gone well when it is in our hands.
 */
export const noRequests: IHttpService = {
  processHttpRequest: () => ({ result: 'true', errorCode: 0 }),
  updateSettings: () => undefined,
}

export const quietSettings = {
  autocommit: false,
  lmsCommitUrl: '/',
  dataCommitFormat: 'flattened',
  logLevel: 5,
  sendFullCommit: true,
} as const satisfies Settings
