import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { faultMessages } from '../../../messages.ts'
import { importFaultMessages } from '../fault-messages.ts'
import { questionMessages } from '../../../questions/messages.ts'
import { refusalCodes } from '../../../questions/question.ts'
import type { RefusedUpload } from '../keep-upload.server.ts'
import { importMessages } from '../messages.ts'

const isImportFault = (code: string): code is keyof typeof importFaultMessages.it =>
  Object.hasOwn(importFaultMessages.it, code)

/** Every reason for which nothing of a file was taken. */
export function RefusedNews({ refused: { refusals, faults } }: { refused: RefusedUpload }) {
  const t = useText(importMessages)
  const reason = useText(importFaultMessages)
  const sentence = useText(faultMessages)
  const questions = useText(questionMessages)
  return (
    <Alert kind="danger" title={t('refused_title')}>
      <ul>
        {refusals.map(({ code, name }, index) => {
          const ofQuestions = refusalCodes.find((one) => `questions_${one}` === code)
          if (ofQuestions) return <li key={index}>{questions(`refused_${ofQuestions}`, { detail: name })}</li>
          return (
            <li key={index}>
              {name && <strong>{name}: </strong>}
              {isImportFault(code) && reason(code)}
            </li>
          )
        })}
        {faults.map(({ file, line, code, values }, index) => (
          <li key={`fault ${index}`}>
            <strong>
              {file}, {t('refused_lines', { line })}:
            </strong>{' '}
            {sentence(code, values)}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
