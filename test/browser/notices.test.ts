import { expect } from 'vitest'
import { hastened, PHONE, test as withScene } from '../support/browser-test.ts'
import { touch } from '../support/hands.ts'
import { arrive, dueMove } from '../support/people.ts'

const test = withScene.override('drawing', 'nothing').override('game', hastened(3))

test('on a phone a verdict can be closed, and makes room for another view; what it marked stays marked', async ({ open }) => {
  const person = await arrive(open, { work: touch, device: PHONE }, '/practice')
  const { page, hand, words } = person
  const ack = page.getByRole('button', { name: 'ACK', exact: true })
  const card = page.locator('.verdict')
  await hand.push(page.getByRole('button', { name: words('practice.begin'), exact: true }))
  await hand.send({ ...(await dueMove(person)), flags: ['SYN', 'ACK'] })
  await hand.push(card.getByRole('button', { name: words('verdict.put-away'), exact: true }))
  expect(await card.count()).toBe(0)
  expect(await ack.getAttribute('aria-invalid')).toBe('true')
  await hand.push(page.getByRole('button', { name: words('composer.send'), exact: true }))
  await card.waitFor()
  await hand.push(page.getByRole('tab', { name: words('tabs.numbers') }))
  expect(await card.count()).toBe(0)
})
