/** After the build: writes `.br` and `.gz` beside every text file of what browsers get, which the server sends as they are. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
for (const folder of ['build/client', 'build/player'].map((one) => path.resolve(one))) {
  const names = await readdir(folder, { recursive: true })
  for (const name of names.filter((file) => /\.(js|css|svg|json|txt|html)$/.test(file))) {
    const bytes = await readFile(path.join(folder, name))
    if (bytes.byteLength < 1024) continue
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
    await writeFile(path.join(folder, `${name}.br`), await brotli(bytes, quality))
    await writeFile(path.join(folder, `${name}.gz`), await zip(bytes, { level: 9 }))
  }
}
