import type { Viewer } from '#app/identity/viewer.ts'
import { notFound } from '#app/platform/errors.ts'
import type { AmbitoChoice } from '../ambito-queries.server.ts'
import { grantRole } from '../grant-role.server.ts'
import { movePerson } from '../move-person.server.ts'
import { revokeRole } from '../revoke-role.server.ts'
import { coverCounter } from './cover-counter.server.ts'
import { endAbsence } from './end-absence.server.ts'
import { endCounter } from './end-counter.server.ts'
import { leaveOrganisation } from './leave-organisation.server.ts'
import { getStaffPerson } from './person-queries.server.ts'
import { recordAbsence } from './record-absence.server.ts'
import type { PersonAct } from './schemas.ts'

/**
 * Does what a person's page asks: one use case each, which says who may.
 * @throws AppError `not_found` when the page itself is not there for the viewer, or the grant is not on it
 */
export async function actOnPerson(
  viewer: Viewer,
  { ambito, personId }: { ambito: AmbitoChoice; personId: string },
  act: PersonAct,
  now: Date,
) {
  const page = await getStaffPerson(viewer, ambito, personId, now)
  switch (act.intent) {
    case 'move':
      return movePerson(viewer, { ...act, personId, toDepartmentId: act.departmentId }, now)
    case 'cover':
      return coverCounter(viewer, { ...act, personId }, now)
    case 'end-counter':
      return endCounter(viewer, { ...act, personId }, now)
    case 'leave':
      return leaveOrganisation(viewer, { ...act, personId }, now)
    case 'absence':
      return recordAbsence(viewer, { ...act, personId }, now)
    case 'end-absence':
      return endAbsence(viewer, { ...act, personId }, now)
    case 'grant':
      return grantRole(viewer, { personId, grant: act.grant }, now)
    case 'revoke':
      if (!page.grants.some(({ id }) => id === act.grantId)) throw notFound('role grant')
      return revokeRole(viewer, act.grantId, now)
  }
}
