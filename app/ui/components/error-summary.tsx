import { useText } from '#app/platform/i18n/use-text.tsx'
import { uiMessages } from '../messages.ts'

/** The errors of a form, above it, each a link to its field (WCAG 3.3.1). Nothing when there are none. */
export function ErrorSummary({ errors }: { errors: { field?: string; text: string }[] }) {
  const t = useText(uiMessages)
  if (errors.length === 0) return null
  return (
    <div className="alert alert--danger" role="alert" tabIndex={-1} id="errors">
      <p className="alert__title">{t('errors_title')}</p>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={`${field ?? ''}${text}`}>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  )
}
