import { gzipSync } from 'node:zlib'
import { describe, expect } from 'vitest'
import { test as anyTest, DESKTOP, PHONE } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { mouse } from '../support/hands.ts'
import { arrive, beReady, joinRoom, makeRoom, nextMove, playToTheEnd } from '../support/people.ts'
import { wordsOf } from '../support/words.ts'

const test = anyTest.override('drawing', 'nothing')

const FIRST_PAGE_KB = 120
const DEVICES = { desktop: DESKTOP, phone: PHONE }

describe.each(Object.entries(DEVICES))('on a %s, in both themes', (_, device) => {
  test.for(['/', '/learn', '/practice', '/workshop', '/campaign', '/storm', '/room/222222', '/nowhere'])(
    '%s is accessible and fits',
    async (path, { open }) => {
      const page = await open({ ...device, path, allowed: /status of 404/ })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectGood(page)
    },
  )

  test("lobby, table, result and a spectator's table are accessible and fit", async ({ open }) => {
    const [joon, mina] = await Promise.all([arrive(open, { work: mouse, device }), arrive(open, { work: mouse, device })])
    await joinRoom(mina, await makeRoom(joon, 'Joon'), 'Mina')
    const watcher = await arrive(open, { work: mouse, device }, new URL(joon.page.url()).pathname)
    await watcher.hand.type(watcher.page.getByLabel(watcher.words('name.label')), 'Teacher')
    await watcher.hand.push(watcher.page.getByRole('button', { name: watcher.words('join.watch') }))
    await expectGood(joon.page)
    await Promise.all([joon, mina].map(beReady))
    await Promise.race([joon, mina].map(nextMove))
    await expectGood(joon.page)
    await expectGood(watcher.page)
    await Promise.all([joon, mina].map(playToTheEnd))
    await expectGood(joon.page)
    await expectGood(watcher.page)
  })
})

test(`the first page needs less than ${FIRST_PAGE_KB} KB of compressed script, and no Phaser`, async ({ open }) => {
  const page = await open()
  await page.waitForLoadState('networkidle')
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ name }) => name),
  )
  const bodies = await Promise.all(scripts.map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())))
  expect(bodies.length).toBeGreaterThan(0)
  expect(bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1024).toBeLessThan(FIRST_PAGE_KB)
  expect(bodies.filter((body) => body.includes('Phaser'))).toEqual([])
})

test("the language is the browser's, changes at once, and stays", async ({ open }) => {
  const [english, korean] = [wordsOf('en'), wordsOf('ko')]
  const page = await open({ locale: 'ko-KR' })
  await page.getByRole('button', { name: korean('home.create') }).waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: english('home.create') }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.getByRole('contentinfo').locator(':lang(ko)').allInnerTexts()).toEqual(['악수'])
  await page.reload()
  await page.getByRole('button', { name: english('home.create') }).waitFor()
  await page.getByRole('button', { name: '한국어' }).click()
  await page.getByRole('button', { name: korean('home.create') }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('ko')
})

test('a browser without scripts is told that alone, and not that it is too old', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false })
  await page.locator('noscript p').first().waitFor() // by its text nothing in there is found
  expect(await page.locator('.too-old').boundingBox()).toBeNull()
})

test('a page that does not exist says so, and its status, too', async ({ open, game }) => {
  const page = await open({ path: '/nowhere', allowed: /status of 404/ })
  await page.getByRole('heading', { level: 1, name: wordsOf('en')('not-found.title') }).waitFor()
  expect((await fetch(`${game.url}/nowhere`)).status).toBe(404)
})
