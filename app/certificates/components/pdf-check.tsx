import { useState } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { compareFile, verifyFileLimit, type FileVerdict, type KnownFiles } from '../compare-file.ts'
import { certificatesMessages } from '../messages.ts'
import { PdfZone, useLocalFiles } from './pdf-zone.tsx'

/** What came of a comparison; `fault` is a text of the room. */
export type CheckOutcome =
  { verdict: FileVerdict } | { fault: 'file_missing' | 'file_large' | 'file_too_often' | 'file_unknown' } | undefined

const tones = { same: 'success', signed: 'success', extended: 'warning', different: 'danger' } as const

/** Compares in the browser; the form sends the file where it cannot. */
function useLocalCheck(issued: KnownFiles) {
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

/** What came of a file, in words. */
export function FileOutcome({ outcome }: { outcome: CheckOutcome }) {
  const t = useText(certificatesMessages)
  if (!outcome) return null
  if ('fault' in outcome) return <p className="alert alert--danger">{t(outcome.fault)}</p>
  return <p className={`alert alert--${tones[outcome.verdict]}`}>{t(`file_${outcome.verdict}`)}</p>
}

/** A place to drop the PDF: is it the one that was issued? Without script a form does the same on the server. */
export function PdfCheck({
  issued,
  sent,
}: {
  issued: KnownFiles
  /** What the server found of the file sent. */
  sent: CheckOutcome
}) {
  const t = useText(certificatesMessages)
  const isLocal = useLocalFiles()
  const { outcome, isBusy, check } = useLocalCheck(issued)
  return (
    <section className="section pdf-check">
      <h2>{t('file_title')}</h2>
      <p>{t('file_lead')}</p>
      <PdfZone
        isLocal={isLocal}
        onFile={check}
        submitText={t('file_submit')}
        note={isLocal ? t('file_local') : t('file_sent')}
      />
      <div role="status">{isBusy ? <p>{t('file_busy')}</p> : <FileOutcome outcome={outcome ?? sent} />}</div>
      <p className="muted small">
        {t('fingerprint')}: <code className="fingerprint">{issued.pdfSha256}</code>
      </p>
    </section>
  )
}
