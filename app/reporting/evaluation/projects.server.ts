import type { Viewer } from '#app/identity/viewer.ts'
import { evaluatorScope, projectScope } from '#app/organisation/scope.ts'
import { sql } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'

/** What names the project of an edition `d`: its code, or its CUP; empty for editions of none. */
export const projectKeySql = () => sql()`upper(trim(COALESCE(NULLIF(trim(d.project_code), ''), d.cup)))`

export type ProjectScope = ReturnType<typeof projectScope>

/** Editions `d` within a scope; those that belong to no ambito are for whoever sees everything. */
export const withinScope = (scope: ProjectScope) =>
  scope === 'everything' ? sql()`TRUE` : sql()`d.ambito_id = ANY(${scope}::uuid[])`

export type Project = {
  projectKey: string
  fund: string
  code: string
  cup: string
  editions: number
  people: number
  startsOn: string
  /** Null while an edition has no end. */
  endsOn: string | null
}

/** @throws AppError `forbidden` for whoever evaluates nothing and answers for no ambito */
function scopeOf(viewer: Viewer): ProjectScope {
  const scope = projectScope(viewer)
  if (scope !== 'everything' && scope.length === 0)
    throw new AppError('forbidden', { message: 'only evaluators and offices see projects' })
  return scope
}

function readProjects(scope: ProjectScope, now: Date, projectKey: string | null) {
  return sql()<Project[]>`
    SELECT ${projectKeySql()} AS "projectKey", max(d.fund) AS fund, max(trim(d.project_code)) AS code, max(d.cup) AS cup,
      count(DISTINCT d.id)::int AS editions, count(DISTINCT e.person_id)::int AS people,
      min(d.starts_on)::text AS "startsOn",
      CASE WHEN bool_or(d.ends_on IS NULL) THEN NULL ELSE max(d.ends_on)::text END AS "endsOn"
    FROM edition d LEFT JOIN enrolment e ON e.edition_id = d.id AND e.state <> 'withdrawn' AND e.enrolled_at <= ${now}
    WHERE ${projectKeySql()} <> '' AND ${withinScope(scope)}
      ${projectKey === null ? sql()`` : sql()`AND ${projectKeySql()} = ${projectKey}`}
    GROUP BY 1 ORDER BY min(d.starts_on) DESC, 1`
}

/**
 * The projects whose editions a viewer reports on, the newest first.
 * @throws AppError `forbidden` for whoever evaluates nothing and answers for no ambito
 */
export async function listProjects(viewer: Viewer, now: Date): Promise<Project[]> {
  return [...(await readProjects(scopeOf(viewer), now, null))]
}

/** A project as a viewer sees it, and of which ambiti. `exportScope` is null for whoever gets no data of persons. */
export type OpenProject = { project: Project; scope: ProjectScope; exportScope: ProjectScope | null }

/**
 * One project.
 * @throws AppError `forbidden` as `listProjects`, `not_found` for one without editions within the scope (P7)
 */
export async function openProject(viewer: Viewer, projectKey: string, now: Date): Promise<OpenProject> {
  const scope = scopeOf(viewer)
  const [project] = await readProjects(scope, now, projectKey.trim().toUpperCase())
  if (!project) throw notFound('project')
  const evaluated = evaluatorScope(viewer)
  return { project, scope, exportScope: evaluated.length > 0 ? evaluated : null }
}

/** A project up to a moment: the civil day, and the instant after which what was written does not count. */
export type ProjectQuestion = { projectKey: string; scope: ProjectScope; asOf: Date; until: Date }
