import { randomBytes } from 'node:crypto'

/** A fresh nonce for one response. */
export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** Every security header of a page (P15): our own origin only, no `unsafe-eval`, no inline script without the nonce. */
export function securityHeaders(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
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
