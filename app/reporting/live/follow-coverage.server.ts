import { findViewerAgain } from '#app/identity/require-viewer.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { findAmbitoForOffice, getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { hear } from '#app/platform/announcements.server.ts'
import { civilDay, clock, isoDay } from '#app/platform/clock.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { eventStream } from '#app/platform/event-stream.server.ts'
import { describeError, log } from '#app/platform/log.server.ts'
import { latestSnapshot, listCourses, snapshotIdOf } from '../coverage-queries.server.ts'
import { CoverageAnnouncement, coverageChannel } from './announcement.server.ts'
import { LiveFilter } from './schemas.ts'

type Followed = {
  ambitoId: string
  courseId: string | undefined
  since: string | null
  tell: (snapshotId: string) => void
}

/** Tells of each new snapshot of today, and at once of one newer than `since`: nothing made meanwhile is missed. */
async function followToday({ ambitoId, courseId, since, tell }: Followed): Promise<() => void> {
  const today = () => civilDay(clock.now())
  let known = since
  const news = (snapshotId: string) => {
    if (snapshotId === known) return
    known = snapshotId
    tell(snapshotId)
  }
  const told = (payload: string) => {
    const made = CoverageAnnouncement.safeParse(JSON.parse(payload)).data
    const isOurs =
      made?.ambitoId === ambitoId && made.courseId === (courseId ?? made.courseId) && made.asOf === isoDay(today())
    if (isOurs) news(made.snapshotId)
  }
  const catchUp = async () => {
    const asOf = today()
    const kept = courseId ? await snapshotIdOf({ ambitoId, courseId, asOf }) : await latestSnapshot({ ambitoId, asOf })
    if (kept) news(kept)
  }
  const back = () => void catchUp().catch((error: unknown) => log('warn', 'events not caught up', describeError(error)))
  const stop = await hear(coverageChannel, { told, back })
  await catchUp().catch((error: unknown) => {
    stop()
    throw error
  })
  return stop
}

/**
 * The events of one ambito, of one course or of all: the id of each new snapshot of today. Whether the viewer's session and right to look there
 * still stand is asked at the start, before each event and at each sign of life (P7).
 * @throws AppError `not_found` (P7), `bad_request` for whoever asks for something else than events, `too_many`
 */
export async function followCoverage(viewer: Viewer, ambitoSlug: string, request: Request): Promise<Response> {
  const { id: ambitoId } = await getAmbitoForOffice(viewer, ambitoSlug)
  const filter = LiveFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  if (!request.headers.get('Accept')?.includes('text/event-stream'))
    throw new AppError('bad_request', { message: 'not asked for events' })
  const course = (await listCourses()).find(({ slug }) => slug === filter.course)
  if (!course && filter.course !== undefined) throw notFound('course')
  const since = request.headers.get('Last-Event-ID') ?? filter.since ?? null
  return eventStream(request.signal, {
    owner: viewer.accountId,
    mayHear: async () => {
      const still = await findViewerAgain(request, clock.now())
      return still !== null && (await findAmbitoForOffice(still, ambitoSlug)) !== null
    },
    listen: (tell) => followToday({ ambitoId, courseId: course?.id, since, tell }),
  })
}
