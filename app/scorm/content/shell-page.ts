import { escapeXml } from '#app/platform/escape-xml.ts'
import type { PlayConfig } from '../play-messages.ts'

/** Addresses of the built player on the content origin; `runtime`: what it loads for an edition. */
export type PlayerFiles = { script: string; style: string; runtime: Record<'1.2' | '2004', string[]> }

/** The page around a package: its frame, its contents, and what the runtime has to know, as data that nothing runs. */
export function shellPage(config: PlayConfig, { script, style, runtime }: PlayerFiles): string {
  const { structure, texts, locale } = config
  const title = escapeXml(structure.title)
  const needed = runtime[structure.edition === '1.2' ? '1.2' : '2004']
  const early = needed.map((file) => `<link rel="modulepreload" href="${file}">`).join('\n')
  const data = JSON.stringify(config).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${style}">
${early}
</head>
<body>
<div class="play">
<nav class="play__contents" id="contents" aria-label="${escapeXml(texts.contents)}" hidden></nav>
<div class="play__stage">
<p class="play__note" id="note" role="status">${escapeXml(texts.opening)}</p>
<iframe id="stage" class="play__frame" title="${title}" allow="fullscreen; autoplay; unload" hidden></iframe>
</div>
<div class="play__bar" id="bar" hidden>
<button type="button" id="previous">${escapeXml(texts.previous)}</button>
<button type="button" id="next">${escapeXml(texts.next)}</button>
</div>
</div>
<script type="application/json" id="config">${data}</script>
<script type="module" src="${script}"></script>
</body>
</html>`
}
