import { Form } from '@remix-run/react'
import { useState, useSyncExternalStore, type DragEvent } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { certificatesMessages } from '../messages.ts'

/** Whether the page is served safely does not change while it is open. */
const never = () => () => undefined

/** Whether the browser can read and hash a file itself: once script runs and the page is served safely. */
export function useLocalFiles(): boolean {
  return useSyncExternalStore(
    never,
    () => window.isSecureContext,
    () => false,
  )
}

type Props = {
  isLocal: boolean
  /** Called with what was dropped or chosen, when `isLocal`. */
  onFile: (file: File) => void
  submitText: string
  /** What happens to the file: stays in the browser, or is sent and not kept. */
  note: string
}

/** A place to drop a PDF or to choose it; a plain form that sends it where the browser cannot read it itself. */
export function PdfZone({ isLocal, onFile, submitText, note }: Props) {
  const t = useText(certificatesMessages)
  const [isOver, setOver] = useState(false)
  const take = (file: File | undefined) => {
    if (isLocal && file) onFile(file)
  }
  const drag = (over: boolean) => (event: DragEvent) => {
    if (!isLocal) return
    event.preventDefault()
    setOver(over)
  }
  const drop = (event: DragEvent) => {
    drag(false)(event)
    take(event.dataTransfer.files[0])
  }
  return (
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
            take(event.currentTarget.files?.[0])
          }}
        />
        {!isLocal && <Button kind="outline">{submitText}</Button>}
        <p className="muted small" id="file-note">
          {note}
        </p>
      </div>
    </Form>
  )
}
