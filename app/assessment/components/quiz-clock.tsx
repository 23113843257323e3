import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { QuizState } from '../activity-state.ts'
import { quizMessages } from '../quiz-messages.ts'
import { graceMinutes } from '../time-rule.ts'

type Deadline = NonNullable<NonNullable<QuizState['attempt']>['deadline']>

/**
 * Seconds to the deadline, from what the server said and the time since: a wrong clock of the machine does not matter.
 * Null without script. After the deadline and the grace the page is asked for again, which closes the attempt.
 */
function useSecondsLeft({ at, secondsLeft }: Deadline): number | null {
  const [seconds, setSeconds] = useState<number | null>(null)
  const { revalidate } = useRevalidator()
  const asked = useRef(false)
  useEffect(() => {
    const begun = Date.now()
    const tick = () => {
      const left = secondsLeft - Math.floor((Date.now() - begun) / 1000)
      setSeconds(left)
      if (left >= -graceMinutes * 60 || asked.current) return
      asked.current = true
      revalidate()
    }
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [at, secondsLeft, revalidate])
  return seconds
}

/**
 * When the time of an attempt ends, in words, and with script how much is left: by minutes, so that nothing moves while
 * one thinks. A screen reader is told at five minutes and at one (WCAG 2.2.1, 4.1.3).
 */
export function QuizClock({ deadline }: { deadline: Deadline }) {
  const t = useText(quizMessages)
  const { time } = useFormats()
  const seconds = useSecondsLeft(deadline)
  const isUp = seconds === null ? deadline.secondsLeft <= 0 : seconds <= 0
  const left = seconds !== null && !isUp
  const told = !left ? '' : seconds <= 60 ? t('time_one') : seconds <= 300 ? t('time_five') : ''
  return (
    <div className="quiz__clock">
      <p>
        {t(isUp ? 'time_up' : 'time_until', { time: time(deadline.at) })}{' '}
        {left && (
          <strong role="timer">
            {seconds < 60 ? t('time_left_less') : t('time_left', { count: Math.ceil(seconds / 60) })}
          </strong>
        )}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {told}
      </p>
    </div>
  )
}
