/** After the build: writes, beside the list of all routes, the shorter one that pages outside the offices of staff load. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { withoutStaff, withoutStaffFile } from './parts-of-build.ts'

const Route = z.looseObject({ parentId: z.string().optional(), path: z.string().optional() })
const Manifest = z.looseObject({ routes: z.record(z.string(), Route), url: z.string() })

const folder = path.resolve('build/client/assets')
const name = (await readdir(folder)).find((file) => /^manifest-[0-9a-f]+\.js$/.test(file))
if (name === undefined) throw new Error('the build has no manifest')
const [, before = '', json = '', after = ''] =
  /^([^{]*)(\{.*\})([^}]*)$/s.exec(await readFile(path.join(folder, name), 'utf8')) ?? []
const manifest = Manifest.parse(JSON.parse(json))
const short = { ...manifest, routes: withoutStaff(manifest.routes), url: withoutStaffFile(manifest.url) }
await writeFile(path.join(folder, withoutStaffFile(name)), `${before}${JSON.stringify(short)}${after}`)
