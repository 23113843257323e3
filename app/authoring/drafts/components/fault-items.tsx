import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { Fault } from '../../faults.ts'
import { faultMessages } from '../../messages.ts'
import { draftMessages } from '../messages.ts'
import { draftPaths } from '../paths.ts'

type Props = {
  faults: readonly Fault[]
  slug: string
  /** On the page of the file itself its name goes without saying. */
  isHere?: boolean
}

/** What is wrong, each with the way to its line. */
export function FaultItems({ faults, slug, isHere = false }: Props) {
  const t = useText(draftMessages)
  const sentence = useText(faultMessages)
  return (
    <ul>
      {faults.map(({ file, line, column, code, values }) => (
        <li key={`${file} ${line} ${column} ${code}`}>
          {sentence(code, values)}{' '}
          {isHere ? (
            <span className="muted">{t('line', { line })}</span>
          ) : (
            <Link to={`${draftPaths.write({ slug, path: file })}#text`}>
              {file}, {t('line', { line })}
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
