/** A process that issues certificates of completions named by its parent, many at once, until it is done or killed. */
import { z } from 'zod'
import { issueCertificateOf } from '#app/certificates/issue-certificate.server.ts'
import { closeDatabase } from '#app/platform/database.server.ts'

const Asked = z.object({ enrolmentIds: z.array(z.string()), now: z.coerce.date() })

process.once('message', (message) => {
  const { enrolmentIds, now } = Asked.parse(message)
  const issue = (enrolmentId: string) => issueCertificateOf(enrolmentId, now).catch(() => undefined)
  void Promise.all(enrolmentIds.map(issue))
    .then(closeDatabase)
    .then(() => process.exit(0))
})
process.send?.('ready')
