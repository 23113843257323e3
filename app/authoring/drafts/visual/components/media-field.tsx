import { learningPaths } from '#app/learning/paths.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { withAttribute } from '../change-element.ts'
import { wordsOf } from '../component-shape.ts'
import type { Element } from '../element.ts'
import { visualMessages } from '../messages.ts'
import { useAround } from './form-context.tsx'
import { ChoiceField } from './typed-fields.tsx'

type Props = {
  element: Element
  /** The attribute that names the file. */
  name: string
  endings: readonly string[]
  label: string
  onChange: (element: Element) => void
}

/** Says of a file what the library knows, where nothing is said yet. */
function withKnown(element: Element, known: Record<string, string>): Element {
  const silent = Object.entries(known).filter(([name, value]) => value !== '' && wordsOf(element, name) === '')
  return silent.reduce((sum, [name, value]) => withAttribute(sum, name, value), element)
}

/** The file that a component shows: one of the module, or another from the library. */
export function MediaField({ element, name, endings, label, onChange }: Props) {
  const t = useText(visualMessages)
  const { media, placeOf } = useAround()
  const { names, files, library } = media
  const value = wordsOf(element, name)
  const fitting = names.filter((file) => endings.some((ending) => file.toLowerCase().endsWith(`.${ending}`)))
  const missing = value && !fitting.includes(value) ? [{ value, label: t('file_missing', { file: value }) }] : []
  const known = (src: string) => files.find(({ attributes }) => attributes.src === src)
  const choose = (next: string) =>
    onChange(withKnown(withAttribute(element, name, next), name === 'src' ? (known(next)?.attributes ?? {}) : {}))
  const shown = known(value)
  return (
    <div>
      <ChoiceField
        field={name}
        label={label}
        value={value}
        options={[
          { value: '', label: t('none') },
          ...missing,
          ...fitting.map((file) => ({ value: file, label: file.replace(/^media\//, '') })),
        ]}
        onChange={choose}
        hint={fitting.length === 0 ? t('no_files') : undefined}
      />
      {name === 'src' && shown?.kind === 'picture' && (
        <img
          className="visual__thumb"
          src={learningPaths.media({ sha256: shown.sha256, name: value.slice(6) })}
          alt=""
        />
      )}
      {name === 'src' && (
        <p>
          <Link to={`${library}&at=${placeOf(element)}`}>{t('library')}</Link>
        </p>
      )}
    </div>
  )
}
