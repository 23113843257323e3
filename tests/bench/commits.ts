import { recordCommit } from '#app/scorm/attempts/record-commit.server.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import type { Commit } from '#app/scorm/schemas.ts'
import type { Shot } from './load.ts'
import type { Sample } from './measures.ts'
import { repeat, type Load } from './repeat.ts'
import type { Targets } from './targets.ts'

export type Commits = {
  /** Commits taken by the use case. */
  taken: (load: Load) => Promise<Sample>
  /** The next commit, as the page around a package sends it. */
  sent: () => Shot
}

/** What a package has written after a page of it: the place, some 800 characters of its own, the time, three calls. */
function pageRead(windowId: string, sequence: number): Commit {
  const place = `pagina-${sequence}`
  return {
    ...{ windowId, sequence, itemId: 'uno', launch: 1, seconds: sequence, exit: '', ended: false },
    ...{ sequencing: null, whole: null },
    values: {
      'cmi.core.lesson_location': place,
      'cmi.core.lesson_status': 'incomplete',
      'cmi.suspend_data': `${'x'.repeat(800)}${sequence}`,
    },
    calls: [
      [5, 'LMSSetValue', 'cmi.core.lesson_location', place, 'true', '0'],
      [6, 'LMSSetValue', 'cmi.suspend_data', 'x'.repeat(200), 'true', '0'],
      [9, 'LMSCommit', '', '', 'true', '0'],
    ],
  }
}

/** People in the middle of a package, each of whom writes in turn; the database is that of the process. */
export function openCommits(players: Targets['players']): Commits {
  const sequences = new Map<string, number>()
  let turn = 0
  const next = () => {
    const player = players[(turn += 1) % players.length]
    if (!player) throw new Error('nobody plays a package')
    const { attemptId, windowId } = player
    const sequence = (sequences.get(attemptId) ?? 0) + 1
    sequences.set(attemptId, sequence)
    return { ...player, commit: pageRead(windowId, sequence) }
  }
  const take = async () => {
    const { personId, attemptId, commit } = next()
    const reply = await recordCommit({ personId }, attemptId, commit, new Date())
    if (!reply.ok) throw new Error(`a commit was not taken: ${reply.reason}`)
  }
  return {
    taken: (load) => repeat(take, load),
    sent: () => {
      const { cookie, attemptId, commit } = next()
      const json = JSON.stringify({ attemptId, commit })
      return { method: 'POST', path: scormPaths.commits(), status: 200, cookie, json }
    },
  }
}
