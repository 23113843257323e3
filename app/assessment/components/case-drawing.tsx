import { useEffect, useRef } from 'react'
import { Html } from './html.tsx'

/** A case as drawn, in a box that scrolls; where it is wider than the box it opens on the first scene. */
export function CaseDrawing({ svg, label, note }: { svg: string; label: string; note: string }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const first = box.current?.querySelector('.picture-scene')?.getBoundingClientRect()
    if (!box.current || !first) return
    const own = box.current.getBoundingClientRect()
    box.current.scrollLeft += first.left + first.width / 2 - (own.left + own.width / 2)
  }, [svg])
  return (
    <figure className="case-picture">
      <div ref={box} className="case-picture__box sideways" role="group" aria-label={label} tabIndex={0}>
        <Html html={svg} />
      </div>
      <figcaption className="muted">{note}</figcaption>
    </figure>
  )
}
