import { expect } from 'vitest'
import { test as anyTest } from '../support/browser-test.ts'
import { mouse, until } from '../support/hands.ts'
import { arrive, playToTheEnd } from '../support/people.ts'

const test = anyTest.override('drawing', 'canvas')

test('alone against a bot, in Korean, and without WebGL', async ({ open }) => {
  const mina = await arrive(open, { work: mouse, language: 'ko' })
  const { page, hand, words } = mina
  await hand.push(page.getByRole('link', { name: words('home.practice-button') }))
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  await playToTheEnd(mina)
  await until('the ladder was drawn without WebGL', async () => ((await page.locator('canvas').boundingBox())?.height ?? 0) > 200)
  expect(await page.getByRole('table').innerText()).toContain(words('player.bot'))
})
