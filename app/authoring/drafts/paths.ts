type Draft = { slug: string }
type Text = Draft & { path: string }
type Trial = Text & { exercise: string; from?: string | null; counter?: string | null }
type Seen = { counter?: string | null; language?: string | null }

const query = (values: Record<string, string | null | undefined>) => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''
}

/** Addresses of courses being written. */
export const draftPaths = {
  list: ({ done }: { done?: 'discarded' } = {}) => `/authoring/drafts${query({ done })}`,
  draft: ({ slug }: Draft) => `/authoring/drafts/${slug}`,
  /** A text to be written; `counter` and `language`: how it is seen beside it; `line`: where something is to be mended. */
  write: ({ slug, path, line, ...seen }: Text & Seen & { line?: number | undefined }) =>
    `/authoring/drafts/${slug}/write${query({ path, ...seen, line: line === undefined ? undefined : String(line) })}`,
  history: ({ slug, path }: Draft & { path?: string | undefined }) =>
    `/authoring/drafts/${slug}/history${query({ path })}`,
  /** A text as it was, and what has become of it; `only`: what was made of it then; `asLines`: line by line. */
  version: ({
    slug,
    path,
    revision,
    only,
    asLines,
  }: Text & { revision: number; only?: boolean; asLines?: boolean }) => {
    const how = { only: only ? '1' : null, lines: asLines ? '1' : null }
    return `/authoring/drafts/${slug}/version${query({ path, revision: String(revision), ...how })}`
  },
  /** What bringing the whole draft back to a revision would change. */
  point: ({ slug, revision }: Draft & { revision: number }) => `/authoring/drafts/${slug}/point?revision=${revision}`,
  review: ({ slug }: Draft) => `/authoring/drafts/${slug}/review`,
  /** The facts of a course and its modules; `field`: which of them, or the folder of a module. */
  facts: ({ slug, field }: Draft & { field?: string }) =>
    `/authoring/drafts/${slug}/facts${field === undefined ? '' : `#${field}`}`,
  /** A practice from one's own work, told by a form. */
  practice: ({ slug }: Draft) => `/authoring/drafts/${slug}/practice`,
  publish: ({ slug }: Draft) => `/authoring/drafts/${slug}/publish`,
  /** A lesson to be read, the first where none is named; `line`: where in it. */
  read: ({ slug, path, line }: Draft & { path?: string | undefined; line?: number }) =>
    `/authoring/drafts/${slug}/read${query({ path })}${line === undefined ? '' : `#block-${line}`}`,
  /** An exercise of a lesson to be tried out; `from`: the scene a case begins with. */
  trial: ({ slug, ...trial }: Trial) => `/authoring/drafts/${slug}/try${query(trial)}`,
  /** The same for an exercise of a text that is being written. */
  liveTrial: ({ slug, ...trial }: Trial) => `/authoring/drafts/${slug}/live${query(trial)}`,
  /** What the page of a text asks while it is written. */
  live: ({ slug }: Draft) => `/authoring/drafts/${slug}/live`,
}
