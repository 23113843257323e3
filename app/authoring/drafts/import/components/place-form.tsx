import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import type { DraftModule } from '../../draft-outline.ts'
import type { Split } from '../cut-lessons.ts'
import { importMessages } from '../messages.ts'
import type { QuestionLine } from '../read-questions.server.ts'
import { ChooseQuestions } from './choose-questions.tsx'

type Props = {
  split: Split
  count: number
  modules: readonly DraftModule[]
  result: SubmissionResult | undefined
  questions: readonly QuestionLine[] | null
}

/** A lesson that is there already, for questions to come into. */
function LessonSelect({ modules, typed }: Pick<Props, 'modules'> & { typed: string | undefined }) {
  const t = useText(importMessages)
  const lessons = modules.flatMap((module) =>
    module.lessons.map(({ path, title }) => ({ value: path, label: `${module.title} › ${title}` })),
  )
  return (
    <Select
      name="lesson"
      label={t('into_lesson')}
      hint={t('into_lesson_hint')}
      defaultValue={typed}
      options={[{ value: '', label: t('into_new') }, ...lessons]}
    />
  )
}

/** Where the lessons go, and the button that writes them. */
export function PlaceForm({ split, count, modules, result, questions }: Props) {
  const t = useText(importMessages)
  const errors = useFormErrors(importMessages, result)
  const chosen = result ? [result.initialValue?.question ?? []].flat().map(String) : null
  const options = [
    ...modules.map(({ folder, title }) => ({ value: folder, label: title })),
    { value: '', label: t('place_new') },
  ]
  return (
    <Form method="post" className="section measure" noValidate>
      <h2>{t(questions ? 'place_questions' : 'place_title')}</h2>
      <ErrorSummary errors={errors.summary} />
      <input type="hidden" name="split" value={split} />
      {questions && <ChooseQuestions questions={questions} typed={chosen} errors={errors.of('question')} />}
      {questions && <LessonSelect modules={modules} typed={errors.typed('lesson')} />}
      <Select
        name="folder"
        label={t(questions ? 'place_new_lessons' : 'place')}
        defaultValue={errors.typed('folder') ?? (result ? '' : modules.at(-1)?.folder)}
        options={options}
      />
      <TextField
        name="moduleTitle"
        label={t('module_title')}
        hint={t('module_title_hint')}
        maxLength={300}
        autoComplete="off"
        errors={errors.of('moduleTitle')}
        defaultValue={errors.typed('moduleTitle')}
      />
      <Button>{questions ? t('confirm_questions') : t('confirm_lessons', { count })}</Button>
    </Form>
  )
}
