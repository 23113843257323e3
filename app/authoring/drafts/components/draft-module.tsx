import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import type { DraftModule } from '../draft-outline.ts'
import { draftMessages } from '../messages.ts'
import { draftPaths } from '../paths.ts'
import { ArrangePart } from './arrange-part.tsx'

type Result = { result: SubmissionResult | undefined }

/** Adds a lesson to a module, or a module where none is named. */
export function AddPart({ folder = '', result }: Result & { folder?: string }) {
  const t = useText(draftMessages)
  const refused = result?.initialValue?.folder === folder && !('arrange' in result.initialValue) ? result : undefined
  const errors = useFormErrors(draftMessages, refused)
  return (
    <details className="fold" open={refused !== undefined}>
      <summary>{t(folder ? 'add_lesson' : 'add_module')}</summary>
      <Form method="post" className="fold__content" noValidate>
        <ErrorSummary errors={errors.summary} />
        <input type="hidden" name="folder" value={folder} />
        <TextField
          name="title"
          id={`title-${folder}`}
          label={t(folder ? 'lesson_title' : 'module_title')}
          maxLength={300}
          autoComplete="off"
          errors={errors.of('title')}
          defaultValue={errors.typed('title')}
          required
        />
        <Button kind="outline">{t('add')}</Button>
      </Form>
    </details>
  )
}

type Props = Result & {
  slug: string
  module: DraftModule
  /** All of the course: a lesson may go to another. */
  modules: readonly DraftModule[]
  faultsOf: (path: string) => number
  /** Who does not write the course looks, and has nothing to press. */
  mayWrite: boolean
}

/** A module of a draft with its lessons, and what can be done with each. */
export function DraftModuleCard({ slug, module, modules, faultsOf, mayWrite, result }: Props) {
  const t = useText(draftMessages)
  const { folder, title, lessons } = module
  const others = modules.filter((one) => one.folder !== folder)
  const line = (path: string, label: string, note: string) => (
    <li key={path}>
      <Link to={path.endsWith('.mdx') ? draftPaths.write({ slug, path }) : draftPaths.facts({ slug, field: folder })}>
        {label}
      </Link>{' '}
      <span className="muted">{note}</span>{' '}
      {faultsOf(path) > 0 && <Badge kind="warning">{t('faults_here', { count: faultsOf(path) })}</Badge>}
      {mayWrite && path.endsWith('.mdx') && <ArrangePart part={path} title={label} modules={others} />}
    </li>
  )
  return (
    <section className="card">
      <h3 className="card__title">{title}</h3>
      <ul>
        {line(`${folder}/module.yaml`, t('module_facts'), '')}
        {lessons.map(({ path, title: name, minutes }) =>
          line(path, name, minutes === null ? '' : t('minutes', { count: minutes })),
        )}
      </ul>
      {mayWrite && <ArrangePart part={folder} title={title} isOnly={modules.length === 1} />}
      {mayWrite && <AddPart folder={folder} result={result} />}
    </section>
  )
}
