/** How somebody can be called in a story whose name is this: by the first name and the first letter of the last. */
export function pseudonymOf(name: string): string {
  const words = name.trim().split(/\s+/)
  return `${words[0] ?? ''} ${(words.at(-1) ?? '').slice(0, 1)}.`
}
