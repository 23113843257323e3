import type { PackageItem } from '../package-structure.ts'
import type { Snapshot } from './commit-queue.ts'

type Functions = Record<string, (...args: string[]) => string>

declare global {
  interface Window {
    /** Where packages look for the runtime of SCORM 1.2 (RTE §3.3.6.1). */
    API?: Functions | undefined
    /** … and of SCORM 2004 (RTE 3.3). */
    API_1484_11?: Functions | undefined
  }
}

export type ItemStatus = 'passed' | 'failed' | 'completed' | 'incomplete' | null

export type RuntimeView = {
  itemId: string | null
  canPrevious: boolean
  canNext: boolean
  /** Whether an item may be chosen from the contents. */
  isOpen: (item: PackageItem) => boolean
  statusOf: (item: PackageItem) => ItemStatus
}

/** What the frame around a package can do with its runtime, whichever edition. */
export type Runtime = {
  /** Opens what was open last, or the first. */
  begin: () => Promise<void>
  open: (itemId: string) => Promise<void>
  previous: () => Promise<void>
  next: () => Promise<void>
  /** How the item that is open stands, which its next opening in this window begins with; null while none is. */
  snapshot: () => Snapshot | null
  view: () => RuntimeView
}

/** What a runtime tells the frame: something is worth keeping, soon or at once; the view has changed. */
export type RuntimeHooks = { onWritten: (urgent: boolean) => void; onView: () => void }

/** An item that is open: which opening of this window it is, whether it has ended, and the seconds it has told of. */
export type Opened = { item: PackageItem; launch: number; ended: boolean; seconds: number }

/** The address of an item below the package's files. */
export function addressOf({ launch }: PackageItem): string {
  if (!launch) return ''
  return launch.path.split('/').map(encodeURIComponent).join('/') + launch.query
}
