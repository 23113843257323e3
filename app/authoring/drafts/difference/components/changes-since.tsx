import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { draftMessages } from '../../messages.ts'
import { draftPaths } from '../../paths.ts'
import type { ChangedFile, ChangesSince as Changes } from '../changed-files.server.ts'
import { differenceMessages } from '../messages.ts'

type Lessons = readonly { path: string; title: string }[]
type Props = { slug: string; changes: { published: Changes | null; review: Changes | null }; lessons: Lessons }

function useNameOf(lessons: Lessons) {
  const t = useText(draftMessages)
  return (path: string): string => {
    const [folder = ''] = path.split('/')
    if (path === 'course.yaml') return t('course_facts')
    if (path.endsWith('/module.yaml')) return `${t('module_facts')} ${folder}`
    return lessons.find((one) => one.path === path)?.title ?? path
  }
}

function FileLine({
  slug,
  revision,
  file: { path, kind, isMedia },
  lessons,
}: {
  slug: string
  revision: number
  file: ChangedFile
  lessons: Lessons
}) {
  const t = useText(differenceMessages)
  const name = useNameOf(lessons)(path)
  const isShown = !isMedia && kind !== 'moved'
  return (
    <li>
      {isShown ? <Link to={draftPaths.version({ slug, path, revision })}>{name}</Link> : name}{' '}
      <span className="muted">{t(`file_${kind}`)}</span>
    </li>
  )
}

/** The texts that differ since the course was published and since it was last read, each with the way to what differs. */
export function ChangesSince({ slug, changes, lessons }: Props) {
  const t = useText(differenceMessages)
  return (['review', 'published'] as const).map((since) => {
    const found = changes[since]
    if (!found) return null
    return (
      <section key={since} className="section" aria-labelledby={`since-${since}`}>
        <h2 id={`since-${since}`}>{t(`since_${since}`)}</h2>
        {found.files.length === 0 && <p>{t('changes_none')}</p>}
        <ul>
          {found.files.map((file) => (
            <FileLine key={file.path} slug={slug} revision={found.revision} file={file} lessons={lessons} />
          ))}
        </ul>
      </section>
    )
  })
}
