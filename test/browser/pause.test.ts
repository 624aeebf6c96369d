import { expect } from 'vitest'
import { test as withScene } from '../support/browser-test.ts'
import { mouse, until } from '../support/hands.ts'
import { dueMove, seatTwo, sendGood } from '../support/people.ts'

const test = withScene.override('drawing', 'nothing')

test('a match that is paused says so to both, and either lets it go on; log, console and clock tell its time, which stands still meanwhile', async ({
  open,
}) => {
  const [joon, mina] = await seatTwo(open, mouse)
  const { page, hand, words } = joon
  const syn = await dueMove(joon)
  const pushInMenu = async (key: 'menu.pause' | 'menu.resume') => {
    await hand.push(page.getByLabel(words('menu.open')))
    await hand.push(page.locator('.menu').getByRole('button', { name: words(key) }))
  }
  const banner = ({ page, words }: typeof joon) => page.locator('.banner').filter({ hasText: words('banner.paused') })

  await pushInMenu('menu.pause')
  await Promise.all([joon, mina].map((person) => banner(person).waitFor()))
  const since = await page.evaluate(() => performance.now())
  const spoken = page.locator('[role="status"], [role="alert"], [aria-live]').filter({ hasText: words('event.match-paused') })
  await until('readers hear it', async () => (await spoken.count()) > 0)
  expect(await spoken.filter({ hasText: words('banner.paused') }).count(), 'and once').toBe(0)
  await page.waitForFunction((since) => performance.now() - since > 3000, since)
  await pushInMenu('menu.resume')
  await banner(mina).waitFor({ state: 'detached' })
  await sendGood(joon, syn)
  const timeOf = (said: string) => page.locator('.log li', { hasText: said }).locator('time').innerText()
  expect(await timeOf(words('event.match-resumed'))).toBe(await timeOf(words('event.match-paused')))
  await hand.push(page.getByText(words('drawer.console'), { exact: true }))
  const line = (await page.locator('.console-line').first().textContent()) ?? ''
  expect(line.slice(0, 7)).toBe(await timeOf('SYN seq'))

  await pushInMenu('menu.pause')
  await mina.hand.push(banner(mina).getByRole('button', { name: mina.words('menu.resume') }))
  await banner(joon).waitFor({ state: 'detached' })
  await sendGood(mina, await dueMove(mina))
})
