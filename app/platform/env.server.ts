import { z } from 'zod'

/** `1`, `true`, `yes`, `on` and their opposites; anything else is refused. */
const flag = z
  .enum(['0', '1', 'true', 'false', 'yes', 'no', 'on', 'off'], 'must be 1 or 0 (also true, yes, on, false, no, off)')
  .transform((value) => ['1', 'true', 'yes', 'on'].includes(value))

const optionalText = z.string().trim().min(1, 'must not be blank').optional()

function wholeNumber(from: number, to: number) {
  const refusal = `must be a whole number from ${from} to ${to}`
  return z
    .string()
    .regex(/^\d+$/, refusal)
    .transform(Number)
    .refine((value) => value >= from && value <= to, refusal)
}

/** The database's address; a password with `/`, `#` or `@` must be percent-encoded. */
const databaseUrl = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
    'must look like postgresql://user:password@host:5432/name',
  )

/** Origin of the site: links are made by adding a path to it. */
const origin = z.string().refine((text) => {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false
  const { pathname, search, hash, username } = new URL(text)
  return pathname === '/' && search + hash + username === ''
}, 'must be an address without a path, like https://corsi.example.it')

const schema = z.object({
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:_-]+$/, 'must be an address or name of this machine, like 127.0.0.1 or 0.0.0.0')
    .optional(),
  DATA_DIR: z.string().trim().min(1, 'must not be blank').default('.data'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL: wholeNumber(3, 200).default(10),
  DEMO: flag.optional(),
  /** The address people reach the site at; makes links in mails and QR codes. */
  PUBLIC_URL: origin.optional(),
  /**
   * The address foreign packages (SCORM) are played from: another host than PUBLIC_URL, on the same server. Without it
   * `127.0.0.1` stands beside `localhost`, and an installation with an address of its own plays none.
   */
  CONTENT_ORIGIN: origin.optional(),
  /** 32 bytes in hex; encrypts fiscal codes. Without it a key file is made in DATA_DIR. */
  SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits (32 bytes)')
    .optional(),
  /** A PKCS #8 PEM of an RSA key that signs the credentials in certificates. Without it one is made in DATA_DIR. */
  SIGNING_KEY_FILE: optionalText,
  SMTP_URL: z
    .string()
    .refine(
      (text) => /^smtps?:\/\/./.test(text) && URL.canParse(text),
      'must look like smtp://user:password@host:587 or smtps://…',
    )
    .optional(),
  /** Reverse proxies to believe for the client's address, as Express' `trust proxy` takes them: `loopback`, an address, … */
  TRUST_PROXY: optionalText,
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'must hold an e-mail address, like Sguardi <corsi@example.it>')
    .default('Sguardi <noreply@sguardi.example>'),
  /** PKCS#12 file with key and certificate of the electronic seal put on every attestato. */
  SEAL_PKCS12_FILE: optionalText,
  SEAL_PKCS12_PASSWORD: z.string().optional(),
  /** Timestamp authority (RFC 3161) asked for each seal; without it seals have no timestamp. */
  SEAL_TSA_URL: z
    .string()
    .refine(
      (text) => /^https?:\/\/./.test(text) && URL.canParse(text),
      'must be the address of a timestamp authority, like https://tsa.example.it/tsr',
    )
    .optional(),
  /** Millions of bytes that the media library may hold: of one author, and in all. */
  MEDIA_AUTHOR_MB: wholeNumber(1, 1_000_000).default(500),
  MEDIA_TOTAL_MB: wholeNumber(1, 10_000_000).default(5000),
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'must be production, development or test')
    .default('production'),
  /** Set by the start command when it runs the embedded database itself. */
  SGUARDI_EMBEDDED: flag.optional(),
})

export type Env = z.infer<typeof schema> & {
  /** Whether demo accounts and the outbox page exist. Default: only with the embedded database. */
  demo: boolean
  /** A demo, whose passwords everybody can read, listens on loopback unless HOST says otherwise. */
  host: string
  publicUrl: string
  /** Origin that foreign packages are played from, which no cookie of ours ever reaches; null where there is none. */
  contentOrigin: string | null
}

const loopback: Record<string, string> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }

/** A host of its own: cookies know no ports, so that another port would be no border. */
function contentOriginFor(publicUrl: string, given: string | undefined): string | null {
  const { protocol, hostname, port } = new URL(publicUrl)
  if (given === undefined) {
    const other = loopback[hostname]
    return other ? `${protocol}//${other}${port && `:${port}`}` : null
  }
  const content = new URL(given)
  if (content.hostname === hostname || hostname.endsWith(`.${content.hostname}`)) {
    throw new EnvError([
      `CONTENT_ORIGIN: must be another host than the site’s own (${hostname}), and none that ${hostname} is beneath`,
    ])
  }
  return content.origin
}

/** Raised when the environment is not usable; `faults` has one sentence per variable. */
export class EnvError extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(`Invalid environment: ${faults.join('; ')}`)
    this.name = 'EnvError'
    this.faults = faults
  }
}

/**
 * Reads and validates the environment. Empty variables count as absent.
 * @throws EnvError naming each variable that is wrong
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(present)
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  const values = parsed.data
  const embedded = values.DATABASE_URL === undefined || values.SGUARDI_EMBEDDED === true
  const demo = values.DEMO ?? embedded
  const host = values.HOST ?? (embedded || demo ? '127.0.0.1' : '0.0.0.0')
  const shownHost = ['0.0.0.0', '127.0.0.1', '::'].includes(host) ? 'localhost' : host
  const urlHost = shownHost.includes(':') ? `[${shownHost}]` : shownHost
  const publicUrl = (values.PUBLIC_URL ?? `http://${urlHost}:${values.PORT}`).replace(/\/$/, '')
  return { ...values, demo, host, publicUrl, contentOrigin: contentOriginFor(publicUrl, values.CONTENT_ORIGIN) }
}

let cached: Env | undefined

/** The environment, read once per process at first use. */
export function env(): Env {
  cached ??= readEnv()
  return cached
}

/** Makes this process, and the application bundle it loads, use the embedded database. */
export function takeEmbeddedDatabase(url: string): void {
  process.env.DATABASE_URL = url
  process.env.SGUARDI_EMBEDDED = '1'
  cached = undefined
}
