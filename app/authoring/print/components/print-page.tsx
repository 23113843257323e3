import type { ReactNode } from 'react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { useFollowed } from '#app/ui/use-followed.ts'
import { printMessages } from '../messages.ts'
import type { OfferedBooks } from '../print-queries.server.ts'
import { BookCard } from './book-card.tsx'

type Props = {
  /** Of the course. */
  course: string
  lead: 'lead_trainer' | 'lead_office' | 'lead_draft'
  breadcrumbs: { label: string; to: string }[]
  /** The address of this page. */
  here: string
  books: Omit<OfferedBooks, 'day'> & { day: Date | string }
  /** Where to mend what keeps a book from being made. */
  mend?: ReactNode
}

const isMoving = (state: string | null) => state === 'queued' || state === 'reading' || state === 'setting'

/** The books of a course, each with its state; follows by itself those in the making. */
export function PrintPage({ course, lead, breadcrumbs, here, books, mend }: Props) {
  const t = useText(printMessages)
  const { dayOf } = useFormats()
  const { number, obstacle, offered } = books
  useFollowed(offered.some(({ state }) => isMoving(state)))
  const day = dayOf(new Date(books.day))
  return (
    <Page title={t('title')} kicker={course} lead={t(lead)} breadcrumbs={breadcrumbs} width="reading">
      <p className="muted">{number === null ? t('of_draft', { day }) : t('of_version', { number, day })}</p>
      {obstacle && (
        <Alert kind="warning">
          <p>{t(`obstacle_${obstacle}`)}</p>
          {obstacle === 'faults' && mend}
        </Alert>
      )}
      <div className="stack">
        {offered.map((one) => (
          <BookCard key={one.book} offered={one} canPrepare={obstacle === null} here={here} />
        ))}
      </div>
      <section className="section muted">
        <p>{t('cases_note')}</p>
        <p>{t('hours_note')}</p>
      </section>
    </Page>
  )
}
