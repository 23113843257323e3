type Project = { projectKey: string }
/** `at` is the instant a page was made at, which its files count up to as well. */
type Asked = Project & { asOf: string; at: string }

const base = ({ projectKey }: Project) => `/projects/${encodeURIComponent(projectKey)}`
const asked = ({ asOf, at }: Asked) => new URLSearchParams({ asOf, at }).toString()

export const evaluationPaths = {
  projects: () => '/projects',
  project: ({ projectKey, asOf }: Project & { asOf?: string }) =>
    `${base({ projectKey })}${asOf ? `?${new URLSearchParams({ asOf }).toString()}` : ''}`,
  dataCsv: (query: Asked) => `${base(query)}/data.csv?${asked(query)}`,
  codebookCsv: (query: Asked) => `${base(query)}/codebook.csv?${asked(query)}`,
  indicatorsCsv: (query: Asked) => `${base(query)}/indicators.csv?${asked(query)}`,
}
