import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { TypesetFault } from '#app/platform/typeset-apart.server.ts'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { useFormErrors, type FormErrors } from '#app/ui/use-form-errors.ts'
import { accents, type Accent } from '../accents.ts'
import { templateMessages } from '../messages.ts'
import type { TemplatePage } from '../template-page.server.ts'

type Props = { page: TemplatePage; result: SubmissionResult | undefined; fault: TypesetFault | undefined }

/** What is wrong with a template, as Typst says it. */
function useFaultText(fault: TypesetFault | undefined): string {
  const t = useText(templateMessages)
  if (fault === undefined) return ''
  if (typeof fault === 'string') return t(`fault_${fault}`)
  const { line, message } = fault
  return line === null ? message : t('fault_line', { line, message })
}

const isAccent = (name: string): name is Accent => name in accents

function Logos({ logos, errors }: Pick<TemplatePage, 'logos'> & { errors: FormErrors }) {
  const t = useText(templateMessages)
  return (
    <fieldset>
      <legend>{t('logos')}</legend>
      {logos.length > 0 && (
        <ul className="plain-list" aria-label={t('logos_keep')}>
          {logos.map(({ sha256, alt }) => (
            <li key={sha256}>
              <label>
                <input type="checkbox" name="keep" value={sha256} defaultChecked /> {alt}
              </label>
            </li>
          ))}
        </ul>
      )}
      <TextField
        name="logo"
        type="file"
        accept="image/png,image/jpeg"
        label={t('logo')}
        hint={t('logo_hint')}
        errors={errors.of('logo')}
      />
      <TextField
        name="logoAlt"
        label={t('logo_alt')}
        hint={t('logo_alt_hint')}
        errors={errors.of('logoAlt')}
        defaultValue={errors.typed('logoAlt')}
      />
    </fieldset>
  )
}

function Source({ sourceName, errors }: Pick<TemplatePage, 'sourceName'> & { errors: FormErrors }) {
  const t = useText(templateMessages)
  return (
    <fieldset>
      <legend>{t('source')}</legend>
      <p>{sourceName === null ? t('source_own') : t('source_uploaded', { name: sourceName })}</p>
      {sourceName !== null && (
        <p>
          <label>
            <input type="checkbox" name="ownSource" /> {t('source_back')}
          </label>
        </p>
      )}
      <TextField
        name="source"
        type="file"
        accept=".typ,text/plain"
        label={t('source_file')}
        hint={t('source_file_hint')}
        errors={errors.of('source')}
      />
    </fieldset>
  )
}

/** A new version from the one saved last. */
export function TemplateForm({ page, result, fault }: Props) {
  const t = useText(templateMessages)
  const errors = useFormErrors(templateMessages, result, { detail: useFaultText(fault) })
  const { values, ambito, logos, sourceName, mayUpload } = page
  const text = (name: Exclude<keyof typeof values, 'accent'>, label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      errors={errors.of(name)}
      defaultValue={errors.typed(name) ?? values[name]}
    />
  )
  const colours = Object.entries(accents).flatMap(([name, value]) =>
    isAccent(name) ? [{ value, label: t(`accent_${name}`) }] : [],
  )
  return (
    <Form method="post" encType="multipart/form-data" noValidate className="template-form">
      <ErrorSummary errors={errors.summary} />
      <fieldset>
        <legend>{t('organiser')}</legend>
        {text('organiserName', t('organiser_name'), t('organiser_name_hint', { name: ambito.name }))}
        {text('ipaCode', t('ipa_code'), t('ipa_code_hint'))}
        {text('place', t('place'), t('place_hint'))}
      </fieldset>
      <fieldset>
        <legend>{t('signature')}</legend>
        {text('signatoryName', t('signatory_name'), t('signatory_name_hint'))}
        {text('signatoryOffice', t('signatory_office'))}
      </fieldset>
      <Logos logos={logos} errors={errors} />
      <fieldset>
        <legend>{t('look')}</legend>
        <Select
          name="accent"
          label={t('accent')}
          options={colours}
          errors={errors.of('accent')}
          defaultValue={errors.typed('accent') ?? values.accent}
        />
      </fieldset>
      {mayUpload && <Source sourceName={sourceName} errors={errors} />}
      <Button name="intent" value="save">
        {t('save')}
      </Button>
    </Form>
  )
}
