import { parseWithZod } from '@conform-to/zod/v4'
import { describe, expect, test } from 'vitest'
import { addAccount, signedIn } from '../account.fixtures.ts'
import { keepRoll } from './keep-roll.server.ts'
import { removeRoll } from './remove-roll.server.ts'
import { findOwnRoll, rollsOf } from './roll-queries.server.ts'
import { SocialWorkerRoll } from './schemas.ts'

const now = new Date('2026-11-24T09:00:00Z')
const roll = { region: 'Lombardia', section: 'B', number: '12345' } as const

describe('where somebody is on the roll', () => {
  const parsed = (changes: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...roll, ...changes })) form.append(name, value)
    return parseWithZod(form, { schema: SocialWorkerRoll })
  }

  test.each([
    [' 4321 ', '4321'],
    ['12/a', '12/A'],
    ['LOM-77.2', 'LOM-77.2'],
  ])('the number %j is kept as %s', (number, kept) => {
    const submission = parsed({ number })
    expect(submission.status === 'success' && submission.value).toEqual({ ...roll, number: kept })
  })

  test.each([
    [{ number: '' }, { number: ['number_missing'] }],
    [{ number: 'sezione' }, { number: ['number_wrong'] }],
    [{ number: '1'.repeat(21) }, { number: ['number_wrong'] }],
    [{ number: '=1+1' }, { number: ['number_wrong'] }],
    [{ region: '' }, { region: ['region_missing'] }],
    [{ region: 'Padania' }, { region: ['region_missing'] }],
    [{ section: 'C' }, { section: ['section_missing'] }],
  ])('%j is refused', (changes, errors) => {
    const submission = parsed(changes)
    expect(submission.status !== 'success' && submission.error).toEqual(errors)
  })

  test('is kept, changed and taken back by its person alone', async () => {
    const [one, other] = [await addAccount(), await addAccount()]
    const { viewer } = await signedIn(one.email)
    const { viewer: stranger } = await signedIn(other.email)
    await Promise.all([keepRoll(viewer, roll, now), keepRoll(viewer, roll, now), keepRoll(stranger, roll, now)])
    await keepRoll(viewer, { ...roll, section: 'A' }, now)
    expect(await findOwnRoll(viewer)).toEqual({ ...roll, section: 'A' })
    await removeRoll(viewer)
    await removeRoll(viewer)
    expect(await findOwnRoll(viewer)).toBeNull()
    expect([...(await rollsOf([one.personId, other.personId]))]).toEqual([[other.personId, roll]])
  })
})
