/** `npm start`: prepares what is missing, then serves (serve.ts, on Node 24) until Ctrl-C or SIGTERM. */
import { spawn } from 'node:child_process'
import { explainAndExit, modernEnv, modernNode, root, setUp } from './set-up.mjs'

try {
  process.stdout.write('Sguardi\n')
  await setUp()
} catch (error) {
  explainAndExit(error)
}

const server = spawn(modernNode(), ['--disable-warning=ExperimentalWarning', 'app/cli/serve.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: modernEnv({ NODE_ENV: process.env.NODE_ENV ?? 'production' }),
})
// The terminal sends Ctrl-C to the server as well; a supervisor's SIGTERM reaches only us, so it is passed on.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
