import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { useFormErrors, type FormErrors } from '#app/ui/use-form-errors.ts'
import { draftMessages } from '../../messages.ts'
import { draftPaths } from '../../paths.ts'
import { publicationMessages } from '../messages.ts'
import type { Publication, Scheduled } from '../publication-queries.server.ts'
import { EffectFields, People } from './effect-fields.tsx'

/** When it is to come out, or why it did not. */
function ScheduledNote({ scheduled: { at, by, failure } }: { scheduled: Scheduled }) {
  const t = useText(publicationMessages)
  const { moment } = useFormats()
  const when = moment(at)
  return (
    <Alert kind={failure ? 'warning' : 'info'}>
      <p>{failure ? t(`scheduled_${failure}`, { when }) : t('scheduled', { when, who: by })}</p>
      <Form method="post">
        <Button kind="outline" className="button--small" name="intent" value="call_off">
          {t('call_off')}
        </Button>
      </Form>
    </Alert>
  )
}

function When({ errors }: { errors: FormErrors }) {
  const t = useText(publicationMessages)
  const isLater = errors.typed('when') === 'later'
  return (
    <fieldset className="choice-list">
      <legend>{t('when')}</legend>
      <label>
        <input type="radio" name="when" value="now" defaultChecked={!isLater} /> {t('now')}
      </label>
      <label>
        <input type="radio" name="when" value="later" defaultChecked={isLater} /> {t('later')}
      </label>
      <div className="meeting-form__when">
        {(['day', 'time'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            type={name === 'day' ? 'date' : 'time'}
            label={t(name)}
            errors={errors.of(name)}
            defaultValue={errors.typed(name)}
          />
        ))}
      </div>
    </fieldset>
  )
}

type Props = { slug: string; publication: Publication; result: SubmissionResult | undefined }

/** What a publication does to people, and the publication. */
export function PublicationEditor({ slug, publication, result }: Props) {
  const { stage, effect, figures, scheduled, openRemarks, lacksNotes } = publication
  const t = useText(publicationMessages)
  const d = useText(draftMessages)
  const errors = useFormErrors(publicationMessages, result)
  const isApproved = stage === 'approved'
  return (
    <>
      {scheduled && <ScheduledNote scheduled={scheduled} />}
      {!isApproved && (
        <Alert kind="warning">
          <p>
            {t('not_approved_yet')} <Link to={draftPaths.review({ slug })}>{t('to_review')}</Link>
          </p>
        </Alert>
      )}
      {openRemarks > 0 && (
        <Alert kind="warning">
          <p>
            <Link to={`${draftPaths.review({ slug })}#remarks`}>{d('comments_open', { count: openRemarks })}</Link>
          </p>
        </Alert>
      )}
      {lacksNotes && (
        <Alert kind="info">
          <p>
            {t('notes_none')} <Link to={draftPaths.facts({ slug })}>{t('notes_write')}</Link>
          </p>
        </Alert>
      )}
      {!figures && <p>{t('no_figures')}</p>}
      {figures && (
        <Form method="post" noValidate>
          <ErrorSummary errors={errors.summary} />
          <section className="section" aria-labelledby="people">
            <h2 id="people">{t('people')}</h2>
            <People figures={figures} />
          </section>
          <EffectFields figures={figures} effect={effect} />
          {figures.underWay > 0 && (
            <p>
              <Button kind="outline" formMethod="get">
                {t('reckon')}
              </Button>
            </p>
          )}
          {isApproved && (
            <>
              <When errors={errors} />
              <Button>{t('publish')}</Button>
            </>
          )}
        </Form>
      )}
    </>
  )
}
