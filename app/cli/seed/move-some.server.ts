import { dayBefore, inForceOn } from '#app/organisation/dated.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import type { Random } from '#app/platform/seeded-random.ts'
import type { Colleague } from './history-plan.ts'
import { idOf } from './seed-id.ts'

const day = 86_400_000
const movers = 9

type Past = {
  completions: readonly { personId: string; completedAt: Date | string }[]
  /** Everybody, where they worked until now. */
  colleagues: readonly Colleague[]
  now: Date
  random: Random
}

/**
 * Some invented people who completed the course long ago work elsewhere since a few weeks, so that the demonstration
 * shows that their completion still counts where it happened (P6).
 */
export async function moveSome(tx: Transaction, { completions, colleagues, now, random }: Past): Promise<void> {
  const longAgo = completions
    .filter(({ completedAt }) => now.getTime() - new Date(completedAt).getTime() > 90 * day)
    .flatMap(({ personId }) => colleagues.find((one) => one.personId === personId) ?? [])
  for (let index = 0; index < Math.min(movers, longAgo.length); index += 1) {
    const colleague = longAgo[Math.floor((index * longAgo.length) / movers)]
    const targets = colleagues.filter(
      (one) => one.departmentKind === colleague?.departmentKind && one.organisationId !== colleague.organisationId,
    )
    if (!colleague || targets.length === 0) continue
    const startsOn = new Date(civilDay(now).getTime() - (10 + random.below(30)) * day)
    const { personId } = colleague
    const main = await tx.membership.findFirst({
      where: { personId, isMain: true, ...inForceOn(startsOn) },
      select: { jobTitle: true },
    })
    await tx.membership.updateMany({
      where: { personId, ...inForceOn(startsOn) },
      data: { endsOn: dayBefore(startsOn) },
    })
    const { departmentId } = random.pick(targets)
    const id = idOf(`membership:${personId}:moved`)
    await tx.membership.create({ data: { id, personId, departmentId, jobTitle: main?.jobTitle ?? '', startsOn } })
  }
}
