import type { Worker } from '#app/platform/jobs.server.ts'
import { sendMailWorker } from '#app/platform/mail.server.ts'

/** Every job of every room; the HTTP server starts them in its own process. */
export const workers: Worker[] = [sendMailWorker]
