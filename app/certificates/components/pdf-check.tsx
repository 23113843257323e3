import { Form } from '@remix-run/react'
import { useState, useSyncExternalStore, type DragEvent } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { compareFile, verifyFileLimit, type FileVerdict } from '../compare-file.ts'
import { certificatesMessages } from '../messages.ts'

/** What came of a comparison; `fault` is a text of the room. */
export type CheckOutcome =
  { verdict: FileVerdict } | { fault: 'file_missing' | 'file_large' | 'file_too_often' } | undefined

const tones = { same: 'success', extended: 'warning', different: 'danger' } as const

/** Whether the page is served safely does not change while it is open. */
const never = () => () => undefined

/** Compares in the browser once script runs and the page is served safely; until then the form sends the file. */
function useLocalCheck(issued: { pdfSha256: string; pdfSize: number }) {
  const [outcome, setOutcome] = useState<CheckOutcome>()
  const [isBusy, setBusy] = useState(false)
  const isLocal = useSyncExternalStore(
    never,
    () => window.isSecureContext,
    () => false,
  )
  const check = async (file: File | undefined) => {
    if (!file) return
    if (file.size > verifyFileLimit) {
      setOutcome({ fault: 'file_large' })
      return
    }
    setBusy(true)
    setOutcome({ verdict: await compareFile(new Uint8Array(await file.arrayBuffer()), issued) })
    setBusy(false)
  }
  return { isLocal, outcome, isBusy, check: (file: File | undefined) => void check(file) }
}

function Outcome({ outcome }: { outcome: CheckOutcome }) {
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
  issued: { pdfSha256: string; pdfSize: number }
  /** What the server found of the file sent. */
  sent: CheckOutcome
}) {
  const t = useText(certificatesMessages)
  const { isLocal, outcome, isBusy, check } = useLocalCheck(issued)
  const [isOver, setOver] = useState(false)
  const drag = (over: boolean) => (event: DragEvent) => {
    if (!isLocal) return
    event.preventDefault()
    setOver(over)
  }
  const drop = (event: DragEvent) => {
    drag(false)(event)
    if (isLocal) check(event.dataTransfer.files[0])
  }
  return (
    <section className="section pdf-check">
      <h2>{t('file_title')}</h2>
      <p>{t('file_lead')}</p>
      <Form method="post" encType="multipart/form-data" noValidate>
        <div
          className={`pdf-check__zone${isOver ? ' pdf-check__zone--over' : ''}`}
          onDragOver={drag(true)}
          onDragLeave={drag(false)}
          onDrop={drop}
        >
          <label htmlFor="file">{isLocal ? t('file_drop') : t('file_label')}</label>
          <input
            type="file"
            id="file"
            name="file"
            accept="application/pdf,.pdf"
            aria-describedby="file-note"
            onChange={(event) => {
              if (isLocal) check(event.currentTarget.files?.[0])
            }}
          />
          {!isLocal && <Button kind="outline">{t('file_submit')}</Button>}
          <p className="muted small" id="file-note">
            {isLocal ? t('file_local') : t('file_sent')}
          </p>
        </div>
      </Form>
      <div role="status">{isBusy ? <p>{t('file_busy')}</p> : <Outcome outcome={outcome ?? sent} />}</div>
      <p className="muted small">
        {t('fingerprint')}: <code className="fingerprint">{issued.pdfSha256}</code>
      </p>
    </section>
  )
}
