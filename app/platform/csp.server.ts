import { randomBytes } from 'node:crypto'
import { env } from './env.server.ts'

/** A fresh nonce for one response. */
export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** Every security header of a page (P15): our own origin only, no `unsafe-eval`, no inline script without the nonce. */
export function securityHeaders(nonce: string): Record<string, string> {
  const { contentOrigin } = env()
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    ...(contentOrigin ? [`frame-src ${contentOrigin}`] : []),
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  }
}

/** For a drawing (SVG) opened by itself, beside the policy of every answer: no script, no form, no origin. */
export const drawingPolicy = [['Content-Security-Policy', "default-src 'none'; sandbox"]] as const

/**
 * Headers of what the content origin serves (P11). A package may do within its frame what packages do (inline script,
 * `eval`), and ask nobody but the content origin itself; only the site may frame it. `shell`: our own page around it, whose
 * `frame-src` also keeps a package from taking its frame elsewhere. `unload`: packages still save when they are left, which
 * browsers have begun to forbid.
 */
export function contentHeaders(kind: 'shell' | 'file'): Record<string, string> {
  const ancestors = `frame-ancestors 'self' ${env().publicUrl}`
  const shell = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
  ]
  const file = [
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
    "connect-src 'self' data: blob:",
    "frame-src 'self' data: blob:",
    "form-action 'self'",
    "base-uri 'self'",
    "object-src 'none'",
  ]
  return {
    'Content-Security-Policy': [...(kind === 'shell' ? shell : file), ancestors].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-DNS-Prefetch-Control': 'off',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), unload=(self)',
    'Cache-Control': kind === 'shell' ? 'no-store' : 'private, max-age=3600',
  }
}

/**
 * The policy that the page of a course carries which is played in another system (P15): its own files, and nobody else. A
 * form of cmi5 has to speak to a record store that only its launch names; the page narrows that down itself.
 */
export function carriedPolicy(speaksToStore: boolean): string {
  const policy = [
    "default-src 'self'",
    "img-src 'self' data:",
    `connect-src ${speaksToStore ? 'https: http:' : "'none'"}`,
    "object-src 'none'",
    "frame-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ]
  return `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">`
}
