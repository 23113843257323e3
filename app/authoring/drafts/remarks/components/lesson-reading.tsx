import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { Html } from '#app/assessment/components/html.tsx'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Select } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { CounterSelect } from '../../components/counter-select.tsx'
import { draftPaths } from '../../paths.ts'
import { TrialLinks } from '../../trial/components/trial-links.tsx'
import { trialMessages } from '../../trial/messages.ts'
import { remarkMessages } from '../messages.ts'
import type { Reading } from '../remark-queries.server.ts'
import { RemarkThread } from './remark-thread.tsx'
import { SayForm } from './say-form.tsx'

type Block = NonNullable<Reading['blocks']>[number]
type Result = SubmissionResult | undefined

/** Which lesson, and seen from where. */
function Choose({ slug, reading, counter }: { slug: string; reading: Reading; counter: DepartmentKind | null }) {
  const t = useText(remarkMessages)
  const lessons = reading.outline.modules.flatMap((module) => module.lessons)
  return (
    <Form method="get" action={draftPaths.read({ slug })} className="office-filter reading-filter">
      <Select
        name="path"
        label={t('lesson')}
        defaultValue={reading.path}
        options={lessons.map(({ path, title }) => ({ value: path, label: title }))}
      />
      <CounterSelect label={t('counter')} counter={counter} />
      <Button kind="outline" className="button--small">
        {t('show')}
      </Button>
    </Form>
  )
}

function ReadBlock({ path, block, result }: { path: string; block: Block; result: Result }) {
  const { line, words, html, remarks } = block
  return (
    <div className={`reading-block${remarks.length > 0 ? ' reading-block--remarked' : ''}`} id={`block-${line}`}>
      <Html className="lesson-text reading-block__text" html={html} />
      <div className="reading-block__remarks">
        {remarks.map((remark) => (
          <RemarkThread key={remark.id} remark={remark} result={result} />
        ))}
        <SayForm
          key={remarks.length}
          id={`remark-at-${line}`}
          fold="remark"
          send="send"
          rows={3}
          hidden={{ path, line, quote: words }}
          refused={result?.initialValue?.line === String(line) ? result : undefined}
        />
      </div>
    </div>
  )
}

function Lost({ reading: { lost }, result }: { reading: Reading; result: Result }) {
  const t = useText(remarkMessages)
  if (lost.length === 0) return null
  return (
    <section className="section" aria-labelledby="lost">
      <h2 id="lost">{t('lost')}</h2>
      {lost.map((remark) => (
        <div key={remark.id}>
          <p className="muted">
            {remark.quote ? t('lost_quote', { words: remark.quote }) : t('line', { line: remark.line })}
          </p>
          <RemarkThread remark={remark} result={result} />
        </div>
      ))}
    </section>
  )
}

function Neighbours({ slug, reading }: { slug: string; reading: Reading }) {
  const t = useText(remarkMessages)
  const lessons = reading.outline.modules.flatMap((module) => module.lessons)
  const at = lessons.findIndex(({ path }) => path === reading.path)
  const [previous, next] = [lessons[at - 1], lessons[at + 1]]
  return (
    <p className="button-row">
      {previous && (
        <Link to={draftPaths.read({ slug, path: previous.path })}>{t('previous', { title: previous.title })}</Link>
      )}
      {next && <Link to={draftPaths.read({ slug, path: next.path })}>{t('next', { title: next.title })}</Link>}
    </p>
  )
}

type Props = { slug: string; reading: Reading; counter: DepartmentKind | null; result: Result }

/** A lesson to be read and remarked on, part by part. */
export function LessonReading({ slug, reading, counter, result }: Props) {
  const t = useText(remarkMessages)
  const tr = useText(trialMessages)
  const { path, blocks } = reading
  return (
    <>
      <Choose key={path} slug={slug} reading={reading} counter={counter} />
      {blocks === null && (
        <Alert kind="warning">
          <p>
            {t('not_shown')} <Link to={draftPaths.write({ slug, path })}>{t('to_text')}</Link>
          </p>
        </Alert>
      )}
      {reading.exercises.length > 0 && <p>{tr('try_all')}:</p>}
      <TrialLinks {...{ slug, path, counter }} exercises={reading.exercises} />
      {blocks?.map((block) => (
        <ReadBlock key={block.line} path={path} block={block} result={result} />
      ))}
      <Lost reading={reading} result={result} />
      <Neighbours slug={slug} reading={reading} />
    </>
  )
}
