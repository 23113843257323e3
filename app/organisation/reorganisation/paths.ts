import type { ReorganisationKind } from '#app/platform/generated/enums.ts'

export const reorganisationPaths = {
  structure: () => '/admin/structure',
  /** The form of one kind; with the place it begins from once that is chosen. */
  form: ({ kind, from }: { kind: ReorganisationKind; from?: string }) =>
    `/admin/structure/${kind}${from ? `?place=${from}` : ''}`,
}
