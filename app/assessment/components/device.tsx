import { useEffect, useState, type ComponentType } from 'react'

type Status = ComponentType<{ personId: string }>

/** The answers that wait on this device, once the page is alive; until then there is nothing, and without script neither. */
export function Device({ personId }: { personId: string | null }) {
  const [Shown, show] = useState<Status | null>(null)
  useEffect(() => {
    if (personId === null) return
    // Where it cannot be loaded, forms go straight to the server.
    void import('./device-status.tsx').then(
      ({ DeviceStatus }) => show(() => DeviceStatus),
      () => undefined,
    )
  }, [personId])
  return Shown && personId !== null ? <Shown key={personId} personId={personId} /> : null
}
