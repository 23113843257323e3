import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { useFollowed } from '#app/ui/use-followed.ts'
import type { BundleView } from '../bulk/bundle-queries.server.ts'
import { bundleLimit } from '../bulk/bundle-limit.ts'
import { certificatesMessages } from '../messages.ts'
import { certificatesPaths } from '../paths.ts'

/** With one decimal, and never none. */
const megabytes = (bytes: number) => Math.max(0.1, Math.round(bytes / 100_000) / 10)

function Ready({ total, size, href }: { total: number; size: number | null; href: string }) {
  const t = useText(certificatesMessages)
  const { number } = useFormats()
  return (
    <>
      <Alert kind="success">
        <p>{total === 0 ? t('bundle_ready_none') : t('bundle_ready', { count: total })}</p>
      </Alert>
      <p>
        <a className="button button--primary" href={href}>
          {t('bundle_download')}
        </a>
        {size !== null && <span className="muted"> {t('bundle_size', { megabytes: number(megabytes(size)) })}</span>}
      </p>
      <p className="muted">{t('bundle_contents')}</p>
    </>
  )
}

/** How far a bundle is: moves by itself, can be left, ends in the download. */
export function BundleProgress({ bundle, ambitoSlug }: { bundle: BundleView; ambitoSlug: string }) {
  const t = useText(certificatesMessages)
  const { bundleId, state, failure, done, total, size } = bundle
  const isMoving = state === 'queued' || state === 'running'
  useFollowed(isMoving)
  if (state === 'ready')
    return <Ready total={total} size={size} href={certificatesPaths.bundleZip({ ambitoSlug, bundleId })} />
  if (state === 'failed') {
    const isLarge = failure === 'too_large'
    return (
      <Alert kind="danger">
        <p>{isLarge ? t('bundle_failed_too_large', { limit: bundleLimit }) : t('bundle_failed_technical')}</p>
      </Alert>
    )
  }
  return (
    <>
      <p role="status">{t(state === 'queued' ? 'bundle_queued' : 'bundle_running')}</p>
      <ProgressBar
        percent={total === 0 ? 0 : Math.floor((done * 100) / total)}
        label={total === 0 ? t(`bundle_state_${state}`) : t('bundle_progress', { done, total })}
      />
      <p>
        <a href={certificatesPaths.bundle({ ambitoSlug, bundleId })}>{t('bundle_refresh')}</a>
      </p>
    </>
  )
}
