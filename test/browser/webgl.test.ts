import { expect } from 'vitest'
import { test } from '../support/browser-test.ts'
import { mouse, until } from '../support/hands.ts'
import { arrive, playToTheEnd } from '../support/people.ts'

test('where there is WebGL, the ladder is drawn with it, all through a match', async ({ open }) => {
  const { page, hand, words, language } = await arrive(open, { work: mouse })
  await hand.push(page.getByRole('link', { name: words('home.practice-button') }))
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  const canvas = page.locator('canvas')
  await canvas.waitFor()
  // Readers have a list instead.
  expect(await canvas.evaluate((element) => element.closest('[aria-hidden=true]') !== null)).toBe(true)
  expect(await canvas.evaluate((element) => (element as HTMLCanvasElement).getContext('2d') === null)).toBe(true)
  await playToTheEnd({ page, hand, words, language })
  await until('the ladder was drawn without fog', async () => ((await canvas.boundingBox())?.height ?? 0) > 200)
})
