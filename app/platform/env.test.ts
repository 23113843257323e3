import { describe, expect, test } from 'vitest'
import { EnvError, readEnv } from './env.server.ts'

type Source = Record<string, string>

const faultsOf = (source: Source) => {
  try {
    readEnv(source)
    return []
  } catch (error) {
    if (error instanceof EnvError) return error.faults
    throw error
  }
}

const server = 'postgresql://sguardi:secret@db.example:5432/sguardi'

describe('a setting that is wrong is named, with what it should be', () => {
  test.each([
    ['PORT', 'abc', 'whole number'],
    ['PORT', '0', 'whole number'],
    ['PORT', '70000', 'whole number'],
    ['PORT', '30.5', 'whole number'],
    ['HOST', 'http://localhost', '127.0.0.1'],
    ['DATA_DIR', '  ', 'blank'],
    ['DATABASE_URL', 'mysql://localhost/sguardi', 'postgresql://'],
    ['DATABASE_URL', 'postgresql://user:pass/word@host:x/y', 'postgresql://'],
    ['DATABASE_POOL', '0', 'whole number'],
    ['DEMO', 'si', '1 or 0'],
    ['PUBLIC_URL', 'corsi.example.it', 'https://'],
    ['PUBLIC_URL', 'ftp://corsi.example.it', 'https://'],
    ['PUBLIC_URL', 'https://example.it/corsi', 'without a path'],
    ['SECRET_KEY', 'secret', '64 hexadecimal'],
    ['SMTP_URL', 'mail.example.it:25', 'smtp://'],
    ['MAIL_FROM', 'Sguardi', 'e-mail address'],
    ['MAIL_FROM', 'a@example.it\nBcc: b@example.it', 'e-mail address'],
    ['SEAL_PKCS12_FILE', '  ', 'blank'],
    ['SEAL_TSA_URL', 'tsa.example.it', 'timestamp authority'],
    ['NODE_ENV', 'prod', 'production'],
  ])('%s=%j', (name, value, said) => {
    const faults = faultsOf({ [name]: value })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${name}: .*${said}`))
  })

  test('several at once are all named', () => {
    expect(faultsOf({ PORT: 'x', DEMO: 'x', SECRET_KEY: 'x' }).map((fault) => fault.split(':')[0])).toEqual([
      'PORT',
      'DEMO',
      'SECRET_KEY',
    ])
  })
})

describe('who can reach the site, and whether it is a demonstration', () => {
  test.each<[string, Source, { demo: boolean; host: string }]>([
    ['nothing set: a demo on loopback', {}, { demo: true, host: '127.0.0.1' }],
    ['empty variables count as absent', { HOST: '', DATABASE_URL: '', DEMO: '' }, { demo: true, host: '127.0.0.1' }],
    ['a database of its own: no demo, all addresses', { DATABASE_URL: server }, { demo: false, host: '0.0.0.0' }],
    [
      'a demo asked for stays on loopback: its passwords are public',
      { DATABASE_URL: server, DEMO: '1' },
      { demo: true, host: '127.0.0.1' },
    ],
    [
      'unless the address is asked for too',
      { DATABASE_URL: server, DEMO: 'yes', HOST: '0.0.0.0' },
      { demo: true, host: '0.0.0.0' },
    ],
    ['embedded without a demo', { DEMO: '0' }, { demo: false, host: '127.0.0.1' }],
    [
      'embedded, as the server sees it',
      { DATABASE_URL: server, SGUARDI_EMBEDDED: '1' },
      { demo: true, host: '127.0.0.1' },
    ],
  ])('%s', (_name, source, expected) => {
    expect(readEnv(source)).toMatchObject(expected)
  })

  test.each<[Source, string]>([
    [{}, 'http://localhost:3000'],
    [{ PORT: '8080', HOST: '0.0.0.0' }, 'http://localhost:8080'],
    [{ HOST: '::1' }, 'http://[::1]:3000'],
    [{ HOST: 'corsi.example.it' }, 'http://corsi.example.it:3000'],
    [{ PUBLIC_URL: 'https://corsi.example.it/' }, 'https://corsi.example.it'],
  ])('%j is reached at %s', (source, url) => {
    expect(readEnv(source).publicUrl).toBe(url)
  })
})
