import type { Grant } from '#app/identity/schemas.ts'
import type { Viewer } from '#app/identity/viewer.ts'

const nowhere = { ambitoId: null, organisationId: null, departmentId: null }

/** A grant with every column that is not named left empty. */
export function grantOf(role: Grant['role'], place: Partial<Omit<Grant, 'role'>> = {}): Grant {
  return { role, ...nowhere, ...place }
}

/** A signed-in viewer with these grants, for tests. */
export function viewerWith(grants: Grant[], personId = '00000000-0000-4000-8000-000000000001'): Viewer {
  return {
    personId,
    accountId: '00000000-0000-4000-8000-0000000000aa',
    sessionId: 'session',
    givenName: 'Prova',
    familyName: 'Inventata',
    email: 'prova@example.example',
    locale: 'it',
    grants,
  }
}
