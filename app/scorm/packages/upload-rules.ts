/** Bytes of a piece that is sent at once; a form that any page takes has room for it. */
export const sentBytes = 4 * 1024 * 1024
/** Bytes of a package: what `package/` opens. */
export const mostBytes = 1024 ** 3
/** Bytes of all the packages that one author may keep and send. */
export const authorBytes = 5 * 1024 ** 3
/** Files of one author that may be on their way at the same time. */
export const mostUnderWay = 5
/** Days after which a file that nobody goes on sending, and the report of one that was refused, are let go. */
export const keptDays = 14

export const uploadRefusals = ['file_missing', 'file_large', 'too_many', 'quota'] as const
export type UploadRefusal = (typeof uploadRefusals)[number]

type Held = { kept: number; underWay: number; count: number }

/** Why a file is not taken; null where there is room for it. `held`: bytes kept and under way, files under way. */
export function refusalOf(size: number, held: Held): UploadRefusal | null {
  if (size <= 0) return 'file_missing'
  if (size > mostBytes) return 'file_large'
  if (held.count >= mostUnderWay) return 'too_many'
  return held.kept + held.underWay + size > authorBytes ? 'quota' : null
}
