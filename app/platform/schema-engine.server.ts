import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'

let loaded: Promise<void> | undefined

/** Instantiates the WebAssembly module once; Node has no ES import of `.wasm` yet. */
async function load(): Promise<void> {
  const file = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')),
    'schema_engine_bg.wasm',
  )
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': { ...engine } })
  engine.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') Reflect.apply(start, undefined, [])
}

/**
 * Sends a migration whole, as the stock engine does: the adapter's own way cuts it at every semicolon, also at those
 * within a function or a comment.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] })
    }
    return adapter
  }
}

/**
 * Prisma Migrate's own engine over a live connection: the same that the stock CLI would download, as WebAssembly
 * from npm, so migrations apply where nothing can be downloaded (ADR 0003). The caller frees it.
 */
export async function openSchemaEngine(connectionString: string): Promise<engine.SchemaEngine> {
  loaded ??= load()
  await loaded
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts({ connectionString, max: 2 }))
  return engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
}
