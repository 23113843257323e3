import { isoDay } from '#app/platform/clock.ts'

/** A number a protocollo gave; `registeredOn` is a civil day. */
export type Protocol = { aoo: string; number: string; registeredOn: string }

export const protocolColumns = { aoo: true, number: true, registeredOn: true } as const

/** Rows of `certificate_protocol` as pages show them, the earliest first. */
export function protocolsOf(rows: readonly { aoo: string; number: string; registeredOn: Date }[]): Protocol[] {
  return rows
    .map(({ aoo, number, registeredOn }) => ({ aoo, number, registeredOn: isoDay(registeredOn) }))
    .sort((a, b) => a.registeredOn.localeCompare(b.registeredOn) || a.aoo.localeCompare(b.aoo))
}
