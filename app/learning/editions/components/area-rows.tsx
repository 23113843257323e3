import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import type { EditionDraft } from '../edition-draft.ts'
import { suggestedAreas, type FormFaults } from '../edition-input.ts'
import { editionFormMessages } from '../form-messages.ts'
import { Written } from './form-fields.tsx'

type Props = Pick<EditionDraft, 'areas'> & {
  faults: FormFaults
  /** Minutes of the whole edition; null where it is still to be made. */
  planned: number | null
}

/** How many minutes count in which area of the yearly plan. */
export function AreaRows({ areas, faults, planned }: Props) {
  const t = useText(editionFormMessages)
  const { number } = useFormats()
  return (
    <section className="form-part" aria-labelledby="part-areas">
      <h2 id="part-areas">{t('part_areas')}</h2>
      <p className="muted">
        {t('areas_hint')} {planned !== null && t('areas_planned', { minutes: number(planned) })}
      </p>
      <datalist id="suggested-areas">
        {suggestedAreas.map((area) => (
          <option key={area} value={area} />
        ))}
      </datalist>
      {areas.map(({ area, minutes }, index) => (
        <fieldset className="form-row" key={index}>
          <legend>{t('area', { number: index + 1 })}</legend>
          <div className="form-grid">
            <Written
              name={`areas.${index}.area`}
              label={t('area_name')}
              list="suggested-areas"
              value={area}
              faults={faults}
            />
            <Written
              name={`areas.${index}.minutes`}
              label={t('area_minutes')}
              inputMode="numeric"
              value={minutes}
              faults={faults}
            />
          </div>
        </fieldset>
      ))}
      <Button kind="outline" name="intent" value="add:areas">
        {t('add_area')}
      </Button>
    </section>
  )
}
