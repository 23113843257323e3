import { useLocation } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Tabs } from '#app/ui/components/tabs.tsx'
import { officeMessages } from '../office-messages.ts'
import { officePaths } from '../paths.ts'
import { waitingPages, type OfficePage, type WaitingPage } from '../policy.ts'

export type OfficeMenu = {
  ambitoSlug: string
  name: string
  pages: readonly OfficePage[]
  /** How much waits for the office behind its pages. */
  waiting: Readonly<Record<WaitingPage, number>>
}

/** `under` is the page that others, with addresses of their own, belong to. */
type Props = OfficeMenu & { under?: OfficePage }

const isWaitingPage = (page: OfficePage): page is WaitingPage => waitingPages.some((one) => one === page)

/** The way between the pages of an office; the first of them is the beginning of all their addresses. */
export function OfficeNavigation({ ambitoSlug, name, pages, waiting, under }: Props) {
  const t = useText(officeMessages)
  const { pathname } = useLocation()
  const waitingOf = (page: OfficePage) => {
    const count = isWaitingPage(page) ? waiting[page] : 0
    return isWaitingPage(page) && count > 0 ? { count, text: t(`waiting_${page}`, { count }) } : undefined
  }
  const tabs = pages.map((page) => ({
    label: t(`page_${page}`),
    to: officePaths[page]({ ambitoSlug }),
    waiting: waitingOf(page),
  }))
  const isUnder = (to: string) => pathname === to || pathname.startsWith(`${to}/`)
  const reached = {
    certificates: officePaths.certificatesBelow({ ambitoSlug }),
    staff: officePaths.staffBelow({ ambitoSlug }),
  }
  const parent = under ?? (['certificates', 'staff'] as const).find((page) => reached[page].some(isUnder))
  const below = parent && officePaths[parent]({ ambitoSlug })
  const current = tabs.findLast(({ to }) => to === below || (!below && isUnder(to)))
  return (
    <div className="office-navigation page page--wide">
      <Tabs label={t('pages_of', { name })} tabs={tabs.map((tab) => ({ ...tab, current: tab === current }))} />
    </div>
  )
}
