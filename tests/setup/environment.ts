import { takeEmbeddedDatabase } from '#app/platform/env.server.ts'

/** Changes this process's environment for a test and has it read anew; undefined takes a variable away. */
export function setEnvironment(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = value
  }
  takeEmbeddedDatabase(process.env.DATABASE_URL ?? '')
}
