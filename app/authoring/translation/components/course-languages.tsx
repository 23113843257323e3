import { languageName } from '#app/platform/i18n/language-names.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { authoringPaths } from '../../paths.ts'
import { translationMessages } from '../messages.ts'
import type { OriginalLine, TranslationLine } from '../translation-queries.server.ts'

type Numbers = { translated: number | null; current: number }

/** Which version of the original a translation is of, with a sign where the course has gone on. */
function Follows({ translated, current }: Numbers) {
  const t = useText(translationMessages)
  if (translated === null) return <span className="muted">{t('not_yet', { current })}</span>
  if (translated === current) return <span className="muted">{t('translates', { translated })}</span>
  return <Badge kind="warning">{t('translates_behind', { translated, current })}</Badge>
}

/** The languages of a course, its own first. */
export function CourseLanguages({ language, translations }: { language: string; translations: TranslationLine[] }) {
  const t = useText(translationMessages)
  return (
    <ul>
      <li>
        <span lang={language}>{languageName(language)}</span> <span className="muted">({t('original')})</span>
      </li>
      {translations.map(({ slug, language: other, ...numbers }) => (
        <li key={slug}>
          <Link to={authoringPaths.course({ slug })} lang={other}>
            {languageName(other)}
          </Link>{' '}
          <Follows {...numbers} />
        </li>
      ))}
    </ul>
  )
}

/** Of which course one is the translation, and of which version. */
export function OriginalNote({ original: { slug, title, ...numbers } }: { original: OriginalLine }) {
  const t = useText(translationMessages)
  const isBehind = numbers.translated !== null && numbers.translated !== numbers.current
  return (
    <p>
      {t('is_translation')} <Link to={authoringPaths.course({ slug })}>{title}</Link>: <Follows {...numbers} />
      {isBehind && <> {t('behind_what')}</>}
    </p>
  )
}
