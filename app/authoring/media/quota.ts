/** Bytes used, and at most. */
export type Quota = { used: number; limit: number }
/** Of one author, and of everybody. */
export type Quotas = { own: Quota; all: Quota }

export type QuotaFault = 'quota_own' | 'quota_all'

const isOver = ({ used, limit }: Quota, size: number) => used + size > limit

/** Why so many more bytes are not taken; null where there is room. */
export function quotaFault({ own, all }: Quotas, size: number): QuotaFault | null {
  if (isOver(all, size)) return 'quota_all'
  return isOver(own, size) ? 'quota_own' : null
}

/** Bytes of all the media of one course: what its folder may weigh. */
export const courseQuota = 60_000_000
