import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { printMessages } from '../messages.ts'
import { printPaths } from '../paths.ts'
import type { OfferedBook } from '../print-queries.server.ts'

/** How far each step is, in percent: a book is read, then set as a whole. */
const progress = { queued: 5, reading: 25, setting: 65 } as const

function Download({ book, printId, size, pages, isArchive }: OfferedBook & { printId: string }) {
  const t = useText(printMessages)
  const { tenths, number } = useFormats()
  const facts = [
    ...(pages === null ? [] : [t('pages', { count: number(pages) })]),
    ...(size === null ? [] : [t('size', { size: tenths(Math.max(0.1, size / 1_000_000)) })]),
  ]
  return (
    <>
      <p>
        <a
          className="button button--primary"
          href={printPaths.file({ printId })}
          aria-label={`${t(book.endsWith('epub') ? 'download_epub' : 'download_pdf')}: ${t(book)}`}
          download
        >
          {t(book.endsWith('epub') ? 'download_epub' : 'download_pdf')}
        </a>{' '}
        <span className="muted">{facts.join(', ')}</span>
      </p>
      {isArchive === false && <p className="muted small">{t('not_archive')}</p>}
    </>
  )
}

function Prepare({ book, isAgain }: { book: OfferedBook['book']; isAgain: boolean }) {
  const t = useText(printMessages)
  return (
    <Form method="post">
      <Button kind="outline" name="book" value={book} aria-label={t('prepare_of', { book: t(book) })}>
        {t(isAgain ? 'again' : 'prepare')}
      </Button>
    </Form>
  )
}

type Props = { offered: OfferedBook; canPrepare: boolean; here: string }

function State({ offered, canPrepare, here }: Props) {
  const t = useText(printMessages)
  const { state, printId, book, failure } = offered
  if (state === 'ready' && printId) return <Download {...offered} printId={printId} />
  if (state === 'queued' || state === 'reading' || state === 'setting') {
    return (
      <>
        <ProgressBar percent={progress[state]} label={t(state)} />
        <p className="muted small">
          {t('moving')} <a href={here}>{t('refresh')}</a>
        </p>
      </>
    )
  }
  return (
    <>
      {state === 'failed' && (
        <Alert kind="warning">
          <p>{t(`failure_${failure ?? 'technical'}`)}</p>
        </Alert>
      )}
      {canPrepare && <Prepare book={book} isAgain={state === 'failed'} />}
    </>
  )
}

/** A book of a course: what it is, then how to have it, how far it is, or its file. */
export function BookCard({ offered, canPrepare, here }: Props) {
  const t = useText(printMessages)
  return (
    <Card title={t(offered.book)}>
      <p>{t(`${offered.book}_text`)}</p>
      <State offered={offered} canPrepare={canPrepare} here={here} />
    </Card>
  )
}
