import { structurePaths } from '#app/organisation/structure/paths.ts'
import { Link } from '#app/ui/components/link.tsx'

type Props = {
  person: { personId: string; familyName: string; givenName: string }
  ambitoSlug: string
  /** Works there today: of a past day, they may be out of the viewer's sight by now. */
  isHere: boolean
}

/** Somebody on a list, and the way to their page. */
export function PersonName({ person, ambitoSlug, isHere }: Props) {
  const { personId, familyName, givenName } = person
  const name = `${familyName} ${givenName}`
  return isHere ? <Link to={structurePaths.person({ ambitoSlug, personId })}>{name}</Link> : name
}
