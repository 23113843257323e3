import { useText } from '#app/platform/i18n/use-text.tsx'
import { reportingMessages } from '../messages.ts'

/** The field of an office's filter that looks for people by name or fiscal code. */
export function SearchChip({ search }: { search: string | undefined }) {
  const t = useText(reportingMessages)
  return (
    <div className="office-filter__chip">
      <label htmlFor="search">{t('search')}</label>
      <input
        id="search"
        name="search"
        type="search"
        maxLength={100}
        defaultValue={search}
        autoComplete="off"
        spellCheck={false}
      />
    </div>
  )
}
