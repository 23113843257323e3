import { Link } from '#app/ui/components/link.tsx'
import type { Fault } from '../../faults.ts'
import type { TitledPart } from '../draft-outline.ts'
import { useFaultPlace, useFaultText } from './use-fault-text.ts'

/** What is wrong in a course, each with the way to the place where it is mended. */
export function FaultItems({
  faults,
  slug,
  titles = [],
}: {
  faults: readonly Fault[]
  slug: string
  /** Of the parts that are named; what has none is told by its file. */
  titles?: readonly TitledPart[]
}) {
  const textOf = useFaultText()
  const placeOf = useFaultPlace(slug, titles)
  return (
    <ul>
      {faults.map((fault) => {
        const { to, name } = placeOf(fault)
        return (
          <li key={`${fault.file} ${fault.line} ${fault.column} ${textOf(fault)}`}>
            {textOf(fault)} <Link to={to}>{name}</Link>
          </li>
        )
      })}
    </ul>
  )
}
