import { useText } from '#app/platform/i18n/use-text.tsx'
import { packageMessages } from '#app/scorm/packages/messages.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import { Link } from '#app/ui/components/link.tsx'
import { visualMessages } from '../messages.ts'
import { useAround } from './form-context.tsx'
import { ChoiceField } from './typed-fields.tsx'

type Props = { value: string; label: string; onChange: (name: string) => void }

/** The foreign package that a lesson plays: one of the library. */
export function PackageField({ value, label, onChange }: Props) {
  const t = useText(visualMessages)
  const library = useText(packageMessages)
  const { packages } = useAround().media
  const missing = value && !packages.some(({ name }) => name === value)
  const options = [
    { value: '', label: t('none') },
    ...(missing ? [{ value, label: t('package_missing', { name: value }) }] : []),
    ...packages.map(({ name, title }) => ({ value: name, label: title })),
  ]
  return (
    <div>
      <ChoiceField field="package" label={label} value={value} options={options} onChange={onChange} />
      <p>
        <Link to={scormPaths.add()}>{library('add')}</Link> ·{' '}
        <Link to={scormPaths.library()}>{library('library_title')}</Link>
      </p>
    </div>
  )
}
