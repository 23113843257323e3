import { longestStretch, waitsAtMost } from './limits.ts'
import type { Span } from './merge-intervals.ts'

type Seen = { enteredAt: number; exitedAt: number }
type Bounded = { ok: true; span: Span } | { ok: false; reason: 'backwards' | 'in_future' | 'too_old' }

/**
 * A stretch by the server's clock. All numbers are milliseconds since 1970, `sentAt` and the stretch by the browser's clock: the
 * difference to `now` is how wrong that goes, whatever it is. What lies in the future is cut off, and so is what is
 * longer than a window leaves a stretch open; what ended more than a week ago is refused.
 */
export function boundStretch({ enteredAt, exitedAt }: Seen, sentAt: number, now: number): Bounded {
  if (exitedAt <= enteredAt) return { ok: false, reason: 'backwards' }
  const from = enteredAt + (now - sentAt)
  const to = Math.min(exitedAt + (now - sentAt), from + longestStretch, now)
  if (to <= from) return { ok: false, reason: 'in_future' }
  if (to < now - waitsAtMost) return { ok: false, reason: 'too_old' }
  return { ok: true, span: { from, to } }
}
