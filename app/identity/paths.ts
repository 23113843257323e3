const query = (values: Record<string, string | undefined>) => {
  const present = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return present.length ? `?${new URLSearchParams(present).toString()}` : ''
}

export const identityPaths = {
  login: ({ to }: { to?: string } = {}) => `/login${query({ to })}`,
  logout: () => '/logout',
  forgot: () => '/password/forgot',
  reset: ({ token }: { token: string }) => `/password/reset/${token}`,
  account: () => '/account',
  employerView: () => '/employer-view',
  outbox: () => '/admin/outbox',
}

/** A path of our own site to go on to, or null: never another host (open redirect). */
export function localPath(to: string | null): string | null {
  if (!to || !/^\/(?![/\\])/.test(to) || /[\\\n\r]/.test(to)) return null
  const url = new URL(to, 'http://own.invalid')
  return url.host === 'own.invalid' ? `${url.pathname}${url.search}${url.hash}` : null
}
