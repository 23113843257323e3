import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import type { ShownDoor } from '../draw-door.server.ts'
import { meetingPaths } from '../paths.ts'
import { teachingMessages } from '../teaching-messages.ts'

/** Milliseconds between two looks at who has come. */
const often = 5000
/** Milliseconds past the change, so that the new code is there. */
const after = 150

/** Asks for the code anew when it changes, and in between for who has come. */
function useTurning(left: number) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, Math.min(left + after, often))
    return () => clearTimeout(timer)
  }, [left, state, revalidate])
}

/** Without script the browser itself loads the page again when the code changes. */
function TurnsWithoutScript({ left }: { left: number }) {
  const seconds = Math.ceil((left + after) / 1000)
  return <noscript dangerouslySetInnerHTML={{ __html: `<meta http-equiv="refresh" content="${seconds}">` }} />
}

type Props = { meetingId: string; door: ShownDoor; counts: { enrolled: number; entered: number; left: number } }

/** The code at the door, large enough for the last row. */
export function DoorScreen({ meetingId, door, counts }: Props) {
  const t = useText(teachingMessages)
  const { moment } = useFormats()
  const { direction, code, left, picture, isOpen, opens, closes, typedAt } = door
  const other = direction === 'entry' ? 'exit' : 'entry'
  useTurning(left)
  return (
    <section className="door" aria-labelledby="door-title">
      <TurnsWithoutScript left={left} />
      <h2 id="door-title">{t(`code_title_${direction}`)}</h2>
      {!isOpen && (
        <Alert kind="warning">
          <p>{t('code_outside', { opens: moment(opens), closes: moment(closes) })}</p>
        </Alert>
      )}
      <img className="door__picture" src={picture} alt={t('code_qr', { code })} width={320} height={320} />
      <p className="door__code">
        <span className="visually-hidden">{code.split('').join(' ')}</span>
        <span aria-hidden="true">{`${code.slice(0, 3)} ${code.slice(3)}`}</span>
      </p>
      <p>{t('code_how', { address: typedAt })}</p>
      <p className="muted">
        {t('code_changes')} · {t('counts', counts)}
      </p>
      <p>
        <LinkButton kind="outline" to={meetingPaths.code({ meetingId, direction: other })}>
          {t(`code_show_${other}`)}
        </LinkButton>
      </p>
    </section>
  )
}
