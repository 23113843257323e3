import type { Locale } from '#app/platform/i18n/messages.ts'
import type { Grant } from './schemas.ts'

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
