import { expect } from 'vitest'
import type { Open } from '../support/browser-test.ts'
import { test as anyTest } from '../support/browser-test.ts'
import { mouse } from '../support/hands.ts'
import type { Person } from '../support/people.ts'
import { dueMove, goodMoves, playToTheEnd, resultOf, seatTwo, sendGood } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing')

test('a server that crashes in mid-match and comes back costs nothing but a moment', async ({ open, game }) => {
  // A connection that fails is an error to the console: nothing can be done about it.
  const patient: Open = (options) => open({ ...options, allowed: /WebSocket|net::ERR/ })
  const [joon, mina] = await seatTwo(patient, mouse)
  await sendGood(joon, await dueMove(joon))
  await game.crashAndRestart(() => expectClockStandsStill(joon))
  await joon.page.getByRole('status').getByText(joon.words('banner.online-again')).waitFor()
  await Promise.all([joon, mina].map(playToTheEnd))
  await Promise.all([joon, mina].map((person) => resultOf(person).waitFor()))
  expect(await goodMoves(joon)).toBe(2)
})

/** Nothing happens in a room whose server is down: its clock must not run on the page alone. */
async function expectClockStandsStill({ page, words }: Person): Promise<void> {
  const clock = page.locator('.hud-clock')
  await page.getByText(words('banner.offline')).waitFor()
  const [shown, since] = [await clock.innerText(), await page.evaluate(() => performance.now())]
  await page.waitForFunction((since) => performance.now() - since > 1500, since)
  expect(await clock.innerText()).toBe(shown)
}
