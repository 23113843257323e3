import { awaitApi } from '#app/scorm/export/runtime/find-api.ts'
import { Record2004 } from '#app/scorm/export/runtime/record-2004.ts'
import { play } from './main.ts'

play(async () => {
  const api = await awaitApi(window, 'API_1484_11')
  return api && new Record2004(api)
})
