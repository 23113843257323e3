import type { ReportKind } from '../exports/kinds.ts'

type Place = { ambitoSlug: string }

export const viewPaths = {
  new: ({ ambitoSlug, ...query }: Place & { kind: ReportKind; search: string }) =>
    `/office/${ambitoSlug}/views/new?${new URLSearchParams(query).toString()}`,
  view: ({ ambitoSlug, viewId }: Place & { viewId: string }) => `/office/${ambitoSlug}/views/${viewId}`,
  /** The page the view is of, under its filters as they are when it is opened. */
  open: ({ ambitoSlug, viewId }: Place & { viewId: string }) => `/office/${ambitoSlug}/views/${viewId}/open`,
}
