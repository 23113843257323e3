import { useEffect, useState } from 'react'
import { LiveDraft, type LiveText, type SaveState } from './live-draft.ts'

/** A `LiveDraft` for as long as its field is on the page. */
export function useLiveDraft(text: LiveText, initial: SaveState) {
  const [draft] = useState(() => new LiveDraft(text, initial))
  const [live, setLive] = useState(draft.state)
  useEffect(() => draft.begin(setLive), [draft])
  const { text: read, revision, counter, language } = text
  useEffect(() => draft.loaded(read, revision), [draft, read, revision])
  useEffect(() => draft.look({ counter, language }), [draft, counter, language])
  return { live, draft }
}
