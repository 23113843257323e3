import { createContext, useContext } from 'react'
import { organisationMessages } from '#app/organisation/messages.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { LessonMedia } from '../../../media/draft-media-queries.server.ts'
import { attributeNames, isComponentName, valueNames } from '../component-shape.ts'
import type { Element } from '../element.ts'
import type { Beginning } from '../new-part.ts'
import { nameMessages } from '../name-messages.ts'

/** What the forms of a lesson know of it. */
export type LessonAround = {
  media: LessonMedia
  /** What a new part of the thing with this id begins from. */
  beginning: (wholeId: string) => Beginning
  /** How many of its kind stand before it in the lesson, and itself: from 1; 0 where it is not there. */
  placeOf: (element: Element) => number
  /** Says something to who does not look. */
  say: (text: string) => void
}

const Around = createContext<LessonAround | null>(null)
export const LessonAroundProvider = Around.Provider

export function useAround(): LessonAround {
  const around = useContext(Around)
  if (!around) throw new Error('a form outside its lesson')
  return around
}

/** Names of components, attributes and values in the language of the page; what has none is told as it is written. */
export function useNames() {
  const t = useText(nameMessages)
  const place = useText(organisationMessages)
  return {
    nameOf: (name: string) => (isComponentName(name) ? t(`name_${name}`) : name),
    attributeOf: (name: string) => {
      const known = attributeNames.find((one) => one === name)
      return known ? t(`attribute_${known}`) : name
    },
    valueOf: (value: string) => {
      const department = Object.values(DepartmentKind).find((one) => one === value)
      const known = valueNames.find((one) => one === value)
      if (department) return place(`department_${department}`)
      return known ? t(`value_${known}`) : value
    },
  }
}
