/** `npm start`: prepares what is missing, then serves (serve.ts, on Node 24) until Ctrl-C or SIGTERM. */
import { spawn } from 'node:child_process'
import { compileCache, endRunning, explainAndExit, modernEnv, modernNode, root, setUp } from './set-up.mjs'

let server

/** Before the server runs, what runs instead is ended; the server stops its database in order, then we end with it. */
function stop(signal) {
  if (server) return server.kill(signal)
  endRunning('SIGTERM')
  process.stdout.write(`\n${signal}: stopped before the site was ready.\n`)
  process.exit(0)
}

// A terminal's Ctrl-C reaches the server too; asked twice, it still stops once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))

// npm that is killed tells nobody: then our parent is another one, and there is nobody left to stop us.
const parent = process.ppid
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) stop('SIGTERM')
  }, 500).unref()
}

try {
  process.stdout.write('Sguardi\n')
  await setUp()
} catch (error) {
  explainAndExit(error)
}

// Types are stripped by Node itself; Prisma reads the relations of one row side by side in a transaction, which pg warns of.
const quiet = ['--disable-warning=ExperimentalWarning', '--disable-warning=DeprecationWarning']

// The channel is only there to be closed: should we be killed, the server notices and stops.
server = spawn(modernNode(), [...quiet, 'app/cli/serve.ts'], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: modernEnv({ NODE_ENV: process.env.NODE_ENV || 'production', NODE_COMPILE_CACHE: compileCache }),
})
server.once('error', explainAndExit)
server.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
