/** The process `prepareApart` starts: reads one file sent by its parent and answers, or is killed. */
import { z } from 'zod'
import { prepareMedia } from './prepare-media.server.ts'

const Asked = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })

process.once('message', (message) => {
  void prepareMedia(Asked.parse(message)).then((answer) => process.send?.(answer, () => process.exit(0)))
})
