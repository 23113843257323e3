import { AssessmentSpec } from '#app/assessment/schemas.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { getVersion } from '../version-queries.server.ts'
import type { NextContent, VersionContent } from './effect-rule.ts'

/** What a published version is compared by. One from before texts were kept has none: its lessons all count as changed. */
export async function contentOfVersion(
  tx: Transaction,
  versionId: string,
  { playedIn }: Pick<NextContent, 'playedIn'>,
): Promise<VersionContent> {
  const where = { courseVersionId: versionId }
  const [{ outline }, specs, sources, played] = await Promise.all([
    getVersion(versionId, tx),
    tx.assessmentSpec.findMany({ where, select: { activityId: true, spec: true } }),
    tx.courseSourceFile.findMany({ where: { ...where, path: { endsWith: '.mdx' } }, select: { text: true } }),
    playedIn(tx, versionId),
  ])
  return {
    outline,
    specs: new Map<string, unknown>([
      ...specs.map(({ activityId, spec }) => [activityId, AssessmentSpec.parse(spec)] as const),
      ...played,
    ]),
    texts: new Set(sources.map(({ text }) => text.replaceAll('\r\n', '\n'))),
  }
}
