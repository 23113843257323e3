import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes a file of secret text that only its owner reads, whole or not at all; where it is already there it stays as it
 * is. Of two processes that start together one makes it.
 */
export function makeKeyFile(file: string, text: () => string): void {
  if (existsSync(file)) return
  const draft = `${file}.${process.pid}`
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(draft, text(), { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft)
  }
}
