import type { SubmissionResult } from '@conform-to/dom'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { draftPaths } from '../../paths.ts'
import { remarkMessages } from '../messages.ts'
import type { Remark } from '../remark-queries.server.ts'
import { RemarkThread } from './remark-thread.tsx'

type Props = {
  slug: string
  remarks: readonly Remark[]
  lessons: readonly { path: string; title: string }[]
  result: SubmissionResult | undefined
}

/** What colleagues said of a draft, each with the way to the part of the lesson it is about. */
export function RemarkList({ slug, remarks, lessons, result }: Props) {
  const t = useText(remarkMessages)
  const titleOf = (path: string) => lessons.find((one) => one.path === path)?.title ?? path
  return (
    <section className="section" aria-labelledby="remarks">
      <h2 id="remarks">{t('remarks')}</h2>
      <p>{t('remarks_where')}</p>
      <p>
        <LinkButton kind="outline" to={draftPaths.read({ slug })}>
          {t('read')}
        </LinkButton>
      </p>
      {remarks.length === 0 && <p className="muted">{t('remarks_none')}</p>}
      <ul className="plain-list queue-list">
        {remarks.map((remark) => (
          <li key={remark.id} className="card">
            <p>
              <Link to={draftPaths.read({ slug, path: remark.path, line: remark.line })}>
                {t('in_lesson', { title: titleOf(remark.path) })}
              </Link>
            </p>
            {remark.quote && <p className="muted small">«{remark.quote.slice(0, 120)}»</p>}
            <RemarkThread remark={remark} result={result} />
          </li>
        ))}
      </ul>
    </section>
  )
}
