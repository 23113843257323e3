import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { useFollowed } from '#app/ui/use-followed.ts'
import type { Invitations, RunView } from '../invitation-queries.server.ts'
import { mostLetters } from '../letters-limit.ts'
import { invitationsMessages } from '../messages.ts'
import { invitationsPaths } from '../paths.ts'
import type { InvitationFilter } from '../schemas.ts'

type Props = { ambitoSlug: string; page: Invitations; filter: InvitationFilter }

/** How far the last invitation of everybody is: moves by itself, can be left. */
export function RunProgress({ ambitoSlug, run }: { ambitoSlug: string; run: RunView | null }) {
  const t = useText(invitationsMessages)
  const { number, dayOf } = useFormats()
  const isMoving = run !== null && run.finishedAt === null
  useFollowed(isMoving)
  if (!run) return null
  const { done, total, finishedAt, mailed, lettered } = run
  if (finishedAt) {
    const values = { day: dayOf(finishedAt), mailed: number(mailed), lettered: number(lettered) }
    return <p className="muted">{t('run_done', values)}</p>
  }
  return (
    <Alert>
      <p role="status">{t('run_moving')}</p>
      <ProgressBar
        percent={total === 0 ? 0 : Math.min(100, Math.floor((done * 100) / total))}
        label={t('run_progress', { done: number(done), total: number(total) })}
      />
      <p>
        <a href={invitationsPaths.desk({ ambitoSlug })}>{t('run_refresh')}</a>
      </p>
    </Alert>
  )
}

/** Everybody who is to be invited, counted by the way they are reached, and the one button that does it. */
export function InviteAll({ page, filter }: Omit<Props, 'ambitoSlug'>) {
  const t = useText(invitationsMessages)
  const { toMail, toLetter, organisations, without } = page
  const count = toMail + toLetter
  const chosen = organisations.find(({ id }) => id === filter.organisation)
  return (
    <section className="section">
      <h2>{t('all_title')}</h2>
      <p>
        {t('all_text')} {chosen && <strong>{t('all_in', { organisation: chosen.name })}</strong>}
      </p>
      {count === 0 ? (
        <p className="muted">{t(without === 0 ? 'all_in_already' : 'all_none')}</p>
      ) : (
        <>
          <ul>
            {toMail > 0 && <li>{t('all_mail', { count: toMail })}</li>}
            {toLetter > 0 && <li>{t('all_letter', { count: toLetter })}</li>}
          </ul>
          <Form method="post">
            <Button name="intent" value="all">
              {t('all_submit', { count })}
            </Button>
          </Form>
        </>
      )}
    </section>
  )
}

/** The letters as files: those not printed yet, and all that still hold. */
export function LetterFiles({ ambitoSlug, page: { lettersNew, lettersAll }, filter: { organisation } }: Props) {
  const t = useText(invitationsMessages)
  const { number } = useFormats()
  const place = { ambitoSlug, ...(organisation ? { organisation } : {}) }
  return (
    <section className="section">
      <h2>{t('letters_title')}</h2>
      <p>{t('letters_text')}</p>
      {lettersAll === 0 && <p className="muted">{t('letters_none')}</p>}
      <p className="button-row">
        {lettersNew > 0 && (
          <a className="button button--primary" href={invitationsPaths.letters(place)}>
            {t('letters_new', { count: lettersNew })}
          </a>
        )}
        {lettersAll > lettersNew && (
          <a className="button button--outline" href={invitationsPaths.letters({ ...place, all: 1 })}>
            {t('letters_all', { count: lettersAll })}
          </a>
        )}
      </p>
      {lettersAll > mostLetters && <p className="muted small">{t('letters_most', { count: number(mostLetters) })}</p>}
    </section>
  )
}
