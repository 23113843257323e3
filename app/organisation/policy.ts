import type { Role } from '#app/platform/generated/enums.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { isGrantable, officeScope, scopeCovers, type Place } from './scope.ts'

/** Places of the main menu, in the order they are shown. */
export type NavigationEntry =
  | 'home'
  | 'catalogue'
  | 'meetings'
  | 'certificates'
  | 'office'
  | 'authoring'
  | 'surveys'
  | 'projects'
  | 'structure'
  | 'outbox'
  | 'verify'

function holds(viewer: Viewer, role: Role): boolean {
  return viewer.grants.some((grant) => grant.role === role && isGrantable(role, grant))
}

/** Runs the installation: organisations, people, roles, settings. */
export function canAdminister(viewer: Viewer): boolean {
  return holds(viewer, 'administrator')
}

/** Writes and publishes courses. */
export function canAuthor(viewer: Viewer): boolean {
  return holds(viewer, 'trainer') || canAdminister(viewer)
}

/** Prints courses for those who take them on paper: who writes them and the offices that give them (ADR 0041). */
export function canHandOutCourses(viewer: Viewer): boolean {
  return canAuthor(viewer) || holds(viewer, 'ambito_office')
}

/** Reads pseudonymous outcomes of a project. */
export function canEvaluate(viewer: Viewer): boolean {
  return holds(viewer, 'evaluator') || canAdminister(viewer)
}

/** Reads the totals of a course's surveys: who writes courses and who evaluates projects. */
export function canReadSurveys(viewer: Viewer): boolean {
  return canAuthor(viewer) || canEvaluate(viewer)
}

/** Sees the published figures of every ambito: who writes what is taught with them, and who runs the installation. */
export function canSeeEveryTerritory(viewer: Viewer): boolean {
  return canAuthor(viewer)
}

/** Opens the office pages at all; what they show there is `officeScope`. */
export function canSeeOffice(viewer: Viewer): boolean {
  const scope = officeScope(viewer)
  if (scope.kind === 'everything') return true
  return scope.ambitoIds.length + scope.organisationIds.length + scope.departmentIds.length > 0
}

/** Answers for a whole ambito: its office and administrators, not the contacts of single places in it. */
export function answersForAmbito(viewer: Viewer, { ambitoId }: Pick<Place, 'ambitoId'>): boolean {
  return scopeCovers(officeScope(viewer), { ambitoId, organisationId: null, departmentId: null })
}

/** Opens and downloads a certificate: whose it is, and the offices of where the person worked on that day (P6). */
export function canDownloadCertificate(viewer: Viewer, certificate: Place & { personId: string }): boolean {
  return certificate.personId === viewer.personId || scopeCovers(officeScope(viewer), certificate)
}

/** Revokes and replaces certificates: the office of their ambito and administrators, not the contacts. */
export function canCorrectCertificate(viewer: Viewer, certificate: Pick<Place, 'ambitoId'>): boolean {
  return answersForAmbito(viewer, certificate)
}

/** Records the protocol numbers of an ambito's certificates: its office and administrators, not the contacts. */
export function canRecordProtocol(viewer: Viewer, { ambitoId }: Pick<Place, 'ambitoId'>): boolean {
  return answersForAmbito(viewer, { ambitoId })
}

/** Plans the editions of an ambito, enrols in them, answers contests of minutes: its office and administrators, not the contacts. */
export function canManageEditions(viewer: Viewer, { ambitoId }: Pick<Place, 'ambitoId'>): boolean {
  return answersForAmbito(viewer, { ambitoId })
}

/** Says who must take what by when, and excuses people from it: as `canManageEditions`. */
export function canAssignCourses(viewer: Viewer, { ambitoId }: Pick<Place, 'ambitoId'>): boolean {
  return answersForAmbito(viewer, { ambitoId })
}

/** The pages of an office. */
export type OfficePage =
  | 'coverage'
  | 'people'
  | 'staff'
  | 'hours'
  | 'duties'
  | 'reports'
  | 'editions'
  | 'contests'
  | 'certificates'
  | 'external'

/**
 * What the menu of an office gathers under one entry, in its order: how people are trained, who they are, what they must
 * do, what became of it, the courses held, the documents given.
 */
export const officeGroups = [
  { group: 'training', pages: ['coverage', 'people', 'hours'] },
  { group: 'staff', pages: ['staff'] },
  { group: 'duties', pages: ['duties'] },
  { group: 'reports', pages: ['reports'] },
  { group: 'editions', pages: ['editions', 'contests'] },
  { group: 'certificates', pages: ['certificates', 'external'] },
] as const satisfies readonly { group: string; pages: readonly OfficePage[] }[]

/** Those behind which something may wait for the office. */
export const waitingPages = ['contests', 'external'] as const satisfies readonly OfficePage[]
export type WaitingPage = (typeof waitingPages)[number]

/** The pages somebody has in an ambito: contacts look, at duties too, its office plans as well. */
export function officePagesOf(viewer: Viewer, ambito: { ambitoId: string }): OfficePage[] {
  return canManageEditions(viewer, ambito)
    ? ['coverage', 'people', 'staff', 'hours', 'duties', 'reports', 'editions', 'contests', 'certificates', 'external']
    : ['coverage', 'people', 'staff', 'hours', 'duties', 'reports', 'certificates']
}

/** Sets how many hours a year people are meant to reach and decides on certificates from elsewhere: as `canManageEditions`. */
export function canKeepYearlyHours(viewer: Viewer, { ambitoId }: Pick<Place, 'ambitoId'>): boolean {
  return answersForAmbito(viewer, { ambitoId })
}

/** Records where people work: whoever answers for the whole organisation. The contact of one department only looks. */
export function canManageStaff(viewer: Viewer, { ambitoId, organisationId }: Place): boolean {
  return scopeCovers(officeScope(viewer), { ambitoId, organisationId, departmentId: null })
}

/** Brings in lists of staff: the office of the ambito and administrators, not the contacts. */
export function canImportPeople(viewer: Viewer, { ambitoId }: Pick<Place, 'ambitoId'>): boolean {
  return answersForAmbito(viewer, { ambitoId })
}

/** Adds organisations to an ambito, renames and closes them and names the one that leads it: its office and administrators. */
export function canManageOrganisations(viewer: Viewer, { ambitoId }: Pick<Place, 'ambitoId'>): boolean {
  return answersForAmbito(viewer, { ambitoId })
}

/**
 * Grants and revokes a role in a place, and never more than the viewer has: the office of an ambito names offices of it
 * and contacts in it, the contact of an organisation contacts of it. Trainers and evaluators reach beyond an ambito, so
 * that only administrators name them. `place` has the ambito and organisation that a department lies in.
 */
export function canGrant(viewer: Viewer, role: Role, place: Place): boolean {
  if (canAdminister(viewer)) return true
  if (role === 'contact') return canManageStaff(viewer, place)
  return role === 'ambito_office' && answersForAmbito(viewer, place)
}

/** Reads the mails that wait for a mail server; the page exists in demo mode only. */
export function canReadOutbox(viewer: Viewer, demo: boolean): boolean {
  return demo && canAdminister(viewer)
}

/** The main menu of a viewer, or of a visitor. `demo` is whether the installation is a demonstration. */
export function navigationOf(viewer: Viewer | null, demo: boolean): NavigationEntry[] {
  if (!viewer) return ['catalogue', 'verify']
  const entries: NavigationEntry[] = ['home', 'catalogue', 'meetings', 'certificates']
  if (canSeeOffice(viewer)) entries.push('office')
  if (canAuthor(viewer)) entries.push('authoring')
  // Who writes courses finds the surveys beside them.
  else if (canReadSurveys(viewer)) entries.push('surveys')
  // Who runs the installation finds the projects beside the editions.
  if (canEvaluate(viewer) && !canAdminister(viewer)) entries.push('projects')
  if (canAdminister(viewer)) entries.push('structure')
  if (canReadOutbox(viewer, demo)) entries.push('outbox')
  return entries
}
