import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { reportingPaths } from '../../paths.ts'

/** Milliseconds that events close to each other are gathered for, before the page is read again once. */
const gather = 250

type Followed = {
  ambitoSlug: string
  /** All of them when left out. */
  course?: string | undefined
  /** The last snapshot that what is shown has in it. */
  since: string | null
  snapshotId: string
  isToday: boolean
}

/**
 * Reads the page's own data again when the server tells of a new snapshot. Only while the page is looked at: a tab in the
 * background holds no connection, and catches up when it comes to the front. `isNews` is whether what is shown came so.
 */
export function useLiveFigures({ ambitoSlug, course, since, snapshotId, isToday }: Followed) {
  const { revalidate, state } = useRevalidator()
  const [follows, setFollows] = useState(false)
  const [opened] = useState(snapshotId)
  const page = useRef({ since, state })
  useEffect(() => {
    page.current = { since, state }
  }, [since, state])
  useEffect(() => {
    if (!isToday) return
    let source: EventSource | undefined
    let waiting: ReturnType<typeof setTimeout> | undefined
    // One that is being read is let come first: news upon news would otherwise never be shown.
    const readAgain = () => {
      waiting = page.current.state === 'idle' ? undefined : setTimeout(readAgain, gather)
      if (!waiting) revalidate()
    }
    const leave = () => {
      source?.close()
      source = undefined
      setFollows(false)
    }
    const follow = () => {
      leave()
      if (document.visibilityState === 'hidden') return
      source = new EventSource(reportingPaths.live({ ambitoSlug, course, since: page.current.since }))
      source.onopen = () => setFollows(true)
      // It tries again by itself, unless it was refused: then nothing comes any more.
      source.onerror = () => setFollows(false)
      source.onmessage = ({ lastEventId }) => {
        if (lastEventId !== page.current.since) waiting ??= setTimeout(readAgain, gather)
      }
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      clearTimeout(waiting)
      leave()
    }
  }, [ambitoSlug, course, isToday, revalidate])
  return { follows, isNews: isToday && snapshotId !== opened }
}
