import { useEffect, useRef, useState, type RefObject } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { draftMessages } from '../messages.ts'
import type { Target } from '../visual/components/use-told.ts'
import type { Remark, SourceView } from './source-view.ts'
import { areaBeside } from './use-visual-view.tsx'

type Asked = { remarks: readonly Remark[]; target: Target | null; onWrite: (text: string) => void }

/** The editor of a text in the place of its field, fetched when it is asked for; `target` is where its cursor goes. */
export function useSourceView(isOn: boolean, place: RefObject<HTMLElement>, { remarks, target, onWrite }: Asked): void {
  const t = useText(draftMessages)
  const source = useRef<SourceView | null>(null)
  const [isOpen, setOpen] = useState(false)
  const latest = useRef({ remarks, onWrite })
  useEffect(() => {
    latest.current = { remarks, onWrite }
    source.current?.setRemarks(remarks)
  })
  useEffect(() => {
    const area = areaBeside(place.current)
    if (!isOn || !area) return undefined
    let isGone = false
    const take = (next: string) => {
      area.value = next
      latest.current.onWrite(next)
    }
    void import('./source-view.ts').then(({ openSourceView }) => {
      if (isGone || !place.current) return
      source.current = openSourceView(place.current, { text: area.value, label: t('text'), onChange: take })
      source.current.setRemarks(latest.current.remarks)
      area.hidden = true
      setOpen(true)
    })
    return () => {
      isGone = true
      setOpen(false)
      source.current?.destroy()
      source.current = null
      area.hidden = false
    }
  }, [isOn, place, t])
  useEffect(() => {
    if (target && isOpen) source.current?.goTo(target.line)
  }, [target, isOpen])
}
