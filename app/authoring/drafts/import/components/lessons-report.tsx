import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Select } from '#app/ui/components/field.tsx'
import type { LessonsReport as Report } from '../import-report.server.ts'
import { importMessages } from '../messages.ts'
import { DropButton } from './drop-button.tsx'
import { PartsTable } from './parts-table.tsx'
import { PeopleNote } from './people-note.tsx'
import { PlaceForm } from './place-form.tsx'

function SplitForm({ split }: Pick<Report, 'split'>) {
  const t = useText(importMessages)
  return (
    <Form method="get" className="office-filter import-split">
      <Select
        name="split"
        label={t('split')}
        defaultValue={split}
        options={[
          { value: 'one', label: t('split_one') },
          { value: 'each', label: t('split_each') },
        ]}
      />
      <Button kind="outline" className="button--small">
        {t('show')}
      </Button>
    </Form>
  )
}

type Props = { report: Report; result: SubmissionResult | undefined }

/** What a document would become, lesson by lesson, and what became of its parts; then where to put it. */
export function LessonsReport({ report, result }: Props) {
  const t = useText(importMessages)
  const { split, lessons, report: lines, outline, people, questions } = report
  return (
    <>
      {!questions && <SplitForm split={split} />}
      <section className="section" aria-labelledby="lessons">
        <h2 id="lessons">{t('lessons')}</h2>
        {lessons.map(({ title, minutes, body }, index) => (
          <details key={index} className="fold">
            <summary>
              {title} <span className="muted">{t('minutes', { count: minutes })}</span>
            </summary>
            <div className="fold__content">
              <p className="muted">{t('see_text')}</p>
              <pre className="import-text" tabIndex={0} aria-label={title}>
                {body}
              </pre>
            </div>
          </details>
        ))}
      </section>
      <PartsTable lines={lines} kind="kept" />
      <PartsTable lines={lines} kind="changed" />
      <PartsTable lines={lines} kind="left" />
      <PeopleNote people={people} />
      <PlaceForm {...{ split, questions, result }} count={lessons.length} modules={outline.modules} />
      <div className="section">
        <DropButton />
      </div>
    </>
  )
}
