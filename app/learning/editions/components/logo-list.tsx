import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { editionFormMessages } from '../form-messages.ts'
import type { LogoFault } from '../logo-file.ts'
import { editionPaths } from '../paths.ts'

type Props = {
  ambitoSlug: string
  editionId: string
  logos: { position: number; alt: string }[]
  fault: LogoFault | undefined
}

/** The logos printed for an edition: a form of their own, because a file chosen is lost when a form comes back. */
export function LogoList({ logos, fault, ...place }: Props) {
  const t = useText(editionFormMessages)
  return (
    <section className="form-part" aria-labelledby="part-logos">
      <h2 id="part-logos">{t('part_logos')}</h2>
      <p className="muted">{t('logos_hint')}</p>
      {logos.length === 0 && <p>{t('logos_none')}</p>}
      <ul className="logo-list">
        {logos.map(({ position, alt }) => (
          <li key={position}>
            <img src={editionPaths.logo({ ...place, position })} alt={alt} />
            <Form method="post">
              <input type="hidden" name="position" value={position} />
              <Button kind="outline" className="button--small" name="intent" value="remove-logo">
                {t('remove_logo', { alt })}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" encType="multipart/form-data" noValidate className="form-row">
        <div className="form-grid">
          <TextField
            type="file"
            name="logo"
            label={t('logo_file')}
            accept="image/png,image/jpeg"
            errors={fault && fault !== 'logo_alt' ? [t(fault)] : undefined}
          />
          <TextField name="alt" label={t('logo_alt_label')} errors={fault === 'logo_alt' ? [t(fault)] : undefined} />
        </div>
        <Button kind="outline" name="intent" value="add-logo">
          {t('add_logo')}
        </Button>
      </Form>
    </section>
  )
}
