/**
 * A process of its own, for tests that kill it. `remind` goes through the reminders of a day; `send` sends what is queued.
 * It says `ready`, waits to be told which and when, and says `done`.
 */
import { z } from 'zod'
import { remindDaily } from '#app/learning/reminders/remind-people.server.ts'
import { clock } from '#app/platform/clock.ts'
import { sendMailWorker } from '#app/platform/mail.server.ts'

const Task = z.union([
  z.object({ kind: z.literal('remind'), now: z.coerce.date() }),
  z.object({ kind: z.literal('send'), mailId: z.uuid(), tries: z.int().default(0), now: z.coerce.date() }),
])

process.on('message', (message) => {
  const task = Task.parse(message)
  clock.now = () => task.now
  const work =
    task.kind === 'remind' ? remindDaily(task.now) : sendMailWorker.handle({ mailId: task.mailId, tries: task.tries })
  void work.then(() => process.send?.('done'))
})
process.send?.('ready')
