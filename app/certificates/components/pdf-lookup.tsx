import { useNavigation, useSubmit } from '@remix-run/react'
import { useState } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { fileHashes, verifyFileLimit } from '../compare-file.ts'
import { certificatesMessages } from '../messages.ts'
import { FileFault, type CheckOutcome } from './pdf-check.tsx'
import { PdfZone, useLocalFiles } from './pdf-zone.tsx'

/**
 * Finds the certificate a PDF is. The browser hashes the file and sends the hashes alone; without script, or where it
 * may not hash, a form sends the file.
 */
export function PdfLookup({ sent }: { sent: CheckOutcome }) {
  const t = useText(certificatesMessages)
  const isLocal = useLocalFiles()
  const submit = useSubmit()
  const [isLarge, setLarge] = useState(false)
  const isBusy = useNavigation().state !== 'idle'
  const look = async (file: File) => {
    setLarge(file.size > verifyFileLimit)
    if (file.size > verifyFileLimit) return
    const form = new FormData()
    for (const hash of await fileHashes(new Uint8Array(await file.arrayBuffer()))) form.append('sha256', hash)
    submit(form, { method: 'post', preventScrollReset: true })
  }
  const outcome = isLarge ? { fault: 'file_large' as const } : sent
  return (
    <>
      <PdfZone
        isLocal={isLocal}
        onFile={(file) => void look(file)}
        submitText={t('file_submit')}
        note={isLocal ? t('lookup_local') : t('file_sent')}
      />
      <div role="status">{isBusy ? <p>{t('file_busy')}</p> : <FileFault outcome={outcome} />}</div>
    </>
  )
}
