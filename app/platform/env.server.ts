import { z } from 'zod'

/** `1`, `true`, `yes`, `on` and their opposites; anything else is refused. */
const flag = z
  .enum(['0', '1', 'true', 'false', 'yes', 'no', 'on', 'off'])
  .transform((value) => ['1', 'true', 'yes', 'on'].includes(value))

const optionalText = z.string().trim().min(1).optional()

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: optionalText,
  DATA_DIR: z.string().trim().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  DEMO: flag.optional(),
  /** The address people reach the site at; makes links in mails and QR codes. */
  PUBLIC_URL: z.url().optional(),
  /** 32 bytes in hex; encrypts fiscal codes. Without it a key file is made in DATA_DIR. */
  SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits (32 bytes)')
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .optional(),
  /** Reverse proxies to believe for the client's address, as Express' `trust proxy` takes them: `loopback`, an address, … */
  TRUST_PROXY: optionalText,
  MAIL_FROM: z.string().trim().min(3).default('Sguardi <noreply@sguardi.example>'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** Set by the start command when it runs the embedded database itself. */
  SGUARDI_EMBEDDED: flag.optional(),
})

export type Env = z.infer<typeof schema> & {
  /** Whether demo accounts and the outbox page exist. Default: only with the embedded database. */
  demo: boolean
  host: string
  publicUrl: string
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
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(present)
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  const values = parsed.data
  const embedded = values.DATABASE_URL === undefined || values.SGUARDI_EMBEDDED === true
  const host = values.HOST ?? (embedded ? '127.0.0.1' : '0.0.0.0')
  const shownHost = ['0.0.0.0', '127.0.0.1', '::'].includes(host) ? 'localhost' : host
  return {
    ...values,
    demo: values.DEMO ?? embedded,
    host,
    publicUrl: (values.PUBLIC_URL ?? `http://${shownHost}:${values.PORT}`).replace(/\/$/, ''),
  }
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
