type Level = 'info' | 'warn' | 'error'
type Fields = Record<string, string | number | boolean | null | undefined>

/** One JSON line on standard error. Never pass bodies or personal data. */
export function log(level: Level, event: string, fields: Fields = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`)
}

/** Name, message and stack of anything thrown, for `log`. */
export function describeError(error: unknown): Fields {
  if (error instanceof Error) return { error: error.name, message: error.message, stack: error.stack }
  return { error: 'unknown', message: String(error) }
}
