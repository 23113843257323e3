import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { templateMessages } from '../messages.ts'
import { templatePaths } from '../paths.ts'
import type { TemplatePage } from '../template-page.server.ts'

/** Which version is in force; for a draft, the way to put it there. */
export function TemplateState({ version, inForce }: Pick<TemplatePage, 'version' | 'inForce'>) {
  const t = useText(templateMessages)
  const used = inForce === 0 ? t('in_force_own') : t('in_force', { version: inForce })
  if (version === inForce) return <p>{used}</p>
  return (
    <Alert title={t('draft', { version })}>
      <p>{t('draft_text')}</p>
      <p>{used}</p>
      <Form method="post">
        <input type="hidden" name="version" value={version} />
        <Button name="intent" value="put-in-force">
          {t('put_in_force', { version })}
        </Button>
      </Form>
    </Alert>
  )
}

/** A page as large as it prints: on a phone it is moved sideways, by finger or keyboard, and stays legible. */
function Picture({ src, label }: { src: string; label: string }) {
  const t = useText(templateMessages)
  return (
    <div className="template-preview__page" role="region" aria-label={label} tabIndex={0}>
      <img src={src} alt={t('preview_alt')} width={842} height={595} loading="lazy" />
    </div>
  )
}

/** The version saved last as a picture in both languages, and its PDFs. */
export function TemplatePreview({ ambito, version }: Pick<TemplatePage, 'ambito' | 'version'>) {
  const t = useText(templateMessages)
  const place = { ambitoSlug: ambito.slug, version }
  return (
    <section className="section template-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{version === 0 ? t('preview_own') : t('preview', { version })}</h2>
      <Picture src={templatePaths.picture(place)} label={t('preview_it')} />
      <p className="muted small">
        {t('preview_hint')} <span className="template-preview__narrow">{t('preview_narrow')}</span>
      </p>
      <details>
        <summary>{t('preview_in_english')}</summary>
        <Picture src={templatePaths.picture({ ...place, language: 'en' })} label={t('preview_en')} />
      </details>
      <p className="button-row">
        <a className="button button--outline" href={templatePaths.pdf(place)}>
          {t('preview_pdf')}
        </a>
        <a href={templatePaths.pdf({ ...place, language: 'en' })}>{t('preview_pdf_en')}</a>
      </p>
    </section>
  )
}
