import { chromium } from 'playwright'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless','--no-sandbox','--disable-gpu'] })
const base='http://localhost:4310'
const p = await b.newPage({ locale: 'it-IT', viewport: { width: 1280, height: 900 } })
await p.goto(base+'/login')
const who = process.argv[2], path = process.argv[3], out = process.argv[4], w = Number(process.argv[5]||1280)
await p.getByRole('button', { name: new RegExp(who) }).first().click()
await p.waitForURL(u => !u.pathname.includes('login'))
await p.setViewportSize({ width: w, height: 900 })
await p.goto(base+path)
await p.waitForTimeout(700)
await p.screenshot({ path: out, fullPage: true })
await b.close()
