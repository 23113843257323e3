import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { officeHoursMessages } from '../messages.ts'
import type { HoursData } from '../office-hours.server.ts'
import { SearchChip } from '../../components/search-chip.tsx'

/** Year, search and target as a plain form. */
export function HoursFilterForm({ data: { query, years } }: { data: HoursData }) {
  const t = useText(officeHoursMessages)
  const { year, search, reach, sort } = query
  const shown = years.includes(year) ? years : [...years, year]
  return (
    <Form method="get" className="office-filter" aria-label={t('filters')} key={`${year} ${search} ${reach}`}>
      {sort && <input type="hidden" name="sort" value={sort} />}
      <div className="office-filter__chip">
        <label htmlFor="year">{t('year')}</label>
        <select id="year" name="year" defaultValue={year}>
          {shown.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </div>
      <SearchChip search={search} />
      <div className="office-filter__chip">
        <label htmlFor="reach">{t('reach')}</label>
        <select id="reach" name="reach" defaultValue={reach ?? ''}>
          <option value="">{t('reach_all')}</option>
          {(['reached', 'below'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`reach_${one}`)}
            </option>
          ))}
        </select>
      </div>
      <Button kind="outline">{t('apply')}</Button>
    </Form>
  )
}
