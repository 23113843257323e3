/** Serves the build of the empty page found under the working directory, by the product's own HTTP server. */
import { listenEarly } from '#app/cli/http-server.ts'
import { readEnv } from '#app/platform/env.server.ts'

const site = await listenEarly(readEnv())
process.once('SIGTERM', () => void site.close().then(() => process.exit(0)))
await site.open()
