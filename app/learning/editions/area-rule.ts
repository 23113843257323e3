import type { EditionInput, FormFaults } from './edition-input.ts'

type Areas = EditionInput['areas']

/** The same text for the same areas, in whatever order. */
export function areasText(areas: Areas): string {
  return JSON.stringify(areas.map(({ area, minutes }) => `${area} ${minutes}`).toSorted())
}

/**
 * Areas share out the minutes of an edition, which are whole minutes as theirs: none has more than all of them, nor have
 * all areas together. The fault of the sum stands at the last area.
 */
export function areasBeyond(areas: Areas, plannedMinutes: number): FormFaults {
  const faults: FormFaults = {}
  for (const [index, { minutes }] of areas.entries()) {
    if (minutes > plannedMinutes) faults[`areas.${index}.minutes`] = 'area_beyond'
  }
  const sum = areas.reduce((all, { minutes }) => all + minutes, 0)
  if (Object.keys(faults).length === 0 && sum > plannedMinutes) {
    faults[`areas.${areas.length - 1}.minutes`] = 'areas_beyond'
  }
  return faults
}
