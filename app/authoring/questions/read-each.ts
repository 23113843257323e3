import { bounds, UnreadableFile, type ReadQuestion } from './question.ts'

/** A clock that ends what takes longer than a file may. @throws UnreadableFile `too_slow`, when asked too late */
export function startClock(): () => void {
  const until = performance.now() + bounds.milliseconds
  return () => {
    if (performance.now() > until) throw new UnreadableFile('too_slow')
  }
}

/**
 * The questions of a file one by one, no more than a file may have and no longer than it may take.
 * @throws UnreadableFile `too_many`, `too_slow`
 */
export function readEach<Piece>(
  pieces: readonly Piece[],
  read: (piece: Piece, index: number) => ReadQuestion,
): ReadQuestion[] {
  if (pieces.length > bounds.questions) throw new UnreadableFile('too_many', String(pieces.length))
  const checkClock = startClock()
  return pieces.map((piece, index) => {
    checkClock()
    return read(piece, index)
  })
}
