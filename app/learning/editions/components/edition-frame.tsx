import type { ReactNode } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { Tabs } from '#app/ui/components/tabs.tsx'
import { editionMessages } from '../messages.ts'
import { editionPaths } from '../paths.ts'

export type FramedEdition = {
  ambitoSlug: string
  ambitoName: string
  editionId: string
  name: string
  courseTitle: string
}

export type EditionTab = 'participants' | 'meetings' | 'register' | 'settings'

type Props = { edition: FramedEdition; tab: EditionTab; lead?: ReactNode; children: ReactNode }

/** The frame of an edition's pages for the office: its course, its name, and the way between its pages. */
export function EditionFrame({ edition, tab, lead, children }: Props) {
  const t = useText(editionMessages)
  const { ambitoSlug, ambitoName, name, courseTitle } = edition
  const tabs: EditionTab[] = ['participants', 'meetings', 'register', 'settings']
  return (
    <Page
      title={name}
      kicker={courseTitle}
      lead={lead}
      breadcrumbs={[
        { label: ambitoName, to: `/office/${ambitoSlug}` },
        { label: t('editions'), to: editionPaths.list({ ambitoSlug }) },
      ]}
    >
      <Tabs
        label={t('edition_pages')}
        tabs={tabs.map((one) => ({ label: t(`tab_${one}`), to: editionPaths[one](edition), current: one === tab }))}
      />
      {children}
    </Page>
  )
}
