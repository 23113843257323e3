import { awaitApi } from '#app/scorm/export/runtime/find-api.ts'
import { Record12 } from '#app/scorm/export/runtime/record-12.ts'
import { play } from './main.ts'

play(async () => {
  const api = await awaitApi(window, 'API')
  return api && new Record12(api)
})
