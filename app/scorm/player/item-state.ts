import { isKeptElement } from '../element-rules.ts'
import type { ScormEdition } from '../package-structure.ts'
import type { PlayState } from '../play-messages.ts'
import type { Values } from '../schemas.ts'

/**
 * How a package was entered before (`cmi.core.entry`, `cmi.entry`): `ab-initio` the first time, `resume` where it was
 * suspended or broken off, else empty.
 */
export function entryOf(state: PlayState | undefined): 'ab-initio' | 'resume' | '' {
  if (!state) return 'ab-initio'
  return state.exit === 'suspend' || !state.ended ? 'resume' : ''
}

/** What of a state a new session begins with: how long the last one took, and how it ended, were its own. */
export function carriedOver({ values }: PlayState): Values {
  const ofSession = /^cmi\.(core\.)?(session_time|exit)$/
  return Object.fromEntries(Object.entries(values).filter(([element]) => !ofSession.test(element)))
}

/** The elements of a runtime's data that are kept: those with something in them, and those that had. */
export function keptOf(edition: ScormEdition, flat: Record<string, unknown>, before: Values): Values {
  return Object.fromEntries(
    Object.entries(flat).flatMap(([element, value]): [string, string][] => {
      if (!isKeptElement(edition, element)) return []
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
      return text !== '' || (before[element] ?? '') !== '' ? [[element, text]] : []
    }),
  )
}
