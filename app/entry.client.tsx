import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { hashOfArtefact } from '#app/learning/paths.ts'

/**
 * A lesson's module must be there before the page comes alive. Were it loaded meanwhile, React would put a new copy in
 * place of what the server wrote, and with it lose what somebody has already typed or chosen there.
 */
async function loadLessonsOfPage(): Promise<void> {
  const preloaded = document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')
  const hashes = [...preloaded].flatMap((link) => hashOfArtefact(new URL(link.href).pathname) ?? [])
  if (hashes.length === 0) return
  const { preloadLesson } = await import('#app/learning/components/lesson-body.tsx')
  await Promise.all(hashes.map(preloadLesson))
}

await loadLessonsOfPage()

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  )
})
