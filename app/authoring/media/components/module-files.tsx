import { Form } from '@remix-run/react'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { libraryMessages } from '../library-messages.ts'
import type { ModuleFile, ModuleMedia } from '../module-media.ts'
import { mediaPaths } from '../paths.ts'
import { CreditForm } from './credit-form.tsx'
import { useSize } from './media-size.ts'
import { MediaThumb } from './media-thumb.tsx'

const nameOf = ({ path }: ModuleFile) => path.slice(path.lastIndexOf('/') + 1)

/** Shows a file in a lesson of its module, at the end or by a line to copy. */
function InsertForm({ file, lessons }: { file: ModuleFile; lessons: ModuleMedia['lessons'] }) {
  const t = useText(libraryMessages)
  const options = lessons.map(({ path, title }) => ({ value: path, label: title }))
  return (
    <details className="fold fold--quiet">
      <summary>
        {t('insert')} <span className="visually-hidden">{nameOf(file)}</span>
      </summary>
      <div className="fold__content">
        <Form method="post">
          <input type="hidden" name="path" value={file.path} />
          <Select name="lesson" id={`lesson-${file.path}`} label={t('lesson')} options={options} />
          <Button kind="outline" className="button--small" name="intent" value="insert">
            {t('insert_do')}
          </Button>
        </Form>
        <TextField
          name="snippet"
          id={`snippet-${file.path}`}
          label={t('snippet')}
          value={file.snippet}
          className="media-snippet"
          readOnly
        />
      </div>
    </details>
  )
}

function UsedIn({ slug, file: { usedIn } }: { slug: string; file: ModuleFile }) {
  const t = useText(libraryMessages)
  if (usedIn.length === 0) return <p className="muted">{t('used_nowhere')}</p>
  return (
    <p className="muted">
      {t('used_in')}{' '}
      {usedIn.map(({ path, title }, at) => (
        <span key={path}>
          {at > 0 && ', '}
          <Link to={draftPaths.write({ slug, path })}>{title}</Link>
        </span>
      ))}
    </p>
  )
}

type FileProps = { slug: string; file: ModuleFile; lessons: ModuleMedia['lessons']; mayWrite: boolean }

function File({ slug, file, lessons, mayWrite }: FileProps) {
  const t = useText(libraryMessages)
  const size = useSize()
  const name = nameOf(file)
  return (
    <li className="media-file">
      <MediaThumb kind={file.kind} sha256={file.sha256} name={name} />
      <div>
        <p className="media-file__name">
          <strong>{name}</strong> <span className="muted">{size(file.size)}</span>{' '}
          {file.missing.map((one) => (
            <Badge key={one} kind="warning">
              {t(`lacks_${one}`)}
            </Badge>
          ))}
        </p>
        <p>{file.credit ?? t('no_credit')}</p>
        <UsedIn slug={slug} file={file} />
        {mayWrite && file.credit === null && file.kind !== 'document' && <CreditForm path={file.path} name={name} />}
        {mayWrite && file.missing.length === 0 && lessons.length > 0 && <InsertForm file={file} lessons={lessons} />}
        {mayWrite && (
          <Form method="post">
            <input type="hidden" name="path" value={file.path} />
            <Button kind="outline" className="button--small" name="intent" value="remove">
              {t('take_out')} <span className="visually-hidden">{name}</span>
            </Button>
          </Form>
        )}
      </div>
    </li>
  )
}

type Props = {
  slug: string
  module: ModuleMedia
  /** Who does not write the course looks, and has nothing to press. */
  mayWrite: boolean
}

/** The files of a module of a draft, with the lessons that show them. */
export function ModuleFiles({ slug, module, mayWrite }: Props) {
  const t = useText(libraryMessages)
  const { folder, title, files, lessons } = module
  return (
    <section className="card" aria-labelledby={folder}>
      <h2 className="card__title" id={folder}>
        {title}
      </h2>
      {files.length === 0 && <p className="muted">{t('module_none')}</p>}
      <ul className="plain-list">
        {files.map((file) => (
          <File key={file.path} {...{ slug, file, lessons, mayWrite }} />
        ))}
      </ul>
      {mayWrite && (
        <LinkButton kind="outline" to={mediaPaths.library({ place: { slug, folder } })}>
          {t('add_here')} <span className="visually-hidden">{title}</span>
        </LinkButton>
      )}
    </section>
  )
}
