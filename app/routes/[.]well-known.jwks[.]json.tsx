import { publicKeys } from '#app/certificates/credential/signing-key.server.ts'

/** The keys that the credentials of this installation are verified with: public by nature. */
export async function loader() {
  const keys = JSON.stringify(await publicKeys())
  return new Response(keys, {
    headers: { 'Content-Type': 'application/jwk-set+json', 'Cache-Control': 'public, max-age=3600' },
  })
}
