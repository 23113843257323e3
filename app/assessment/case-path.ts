import type { AnswerValue } from './schemas.ts'

/** The name of a way from scene to scene: `decision/option`, or the scene's id where it only goes on. */
export const wayKey = (itemId: string, option?: string) => (option === undefined ? itemId : `${itemId}/${option}`)

/** The ways of a walk in the order taken, as a finished attempt keeps them to be counted. */
export function pathOf({ journal }: { journal: readonly { itemId: string; value: AnswerValue }[] }): string[] {
  return journal.flatMap(({ itemId, value }) => {
    if (value.type === 'decision') return [wayKey(itemId, value.option)]
    return value.type === 'continue' ? [wayKey(itemId)] : []
  })
}
