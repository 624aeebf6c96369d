import { expect } from 'vitest'
import { DESKTOP, test } from '../support/browser-test.ts'
import { mouse } from '../support/hands.ts'
import { MANNERS, playTogether } from '../support/manners.ts'
import { arrive } from '../support/people.ts'

test.for(MANNERS)('two people with %s play hello from the first page to the result', async ([, work, device], { open }) => {
  await playTogether(open, 'hello', work, device)
})

test('the ladder is drawn where there is something to draw on', async ({ open }) => {
  const { page, hand, words } = await arrive(open, { work: mouse, device: DESKTOP })
  await hand.push(page.getByRole('link', { name: words('home.practice-button') }))
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  await page.locator('canvas').waitFor()
  expect(await page.locator('canvas').evaluate((canvas) => canvas.closest('[aria-hidden=true]') !== null)).toBe(true)
})
