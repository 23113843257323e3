import type { PlayConfig, ToShell } from '../play-messages.ts'

// Both come from our own server and page, whose types these are: checked for what they are, not field by field.
const isConfig = (value: unknown): value is PlayConfig =>
  typeof value === 'object' && value !== null && 'structure' in value && 'windowId' in value
const isReply = (value: unknown): value is ToShell =>
  typeof value === 'object' && value !== null && 'sguardi' in value && 'reply' in value

/** What the page was given. */
export function readConfig(): PlayConfig {
  const value: unknown = JSON.parse(document.getElementById('config')?.textContent ?? 'null')
  if (!isConfig(value)) throw new Error('the page has no configuration')
  return value
}

/** Speaks to the site's page around this one, and to nobody else. */
export function siteChannel(siteOrigin: string, onReply: (message: ToShell) => void) {
  window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source === window.parent && origin === siteOrigin && isReply(data)) onReply(data)
  })
  return (message: unknown) => window.parent.postMessage(message, siteOrigin)
}
