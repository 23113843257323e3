type Draft = { slug: string }
type Text = Draft & { path: string }

const query = (values: Record<string, string | undefined>) => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''
}

/** Addresses of courses being written. */
export const draftPaths = {
  list: () => '/authoring/drafts',
  draft: ({ slug }: Draft) => `/authoring/drafts/${slug}`,
  write: ({ slug, path, counter }: Text & { counter?: string | undefined }) =>
    `/authoring/drafts/${slug}/write${query({ path, counter })}`,
  history: ({ slug, path }: Draft & { path?: string | undefined }) =>
    `/authoring/drafts/${slug}/history${query({ path })}`,
  version: ({ slug, path, revision }: Text & { revision: number }) =>
    `/authoring/drafts/${slug}/version${query({ path, revision: String(revision) })}`,
  review: ({ slug }: Draft) => `/authoring/drafts/${slug}/review`,
  publish: ({ slug }: Draft) => `/authoring/drafts/${slug}/publish`,
  /** A lesson to be read, the first where none is named; `line`: where in it. */
  read: ({ slug, path, line }: Draft & { path?: string | undefined; line?: number }) =>
    `/authoring/drafts/${slug}/read${query({ path })}${line === undefined ? '' : `#block-${line}`}`,
  /** What the page of a text asks while it is written. */
  live: ({ slug }: Draft) => `/authoring/drafts/${slug}/live`,
}
