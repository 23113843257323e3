import { Form } from '@remix-run/react'
import { languageName } from '#app/platform/i18n/language-names.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { languageMessages } from '../language-messages.ts'

/** In which language one takes a course, and a button for each other one. Nothing where there is but one. */
export function LanguageChoice({ language, languages }: { language: string; languages: readonly string[] }) {
  const t = useText(languageMessages)
  const others = languages.filter((one) => one !== language)
  if (others.length === 0) return null
  return (
    <Form method="post" className="section">
      <p>
        {t('language_now')} <strong lang={language}>{languageName(language)}</strong>. {t('language_keeps')}
      </p>
      <p className="button-row">
        {others.map((one) => (
          <Button key={one} kind="outline" className="button--small" name="language" value={one}>
            {t('language_go_on')} <span lang={one}>{languageName(one)}</span>
          </Button>
        ))}
      </p>
    </Form>
  )
}

/** The languages a course can be taken in, as one line; nothing where there is but one. */
export function LanguagesLine({ languages }: { languages: readonly string[] }) {
  const t = useText(languageMessages)
  if (languages.length < 2) return null
  return (
    <>
      <dt>{t('languages')}</dt>
      <dd>
        {languages.map((language, at) => (
          <span key={language}>
            {at > 0 && ' · '}
            <span lang={language}>{languageName(language)}</span>
          </span>
        ))}
      </dd>
    </>
  )
}
