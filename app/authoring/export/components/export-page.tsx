import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { exportForms } from '#app/scorm/export/forms.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Select } from '#app/ui/components/field.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { useFollowed } from '#app/ui/use-followed.ts'
import { authoringPaths } from '../../paths.ts'
import { formWord } from '../form-word.ts'
import { exportMessages } from '../messages.ts'
import type { OfferedPackages } from '../package-queries.server.ts'
import { exportPaths } from '../paths.ts'
import { PackageList, type ListedPackage } from './package-list.tsx'

type Offered = Omit<OfferedPackages, 'day' | 'made'> & { day: Date | string; made: ListedPackage[] }

/** What to take and in which standard, each with what it is for. */
function Choice({ modules }: Pick<Offered, 'modules'>) {
  const t = useText(exportMessages)
  const parts = [
    { value: '', label: t('part_whole') },
    ...modules.map(({ id, title }) => ({ value: id, label: t('part_module', { title }) })),
  ]
  return (
    <Form method="post" className="section">
      <Select name="part" label={t('part')} options={parts} />
      <fieldset>
        <legend>{t('form')}</legend>
        {exportForms.map((form) => (
          <label key={form} className="choice choice--open">
            <input
              type="radio"
              name="form"
              value={form}
              defaultChecked={form === '1.2'}
              aria-describedby={`form-${formWord[form]}`}
            />
            <span>
              <strong>{t(formWord[form])}</strong>
              <br />
              <span id={`form-${formWord[form]}`}>{t(`${formWord[form]}_text`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p>
        <Button>{t('prepare')}</Button>
      </p>
    </Form>
  )
}

const told = ['counts', 'keys', 'minds'] as const

/** A course for another system: what is asked for, what it means, and what was made; follows by itself what is in the making. */
export function ExportPage({ offered }: { offered: Offered }) {
  const t = useText(exportMessages)
  const { dayOf } = useFormats()
  const { slug, title, number, day, obstacle, modules, made } = offered
  const isMoving = made.some(({ state }) => state !== 'ready' && state !== 'failed')
  useFollowed(isMoving)
  const back = [{ label: t('to_course'), to: `${authoringPaths.courses()}#${slug}` }]
  return (
    <Page title={t('title')} kicker={title} lead={t('lead')} breadcrumbs={back} width="reading">
      <p className="muted">{t('of_version', { number, day: dayOf(new Date(day)) })}</p>
      {obstacle ? (
        <Alert kind="warning">
          <p>{t(`obstacle_${obstacle}`)}</p>
        </Alert>
      ) : (
        <Choice modules={modules} />
      )}
      <section className="section">
        <h2>{t('history')}</h2>
        {isMoving && (
          <p className="muted">
            {t('moving')} <a href={exportPaths.course({ slug })}>{t('refresh')}</a>
          </p>
        )}
        {made.length > 0 ? <PackageList made={made} /> : <p className="muted">{t('history_none')}</p>}
      </section>
      {told.map((one) => (
        <section key={one} className="section">
          <h2>{t(one)}</h2>
          <p>{t(`${one}_text`)}</p>
        </section>
      ))}
    </Page>
  )
}
