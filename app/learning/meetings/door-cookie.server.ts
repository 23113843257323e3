import { env } from '#app/platform/env.server.ts'
import { ticketMinutes } from './door-code.server.ts'
import { meetingPaths } from './paths.ts'

const name = 'sguardi_door'

/** The cookie that carries a ticket to the door of one meeting, out of reach of scripts; null takes it away. */
export function doorCookie({ meetingId, ticket }: { meetingId: string; ticket: string | null }): string {
  const secure = env().publicUrl.startsWith('https://') ? '; Secure' : ''
  // Not the page's own path: what the page fetches by script lies beside it.
  const path = `${meetingPaths.calendar()}/${meetingId}`
  const life = ticket === null ? 0 : ticketMinutes * 60
  return `${name}=${ticket ?? ''}; Path=${path}; Max-Age=${life}; HttpOnly; SameSite=Lax${secure}`
}

/** The sealed ticket a request brings; empty without one. */
export function readDoorCookie(request: Request): string {
  const cookies = request.headers.get('Cookie') ?? ''
  return new RegExp(`(?:^|;\\s*)${name}=([\\w.-]{1,200})`).exec(cookies)?.[1] ?? ''
}
