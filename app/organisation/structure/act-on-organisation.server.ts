import type { Viewer } from '#app/identity/viewer.ts'
import { addDepartment } from './add-department.server.ts'
import { addPerson } from './add-person.server.ts'
import { closeDepartment } from './close-department.server.ts'
import { closeOrganisation } from './close-organisation.server.ts'
import { nameLead } from './name-lead.server.ts'
import { renamePlace } from './rename-place.server.ts'
import type { OrganisationAct } from './schemas.ts'

/** Does what an organisation's page asks: one use case each, which says who may. */
export async function actOnOrganisation(
  viewer: Viewer,
  place: { ambitoSlug: string; organisationId: string },
  act: OrganisationAct,
  now: Date,
) {
  switch (act.intent) {
    case 'add-department':
      return addDepartment(viewer, { ...place, ...act }, now)
    case 'add-person':
      return addPerson(viewer, { ...place, ...act }, now)
    case 'rename-department':
      return renamePlace(viewer, { ...place, ...act }, now)
    case 'close-department':
      return closeDepartment(viewer, { ...place, ...act }, now)
    case 'rename':
      return renamePlace(viewer, { ...place, ...act, departmentId: null }, now)
    case 'lead':
      return nameLead(viewer, { ...place, ...act }, now)
    case 'close':
      return closeOrganisation(viewer, { ...place, ...act }, now)
  }
}
