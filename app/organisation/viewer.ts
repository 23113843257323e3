import type { Role } from '#app/platform/generated/enums.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'

/** A role and where it holds. All three null = the whole installation. */
export type Grant = {
  role: Role
  ambitoId: string | null
  organisationId: string | null
  departmentId: string | null
}

/** Who is looking: computed once per request, first argument of every use case. */
export type Viewer = {
  personId: string
  accountId: string
  sessionId: string
  givenName: string
  familyName: string
  email: string
  locale: Locale
  /** Grants in force today. Everyone is a learner; that is not a grant. */
  grants: Grant[]
}

/** What a viewer may see of other people (P7): one value, from which one `where` is made. */
export type Scope =
  { kind: 'everything' } | { kind: 'some'; ambitoIds: string[]; organisationIds: string[]; departmentIds: string[] }
