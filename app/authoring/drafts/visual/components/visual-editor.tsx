import { useMemo } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { faultMessages } from '../../../messages.ts'
import { cutLesson } from '../cut-lesson.ts'
import { visualMessages } from '../messages.ts'
import { Blocks, type BlocksProps } from './blocks.tsx'

/** `text`: a whole lesson, front matter and all. */
type Props = BlocksProps & { text: string }

/** What stands where a text cannot be cut into blocks: nothing is touched. */
function Unreadable({ text }: { text: string }) {
  const t = useText(visualMessages)
  const sentence = useText(faultMessages)
  const read = cutLesson(text)
  if (!('fault' in read)) return null
  const { line, code, values } = read.fault
  const lines = text.split('\n').slice(Math.max(0, line - 2), line + 1)
  return (
    <Alert kind="warning" title={t('unreadable')}>
      <p>{t('unreadable_at', { line, reason: sentence(code, values) })}</p>
      <pre className="version-text">{lines.join('\n')}</pre>
      <p>{t('unreadable_hint')}</p>
    </Alert>
  )
}

/**
 * A lesson in blocks: running text as it reads, every component as a form. What nobody touches stays as it is written, byte
 * by byte. `text` is read once: a new one wants a new editor.
 */
export function VisualEditor({ text, ...props }: Props) {
  const lesson = useMemo(() => cutLesson(text), [text])
  return 'fault' in lesson ? <Unreadable text={text} /> : <Blocks lesson={lesson} {...props} />
}
