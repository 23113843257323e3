import { SentBatch, batchAtMost } from './schemas.ts'

/** The batch that a request brings, or null for what no page of ours sends: too long, no JSON, too many stretches. */
export async function readBatch(request: Request): Promise<SentBatch | null> {
  const text = await request.text()
  if (text.length > batchAtMost) return null
  try {
    const sent: unknown = JSON.parse(text)
    return SentBatch.safeParse(sent).data ?? null
  } catch {
    return null
  }
}
