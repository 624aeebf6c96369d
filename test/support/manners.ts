import type { BrowserContextOptions } from 'playwright-core'
import { expect } from 'vitest'
import type { Open } from './browser-test.ts'
import { DESKTOP, PHONE } from './browser-test.ts'
import type { Worker } from './hands.ts'
import { keyboard, mouse, touch } from './hands.ts'
import { arrive, beReady, choose, joinRoom, makeRoom, playToTheEnd, resultOf } from './people.ts'

/** The three ways of playing, each sufficient by itself. */
export const MANNERS: readonly (readonly [string, Worker, BrowserContextOptions])[] = [
  ['the mouse alone', mouse, DESKTOP],
  ['the keyboard alone', keyboard, DESKTOP],
  ['fingers on a 360 × 740 screen', touch, PHONE],
]

/** Two people meet on the first page and play a scenario to its result, without a wrong move. */
export async function playTogether(open: Open, scenario: string, work: Worker, device: BrowserContextOptions): Promise<void> {
  const [joon, mina] = await Promise.all([arrive(open, { work, device }), arrive(open, { work, device })])
  const code = await makeRoom(joon, 'Joon')
  await joinRoom(mina, code, 'Mina')
  await choose(joon, scenario, 'client')
  await Promise.all([joon, mina].map(beReady))
  await Promise.all([joon, mina].map(playToTheEnd))
  for (const { page, words } of [joon, mina]) {
    await resultOf({ page, words }).waitFor()
    const outcome = page.getByRole('status').filter({ has: page.getByRole('table') })
    const medals = (['result.gold', 'result.silver', 'result.bronze'] as const).map((key) => words(key))
    expect(medals).toContain(await outcome.getByRole('heading').innerText())
    for (const side of ['client', 'server'] as const) {
      const cells = page
        .getByRole('row')
        .filter({ hasText: words(`side.${side}`) })
        .getByRole('cell')
      expect(await cells.nth(2).innerText(), 'wrong moves').toBe('0')
    }
  }
}
