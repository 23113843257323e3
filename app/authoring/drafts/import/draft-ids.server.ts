import { db } from '#app/platform/database.server.ts'
import { idsIn } from './ids-in.ts'

/** The ids that the texts of a draft have, so that what is imported takes others. */
export async function idsOfDraft(slug: string): Promise<string[]> {
  const files = await db().draftFile.findMany({ where: { draft: { slug } }, select: { text: true } })
  return files.flatMap(({ text }) => idsIn(text ?? ''))
}
