import { useLocation } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Tabs, type Tab } from '#app/ui/components/tabs.tsx'
import { officeMessages } from '../office-messages.ts'
import { officePaths } from '../paths.ts'
import { officeGroups, waitingPages, type OfficePage, type WaitingPage } from '../policy.ts'

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

/** The page of the menu that an address belongs to: the longest that it lies under. */
function pageAt(pathname: string, { ambitoSlug, pages }: Pick<OfficeMenu, 'ambitoSlug' | 'pages'>) {
  const isUnder = (to: string) => pathname === to || pathname.startsWith(`${to}/`)
  const reached = {
    certificates: officePaths.certificatesBelow({ ambitoSlug }),
    staff: officePaths.staffBelow({ ambitoSlug }),
    reports: officePaths.reportsBelow({ ambitoSlug }),
  }
  const parent = (['certificates', 'staff', 'reports'] as const).find((page) => reached[page].some(isUnder))
  const lying = pages.filter((page) => isUnder(officePaths[page]({ ambitoSlug })))
  // All addresses begin with that of the first page.
  return parent ?? lying.find((page) => page !== 'coverage') ?? lying[0]
}

/** The way between the pages of an office: a row of what it does, and beneath, where there is more than one, its pages. */
export function OfficeNavigation({ ambitoSlug, name, pages, waiting, under }: Props) {
  const t = useText(officeMessages)
  const { pathname } = useLocation()
  const here = under ?? pageAt(pathname, { ambitoSlug, pages })
  const waitingOf = (page: OfficePage): Tab['waiting'] => {
    const count = isWaitingPage(page) ? waiting[page] : 0
    return isWaitingPage(page) && count > 0 ? { count, text: t(`waiting_${page}`, { count }) } : undefined
  }
  const shown = officeGroups
    .map(({ group, pages: all }) => ({ group, own: pages.filter((page) => all.some((one) => one === page)) }))
    .filter(({ own }) => own.length > 0)
  const open = shown.find(({ own }) => own.some((page) => page === here))
  const groupTab = ({ group, own }: (typeof shown)[number]): Tab => {
    const [first = 'coverage'] = own
    const isOpen = group === open?.group
    return {
      label: t(`group_${group}`),
      to: officePaths[first]({ ambitoSlug }),
      current: isOpen && own.length > 1 ? 'within' : isOpen,
      waiting: own.map(waitingOf).find((one) => one),
    }
  }
  const pageTab = (page: OfficePage): Tab => ({
    label: t(`page_${page}`),
    to: officePaths[page]({ ambitoSlug }),
    current: page === here,
    waiting: waitingOf(page),
  })
  return (
    <div className="office-navigation page page--wide">
      <Tabs label={t('pages_of', { name })} tabs={shown.map(groupTab)} />
      {open && open.own.length > 1 && (
        <Tabs
          kind="below"
          label={t('pages_within', { group: t(`group_${open.group}`) })}
          tabs={open.own.map(pageTab)}
        />
      )}
    </div>
  )
}
