import type { MetaFunction } from '@remix-run/node'
import { aboutMessages } from '#app/identity/about-messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Page } from '#app/ui/components/page.tsx'

export default function Accessibility() {
  const t = useText(aboutMessages)
  return (
    <Page title={t('accessibility_title')} lead={t('accessibility_lead')} width="reading">
      <p>{t('accessibility_how')}</p>
      <p>{t('accessibility_test')}</p>
      <p>{t('accessibility_tell')}</p>
    </Page>
  )
}

export const meta: MetaFunction = () => [{ title: 'Accessibilità · Sguardi' }]
