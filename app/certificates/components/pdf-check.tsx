import { useState } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { compareFile, verifyFileLimit, type FileVerdict, type KnownFiles } from '../compare-file.ts'
import { certificatesMessages } from '../messages.ts'
import { PdfZone, useLocalFiles } from './pdf-zone.tsx'

/** What came of a comparison; `fault` is a text of the room. */
export type CheckOutcome =
  { verdict: FileVerdict } | { fault: 'file_missing' | 'file_large' | 'file_too_often' | 'file_unknown' } | undefined

/** Compares in the browser; the form sends the file where it cannot. */
export function useLocalCheck(issued: KnownFiles) {
  const [outcome, setOutcome] = useState<CheckOutcome>()
  const [isBusy, setBusy] = useState(false)
  const check = async (file: File) => {
    if (file.size > verifyFileLimit) {
      setOutcome({ fault: 'file_large' })
      return
    }
    setBusy(true)
    setOutcome({ verdict: await compareFile(new Uint8Array(await file.arrayBuffer()), issued) })
    setBusy(false)
  }
  return { outcome, isBusy, check: (file: File) => void check(file) }
}

/** Why a file was not looked at. What came of one that was stands first on the page: `VerifiedAnswer`. */
export function FileFault({ outcome }: { outcome: CheckOutcome }) {
  const t = useText(certificatesMessages)
  return outcome && 'fault' in outcome ? <p className="alert alert--danger">{t(outcome.fault)}</p> : null
}

type Props = {
  issued: KnownFiles
  outcome: CheckOutcome
  isBusy: boolean
  onFile: (file: File) => void
}

/** A place to drop the PDF: is it the one that was issued? Without script a form does the same on the server. */
export function PdfCheck({ issued, outcome, isBusy, onFile }: Props) {
  const t = useText(certificatesMessages)
  const isLocal = useLocalFiles()
  return (
    <section className="section pdf-check">
      <h2>{t('file_title')}</h2>
      <p>{t('file_lead')}</p>
      <PdfZone
        isLocal={isLocal}
        onFile={onFile}
        submitText={t('file_submit')}
        note={isLocal ? t('file_local') : t('file_sent')}
      />
      <div role="status">{isBusy ? <p>{t('file_busy')}</p> : <FileFault outcome={outcome} />}</div>
      <p className="muted small">
        {t('fingerprint')}: <code className="fingerprint">{issued.pdfSha256}</code>
      </p>
    </section>
  )
}
