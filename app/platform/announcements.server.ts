import { sql } from './database.server.ts'

/** Who hears a channel. */
export type Listener = {
  /** Something was announced. */
  told: (payload: string) => void
  /** The connection was lost and is back: what was announced meanwhile is not known. */
  back: () => void
}

type Channels = Map<string, Promise<Set<Listener>>>
const opened = new WeakMap<ReturnType<typeof sql>, Channels>()

async function listen(channel: string): Promise<Set<Listener>> {
  const listeners = new Set<Listener>()
  let isFirst = true
  const told = (payload: string) => {
    for (const listener of listeners) listener.told(payload)
  }
  const ready = () => {
    if (!isFirst) for (const listener of listeners) listener.back()
    isFirst = false
  }
  await sql().listen(channel, told, ready)
  return listeners
}

/**
 * Hears what is announced on a channel by `pg_notify` in whatever process, once its transaction is committed. One
 * connection serves all channels and listeners of this process; lost, it comes back by itself. Returns how to stop.
 */
export async function hear(channel: string, listener: Listener): Promise<() => void> {
  const connections = sql()
  const channels: Channels = opened.get(connections) ?? new Map<string, Promise<Set<Listener>>>()
  opened.set(connections, channels)
  const listening = channels.get(channel) ?? listen(channel)
  channels.set(channel, listening)
  try {
    const listeners = await listening
    listeners.add(listener)
    return () => listeners.delete(listener)
  } catch (error) {
    channels.delete(channel)
    throw error
  }
}
