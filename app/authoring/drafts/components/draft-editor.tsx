import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { Html } from '#app/assessment/components/html.tsx'
import { organisationMessages } from '#app/organisation/messages.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextArea } from '#app/ui/components/field.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { isLessonPath } from '../../course-source.ts'
import type { DraftText } from '../draft-queries.server.ts'
import { draftMessages } from '../messages.ts'
import { draftPaths } from '../paths.ts'
import type { Preview } from '../preview-lesson.server.tsx'
import type { DifferencePart } from '../text-difference.ts'
import { Difference } from './difference.tsx'
import { FaultItems } from './fault-items.tsx'

type Overtaken = { text: string; revision: number; theirs: DifferencePart[]; mine: DifferencePart[] }
type Props = {
  slug: string
  counter: DepartmentKind | null
  file: DraftText
  preview: Preview | null
  reply: { result: SubmissionResult; overtaken: Overtaken | null } | null
}

/** Both changes since the text they began from: nothing is lost, and somebody decides. */
function OvertakenNews({ theirs, mine }: Overtaken) {
  const t = useText(draftMessages)
  return (
    <Alert kind="danger" title={t('overtaken_title')}>
      <p>{t('overtaken')}</p>
      <h2>{t('theirs')}</h2>
      <Difference parts={theirs} />
      <h2>{t('mine')}</h2>
      <Difference parts={mine} />
    </Alert>
  )
}

function PreviewPane({ slug, counter, file: { path }, preview }: Omit<Props, 'reply'>) {
  const t = useText(draftMessages)
  const place = useText(organisationMessages)
  const counters = Object.values(DepartmentKind).map((kind) => ({ value: kind, label: place(`department_${kind}`) }))
  return (
    <section className="draft-editor__preview" aria-labelledby="preview">
      <h2 id="preview">{t('preview')}</h2>
      {preview ? (
        <>
          <Form method="get" action={draftPaths.write({ slug, path })} className="office-filter">
            <input type="hidden" name="path" value={path} />
            <Select
              name="counter"
              label={t('counter')}
              defaultValue={counter ?? ''}
              options={[{ value: '', label: t('counter_any') }, ...counters]}
            />
            <Button kind="outline" className="button--small">
              {t('show')}
            </Button>
          </Form>
          <Html className="lesson-text draft-editor__page" html={preview.html} />
        </>
      ) : (
        <p className="muted">{t('preview_none')}</p>
      )}
    </section>
  )
}

/** A text of a draft, what is wrong in it, and beside it what it will look like. */
export function DraftEditor({ reply, ...page }: Props) {
  const { slug, counter, file } = page
  const t = useText(draftMessages)
  const errors = useFormErrors(draftMessages, reply?.result)
  const overtaken = reply?.overtaken ?? null
  const isLesson = isLessonPath(file.path)
  return (
    <div className={isLesson ? 'draft-editor' : 'draft-editor draft-editor--alone'}>
      <section>
        {overtaken && <OvertakenNews {...overtaken} />}
        <Form
          method="post"
          action={draftPaths.write({ slug, path: file.path, counter: counter ?? undefined })}
          noValidate
        >
          <ErrorSummary errors={errors.summary} />
          <input type="hidden" name="revision" value={overtaken?.revision ?? file.revision} />
          <TextArea
            key={overtaken?.revision ?? file.revision}
            name="text"
            label={t('text')}
            hint={isLesson ? t('text_hint') : undefined}
            rows={28}
            spellCheck
            errors={errors.of('text')}
            defaultValue={overtaken?.text ?? errors.typed('text') ?? file.text}
          />
          <Button>{t('save')}</Button>
        </Form>
        <h2>{t('checks')}</h2>
        {file.faults.length === 0 ? (
          <p>{t('text_checks_none')}</p>
        ) : (
          <FaultItems faults={file.faults} slug={slug} isHere />
        )}
      </section>
      {isLesson && <PreviewPane {...page} />}
    </div>
  )
}
