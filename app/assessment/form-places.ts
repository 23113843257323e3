/** Order is one number for each item: `position-v2=1`. Two with the same number leave the order incomplete. */
export function orderOf(form: FormData): string[] {
  const places = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith('position-') && typeof value === 'string' && /^\d{1,2}$/.test(value)
      ? [{ id: name.slice(9), at: Number(value) }]
      : [],
  )
  const distinct = new Set(places.map(({ at }) => at)).size === places.length
  return distinct ? places.sort((a, b) => a.at - b.at).map(({ id }) => id) : []
}

/** A match is one right side for each left one: `pair-roma=v2`. */
export function pairsOf(form: FormData): Record<string, string> {
  const pairs = [...form.entries()].flatMap(([name, value]): [string, string][] =>
    name.startsWith('pair-') && typeof value === 'string' && value ? [[name.slice(5), value]] : [],
  )
  return Object.fromEntries(pairs)
}
