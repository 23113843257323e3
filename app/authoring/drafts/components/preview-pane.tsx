import { Form } from '@remix-run/react'
import { useState } from 'react'
import { Html } from '#app/assessment/components/html.tsx'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { locales, type Locale } from '#app/platform/i18n/messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Select } from '#app/ui/components/field.tsx'
import type { DraftText } from '../draft-queries.server.ts'
import { draftMessages } from '../messages.ts'
import { draftPaths } from '../paths.ts'
import type { TextPreview } from '../preview-text.server.ts'
import { ExerciseTrial } from '../trial/components/exercise-trial.tsx'
import { TrialLinks } from '../trial/components/trial-links.tsx'
import { CounterSelect } from './counter-select.tsx'
import { CaseTrial } from './case-trial.tsx'
import type { LiveState } from './live-draft.ts'
import { writeMessages } from './write-messages.ts'

type Props = {
  slug: string
  counter: DepartmentKind | null
  language: Locale
  file: DraftText
  preview: TextPreview
  live: LiveState
  /** The lesson as it stands in its field. */
  textNow: () => string
}

/** A lesson as it will look: at a counter, in the language of the page around it, as wide as a computer or a phone, with its exercises to be tried out. */
export function PreviewPane({ slug, counter, language, file: { path }, preview, live, textNow }: Props) {
  const t = useText(draftMessages)
  const write = useText(writeMessages)
  const [isPhone, setPhone] = useState(false)
  const drawn = (live.shown ?? preview).html
  const [last, setLast] = useState(drawn)
  if (drawn !== null && drawn !== last) setLast(drawn)
  // What cannot be read while somebody is in the midst of it leaves the last drawing.
  const html = drawn ?? last
  return (
    <section className="draft-editor__preview" aria-labelledby="preview">
      <h2 id="preview">{t('preview')}</h2>
      <Form method="get" action={draftPaths.write({ slug, path })} className="office-filter">
        <input type="hidden" name="path" value={path} />
        <CounterSelect label={t('counter')} counter={counter} />
        <Select
          name="language"
          label={write('language')}
          defaultValue={language}
          options={locales.map((one) => ({ value: one, label: write(`language_${one}`) }))}
        />
        <Button kind="outline" className="button--small">
          {t('show')}
        </Button>
        {live.shown && (
          <Button type="button" kind="outline" className="button--small" onClick={() => setPhone(!isPhone)}>
            {write(isPhone ? 'width_desktop' : 'width_phone')}
          </Button>
        )}
      </Form>
      {drawn === null && <p className="muted">{t(html === null ? 'preview_none' : 'preview_last')}</p>}
      {html !== null && (
        <Html className={`lesson-text draft-editor__page${isPhone ? ' draft-editor__page--phone' : ''}`} html={html} />
      )}
      {live.shown?.cases.map((spec) => (
        <CaseTrial key={spec.id} spec={spec} counter={counter} />
      ))}
      {live.shown?.exercises.map((exercise) => (
        <ExerciseTrial key={exercise.id} {...{ slug, path, counter, exercise, textNow }} />
      ))}
      {!live.shown && <TrialLinks {...{ slug, path, counter }} exercises={preview.exercises} />}
    </section>
  )
}
