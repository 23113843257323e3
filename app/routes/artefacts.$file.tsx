import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { getArtefactCode } from '#app/learning/load-artefact.server.ts'

const Params = z.object({ file: z.string().regex(/^[0-9a-f]{64}\.js$/) })

/** The module of a lesson: free of keys (P3), named by its hash and so immutable. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { file } = Params.parse(params)
  const code = await getArtefactCode(file.replace('.js', ''))
  const headers = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'public, max-age=31536000, immutable',
  }
  return new Response(code, { headers })
}
