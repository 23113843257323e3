import { certifyHistoryWorker } from '#app/cli/seed/certify-history.server.ts'
import { forgetOldUploads } from '#app/authoring/drafts/import/keep-upload.server.ts'
import { forgetOldPresence } from '#app/authoring/drafts/presence.server.ts'
import { forgetOldPackages, makePackageWorker, resumePackages } from '#app/authoring/export/make-package.server.ts'
import { forgetOldPrints, makePrintWorker, resumePrints } from '#app/authoring/print/make-print.server.ts'
import { publishDue } from '#app/authoring/drafts/publication/publish-due.server.ts'
import { issueCertificateWorker } from '#app/certificates/issue-certificate.server.ts'
import { makeBundleWorker, resumeBundles } from '#app/certificates/bulk/make-bundle.server.ts'
import { remindExpiring } from '#app/certificates/remind-expiring.server.ts'
import { forgetExpiredSessions } from '#app/identity/session-store.server.ts'
import { assignDaily, assignPeopleWorker } from '#app/learning/assignments/assign-people.server.ts'
import { reckonRecent } from '#app/learning/attendance/reckon-attendance.server.ts'
import { settleMovedWorker } from '#app/learning/effects/settle-moved.server.ts'
import { closeOverdueAttempts } from '#app/learning/close-overdue.server.ts'
import { tellMeetingWorker } from '#app/learning/meetings/tell-meeting.server.ts'
import { regradeExercisesWorker } from '#app/learning/regrade-exercises.server.ts'
import { remindDaily } from '#app/learning/reminders/remind-people.server.ts'
import { invitePeopleWorker, resumeInvitations } from '#app/organisation/invitations/work-on-run.server.ts'
import {
  forgetOldImports,
  importPeopleWorker,
  resumeImports,
} from '#app/organisation/people-import/import-worker.server.ts'
import { endLeaversSessions } from '#app/organisation/structure/end-leavers-sessions.server.ts'
import { sealAudit } from '#app/platform/audit.server.ts'
import { clock } from '#app/platform/clock.ts'
import { eachApart } from '#app/platform/each-apart.server.ts'
import type { Worker } from '#app/platform/jobs.server.ts'
import { sendMailWorker } from '#app/platform/mail.server.ts'
import { forgetOldRateLimits } from '#app/platform/rate-limit.server.ts'
import { coverageChangedWorker, refreshAmbitiWorker } from '#app/reporting/coverage-workers.server.ts'
import { forgetOldExports } from '#app/reporting/exports/forget-exports.server.ts'
import { makeExportWorker, resumeExports } from '#app/reporting/exports/make-export.server.ts'
import { deliverViews } from '#app/reporting/views/deliver-views.server.ts'
import { forgetOldLists } from '#app/reporting/list-entries.server.ts'
import { checkUploadWorker, resumeUploads } from '#app/scorm/packages/check-upload.server.ts'
import { forgetOldPackageUploads } from '#app/scorm/packages/forget-old-uploads.server.ts'

/** Every job of every room; the HTTP server starts them in its own process. */
export const workers: Worker[] = [
  sendMailWorker,
  issueCertificateWorker,
  makeBundleWorker,
  regradeExercisesWorker,
  settleMovedWorker,
  tellMeetingWorker,
  certifyHistoryWorker,
  importPeopleWorker,
  invitePeopleWorker,
  coverageChangedWorker,
  refreshAmbitiWorker,
  assignPeopleWorker,
  makeExportWorker,
  makePrintWorker,
  checkUploadWorker,
  makePackageWorker,
]

const pause = 60_000
/** When measured time was last credited; at the start, what a process that stopped may have left: a day of it. */
let reckonedAt = new Date(clock.now().getTime() - 86_400_000)

async function reckon(now: Date): Promise<void> {
  await reckonRecent(reckonedAt, now)
  reckonedAt = now
}

/** What is kept in order, in this order: people are assigned before they are reminded. */
const upkeep: readonly ((now: Date) => Promise<unknown>)[] = [
  () => sealAudit(),
  forgetOldRateLimits,
  forgetExpiredSessions,
  endLeaversSessions,
  closeOverdueAttempts,
  remindExpiring,
  forgetOldImports,
  forgetOldLists,
  forgetOldExports,
  forgetOldUploads,
  forgetOldPresence,
  forgetOldPrints,
  forgetOldPackageUploads,
  forgetOldPackages,
  publishDue,
  assignDaily,
  remindDaily,
  deliverViews,
  reckon,
]

/** What a killed process was making. */
const begun: readonly (() => Promise<unknown>)[] = [
  resumeBundles,
  resumeImports,
  resumeInvitations,
  resumeExports,
  resumePrints,
  resumeUploads,
  resumePackages,
]

const doEach = (works: readonly ((now: Date) => Promise<unknown>)[]): Promise<void> =>
  eachApart(works, (work) => work(clock.now()), { event: 'maintenance failed', detail: ({ name }) => ({ work: name }) })

/**
 * Once a minute: closes attempts whose time is over, publishes what is due, signs out who has left, credits measured time, reminds of certificates about to expire,
 * works out who must take what, reminds of it in the morning, mails saved views, drops old lists of staff, of people behind replaced
 * figures, old files and what has expired, links new audit entries. Several
 * processes may do it at once. Returns how to stop.
 */
export function startMaintenance(): () => void {
  const timer = setInterval(() => void doEach(upkeep), pause)
  timer.unref()
  // At once: what a killed process was making goes on as soon as the site is back.
  void doEach(begun)
  const resuming = setInterval(() => void doEach(begun), pause)
  resuming.unref()
  return () => {
    clearInterval(timer)
    clearInterval(resuming)
  }
}
