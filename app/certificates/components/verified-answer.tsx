import { useEffect, useRef } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { VerifiedCertificate } from '../certificate-queries.server.ts'
import type { FileVerdict } from '../compare-file.ts'
import { answerOf } from '../file-answer.ts'
import { certificatesMessages } from '../messages.ts'
import type { CheckOutcome } from './pdf-check.tsx'
import { NumberState, VerifiedStatus } from './verified-facts.tsx'

const signs = { success: '✓', warning: '!', danger: '✕' } as const

type Compared = { certificate: VerifiedCertificate; outcome: CheckOutcome; verdict: FileVerdict }

/** The answer about the file; whoever compared it is brought here, wherever on the page they were. */
function FileVerdictBox({ certificate: { status, number }, outcome, verdict }: Compared) {
  const t = useText(certificatesMessages)
  const { tone, title } = answerOf(verdict, status)
  const said = t(title, { number })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${said} · Sguardi`
    heading.current?.focus()
  }, [outcome, said])
  return (
    <div className={`verdict alert alert--${tone}`}>
      <p className="verdict__sign" aria-hidden="true">
        {signs[tone]}
      </p>
      <div>
        <h2 className="verdict__title" tabIndex={-1} ref={heading}>
          {said}
        </h2>
        <p>{t(`file_${verdict}`)}</p>
      </div>
    </div>
  )
}

type Props = { certificate: VerifiedCertificate; outcome: CheckOutcome }

/** First what is to be said of the file, then of the certificate; of a file that differs the number's state says little. */
export function VerifiedAnswer({ certificate, outcome }: Props) {
  const verdict = outcome && 'verdict' in outcome ? outcome.verdict : null
  const isTrusted = verdict === null || answerOf(verdict, certificate.status).isTrusted
  return (
    <>
      <div role="status">
        {verdict && <FileVerdictBox certificate={certificate} outcome={outcome} verdict={verdict} />}
      </div>
      {isTrusted ? <VerifiedStatus certificate={certificate} /> : <NumberState certificate={certificate} />}
    </>
  )
}
