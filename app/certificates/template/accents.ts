/** Colours of title and band an office can choose from: each reads on white at 4.5 to 1 or more (WCAG 1.4.3). */
export const accents = {
  terracotta: '#b8532a',
  blue: '#0059b3',
  green: '#1f6b3b',
  burgundy: '#8a1f3d',
  violet: '#5b3a8e',
  slate: '#455b71',
} as const

export type Accent = keyof typeof accents
