/** Two digits after those that names in use begin with; three where there are no more. */
export function numberAfter(names: readonly string[]): string {
  const used = names.map((name) => Number(/^\d{2}/.exec(name)?.[0] ?? 0))
  return String(Math.max(0, ...used) + 1).padStart(2, '0')
}
