import { isoDay } from '#app/platform/clock.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import type { ProjectQuestion } from './projects.server.ts'

/** What page and files print of some content of a project: the same of the same day has the same extract. */
export function extractOf(
  { projectKey, asOf }: Pick<ProjectQuestion, 'projectKey' | 'asOf'>,
  content: unknown,
): string {
  return sha256(JSON.stringify([projectKey, isoDay(asOf), content])).slice(0, 16)
}
