import { expect } from 'vitest'
import { test as anyTest } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { wordsOf } from '../support/words.ts'

const test = anyTest.override('drawing', 'nothing')
const words = wordsOf('en')

/** What the browser itself writes when a file does not come. */
const allowed = /Failed to load resource|net::ERR/

test.for([
  ['a page', '/learn', '**/assets/learn-*.js'],
  ['the catalogue', '/practice', '**/assets/catalogue-*.js'],
] as const)('%s that does not come is told of, and comes when it is tried again', async ([, path, file], { open }) => {
  const page = await open({ path: '/', allowed })
  await page.route(file, (route) => route.abort())
  await page.goto(path)
  await page.getByText(words('banner.missing')).waitFor()
  await expectGood(page)
  await page.unroute(file)
  await page.getByRole('button', { name: words('banner.load-again') }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('main').getByText('RFC').or(page.locator('.scenario')).first().waitFor()
  expect(await page.getByText(words('banner.missing')).count()).toBe(0)
})

test('a page whose scripts do not come, or cannot be read by the browser, says what it needs after a while', async ({ open }) => {
  const page = await open({ path: '/', allowed })
  await page.route('**/assets/index-*.js', (route) => route.abort())
  await page.goto('/')
  const said = page.getByText('Chromium 111')
  expect(await said.isVisible(), 'not while it is still loading').toBe(false)
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish()
  })
  expect(await said.isVisible()).toBe(true)
})

test('a browser that would fail in the middle of a match says so at once', async ({ open }) => {
  const page = await open({ path: '/' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByText('Chromium 111').count()).toBe(0)
  await page.addInitScript(() => Reflect.deleteProperty(Array.prototype, 'toSorted'))
  await page.reload()
  await page.getByText('Chromium 111').waitFor()
  await page.getByText('크로미움 111').waitFor()
  expect(await page.getByRole('heading').count()).toBe(0)
})
