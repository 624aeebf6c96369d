import { expect } from 'vitest'
import { test } from '../support/browser-test.ts'
import { mouse, until } from '../support/hands.ts'
import { arrive, dueMove, playToTheEnd, sendGood } from '../support/people.ts'

const SCENE = '**/assets/main-*.js'

test('where there is WebGL, the ladder is drawn with it, all through a match, though it comes late, is lost, and is scrolled', async ({
  open,
}) => {
  const withoutScene: typeof open = (options) => open({ ...options, allowed: /Failed to load resource/ })
  const person = await arrive(withoutScene, { work: mouse })
  const { page, hand, words } = person
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

  // A browser may take the picture away at any time, and mostly gives it back.
  const driver = await canvas.evaluateHandle((element) =>
    (element as HTMLCanvasElement).getContext('webgl')?.getExtension('WEBGL_lose_context'),
  )
  await driver.evaluate((it) => it?.loseContext())
  await page.getByText(words('ladder.failed')).waitFor()
  expect(await canvas.isVisible()).toBe(false)
  await driver.evaluate((it) => it?.restoreContext())
  await page.getByText(words('ladder.failed')).waitFor({ state: 'detached' })
  await until('it is drawn again', () => canvas.isVisible())
  await driver.evaluate((it) => it?.loseContext())
  await hand.push(page.getByRole('button', { name: words('ladder.again') }))
  await until('another is drawn', async () => (await canvas.count()) === 1 && (await canvas.isVisible()))

  // Whoever has scrolled up stays there, whatever comes.
  await page.setViewportSize({ width: 1280, height: 480 })
  await sendGood(person, await dueMove(person))
  const toNewest = page.getByRole('button', { name: words('ladder.newest') })
  await page.locator('.ladder').hover()
  await until('there is something to scroll up to', async () => {
    await page.mouse.wheel(0, -40)
    return toNewest.isVisible()
  })
  const due = await dueMove(person)
  expect(due.ack, 'an answer has come').not.toBe(null)
  await page.evaluate(() => new Promise(requestAnimationFrame))
  await hand.push(toNewest)
  await toNewest.waitFor({ state: 'detached' })
  await page.setViewportSize({ width: 1280, height: 800 })

  await playToTheEnd(person)
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
