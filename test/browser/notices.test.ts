import { expect } from 'vitest'
import { test as withScene } from '../support/browser-test.ts'
import { mouse } from '../support/hands.ts'
import { arrive, choose, playToTheEnd, resultOf } from '../support/people.ts'

const test = withScene.override('drawing', 'nothing')

test('the last verdict of a match does not lie on the next table', async ({ open }) => {
  const person = await arrive(open, { work: mouse }, '/practice')
  const { page, hand, words } = person
  await choose(person, 'hello', 'server')
  await hand.push(page.getByRole('button', { name: words('practice.begin'), exact: true }))
  await playToTheEnd(person)
  await hand.push(resultOf(person).locator('.button.big'))
  await page.getByRole('region', { name: words('task.title') }).waitFor()
  expect(await page.locator('.verdict').count()).toBe(0)
})
