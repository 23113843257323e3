import { useText } from '#app/platform/i18n/use-text.tsx'
import { importMessages } from '../messages.ts'
import type { QuestionLine } from '../read-questions.server.ts'

/** Questions shown at once: more are opened to be chosen from. */
const openAtMost = 30

type Props = {
  questions: readonly QuestionLine[]
  /** Their numbers, of a form that was refused. */
  typed: readonly string[] | null
  errors: string[] | undefined
}

/** Which questions of a file come in: all, where nobody says otherwise. */
export function ChooseQuestions({ questions, typed, errors }: Props) {
  const t = useText(importMessages)
  if (questions.length === 0) return <p>{t('choose_all')}</p>
  return (
    <>
      <input type="hidden" name="choosing" value="1" />
      <details className="fold" open={questions.length <= openAtMost || errors !== undefined}>
        <summary>{t('choose', { count: questions.length })}</summary>
        <fieldset className={`fold__content choice-list${errors ? ' field--wrong' : ''}`} id="question">
          <legend>{t('choose_which')}</legend>
          {questions.map(({ number, name, prompt, said }) => (
            <label key={number}>
              <input
                type="checkbox"
                name="question"
                value={number}
                defaultChecked={typed ? typed.includes(String(number)) : true}
              />{' '}
              {name}
              {prompt && prompt !== name && <span className="muted"> · {prompt}</span>}
              {said && (
                <span className="muted">
                  {' '}
                  ({t('kind_changed')}: {said})
                </span>
              )}
            </label>
          ))}
          {errors && <p className="field__error">{errors.join(' ')}</p>}
        </fieldset>
      </details>
    </>
  )
}
