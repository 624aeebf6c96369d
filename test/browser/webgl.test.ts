import { expect } from 'vitest'
import { test } from '../support/browser-test.ts'
import { mouse, until } from '../support/hands.ts'
import { arrive, playToTheEnd } from '../support/people.ts'

const SCENE = '**/assets/main-*.js'

test('where there is WebGL, the ladder is drawn with it, all through a match, though it comes only when it is tried again', async ({
  open,
}) => {
  const withoutScene: typeof open = (options) => open({ ...options, allowed: /Failed to load resource/ })
  const { page, hand, words, language } = await arrive(withoutScene, { work: mouse })
  await page.route(SCENE, (route) => route.abort())
  await page.evaluate(noteNewCanvas)
  await hand.push(page.getByRole('link', { name: words('home.practice-button') }))
  await until('it is on its way before anybody begins', () => page.evaluate(isSceneAskedFor))
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  await page.getByText(words('ladder.missing')).waitFor()
  await page.unroute(SCENE)
  await hand.push(page.getByRole('button', { name: words('ladder.again') }))
  const canvas = page.locator('canvas')
  await canvas.waitFor()
  // It comes black, and is shown when there is something on it.
  expect(await page.evaluate(() => document.documentElement.dataset.canvasCame)).toBe('hidden')
  // Readers have a list instead.
  expect(await canvas.evaluate((element) => element.closest('[aria-hidden=true]') !== null)).toBe(true)
  expect(await canvas.evaluate((element) => (element as HTMLCanvasElement).getContext('2d') === null)).toBe(true)
  await playToTheEnd({ page, hand, words, language })
  await until('the ladder was drawn without fog', async () => ((await canvas.boundingBox())?.height ?? 0) > 200)
})

/** Runs in the page. */
function isSceneAskedFor(): boolean {
  return performance.getEntriesByType('resource').some(({ name }) => /\/main-[^/]*\.js$/.test(name))
}

/** Runs in the page: notes how a canvas is seen in the moment in which it comes. */
function noteNewCanvas(): void {
  const note = () => {
    const came = document.querySelector('.scene canvas')
    if (came !== null) document.documentElement.dataset.canvasCame ??= getComputedStyle(came).visibility
  }
  new MutationObserver(note).observe(document.body, { childList: true, subtree: true })
}
