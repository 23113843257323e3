import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'
import { resetPassword } from '#app/identity/reset-password.server.ts'
import { signIn } from '#app/identity/sign-in.server.ts'
import { db } from '#app/platform/database.server.ts'
import { addAdministrator } from './add-administrator.server.ts'

const now = new Date('2026-11-25T09:00:00Z')
const person = {
  givenName: 'Prova',
  familyName: 'Inventata',
  email: 'prima@ente.example',
  fiscalCode: 'NVNPRV80A01Z999Z',
}

test('makes an account whose link sets the password once, and the role for the whole installation', async () => {
  const outcome = await addAdministrator(person, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  expect(outcome.created).toBe(true)
  const token = outcome.link.split('/').at(-1) ?? ''
  const password = 'una frase lunga e mia'
  expect(await resetPassword({ token, password, now })).toMatchObject({ ok: true })
  const entering = { email: person.email, password, address: '192.0.2.1', userAgent: '', now }
  expect(await signIn(entering)).toMatchObject({ ok: true })
  const grants = await db().roleGrant.findMany({ where: { person: { account: { email: person.email } } } })
  expect(grants).toMatchObject([{ role: 'administrator', ambitoId: null, organisationId: null, departmentId: null }])
  expect(await db().auditEntry.count({ where: { action: 'role.granted' } })).toBe(1)
})

test('again, it gives another link and no second role; another person’s e-mail or code is refused', async () => {
  expect(await addAdministrator(person, now)).toMatchObject({ ok: true, created: false })
  expect(await db().roleGrant.count()).toBe(1)
  const code = 'ALTPRV80A01Z999Z'
  expect(await addAdministrator({ ...person, fiscalCode: code }, now)).toEqual({ ok: false, reason: 'email_taken' })
  const other = { ...person, email: 'altra@ente.example' }
  expect(await addAdministrator(other, now)).toEqual({ ok: false, reason: 'no_account' })
  expect(await db().person.count()).toBe(1)
})

test('the command names every argument that is wrong', async () => {
  const args = ['app/cli/create-administrator.ts', '--email', 'chi', '--fiscal-code', 'NVNPRV80A01Z999A']
  const { code, output } = await new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = execFile(process.execPath, args, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, output: stdout + stderr }),
    )
  })
  expect(code).toBe(2)
  for (const name of ['email', 'given-name', 'family-name', 'fiscal-code']) expect(output).toContain(`--${name} `)
  expect(output).toContain('Usage:')
})
