import { useLocation } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Tabs } from '#app/ui/components/tabs.tsx'
import { officeMessages } from '../office-messages.ts'
import { officePaths } from '../paths.ts'
import type { OfficePage } from '../policy.ts'

type Props = { ambitoSlug: string; name: string; pages: readonly OfficePage[] }

/** The way between the pages of an office; the first of them is the beginning of all their addresses. */
export function OfficeNavigation({ ambitoSlug, name, pages }: Props) {
  const t = useText(officeMessages)
  const { pathname } = useLocation()
  const tabs = pages.map((page) => ({ label: t(`page_${page}`), to: officePaths[page]({ ambitoSlug }) }))
  const isUnder = (to: string) => pathname === to || pathname.startsWith(`${to}/`)
  const below = officePaths.certificatesBelow({ ambitoSlug }).some(isUnder) && officePaths.certificates({ ambitoSlug })
  const current = tabs.findLast(({ to }) => to === below || (!below && isUnder(to)))
  return (
    <div className="office-navigation page page--wide">
      <Tabs label={t('pages_of', { name })} tabs={tabs.map((tab) => ({ ...tab, current: tab === current }))} />
    </div>
  )
}
