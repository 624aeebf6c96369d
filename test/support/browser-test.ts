import { dirname, join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { test as base, expect } from 'vitest'
import { findChromium } from './chromium.ts'
import type { Game } from './game.ts'
import { startGame } from './game.ts'
import { PATIENCE_MS } from './hands.ts'
import { startTestServer } from './server.ts'

/** The screen of a laptop. */
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
/** The smallest phone that we promise to fit. */
export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

/**
 * Parts of the browser that no page can see. Each new window loads two pages for the list below its address field, which takes longer than a page of ours.
 * The last list of such parts is the one that counts, so the rest is what playwright-core would turn off.
 */
const UNUSED = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
]

/** Opens the game in a browser of its own (own storage), as one person would. Complaints of the page fail the test. */
export type Open = (options?: BrowserContextOptions & { readonly path?: string; readonly allowed?: RegExp }) => Promise<Page>

/**
 * For a file's `game`: a server whose rooms play `speed` times faster than the wall clock, for tests of what flights and countdowns lead to. It lives in
 * the test's own process.
 */
export function hastened(speed: number) {
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads what a fixture needs off this pattern
  return async ({}: object, { onCleanup }: { onCleanup(cleanup: () => Promise<void>): void }): Promise<Game> => {
    const server = await startTestServer({}, { speed })
    onCleanup(() => server.close())
    return {
      url: server.url,
      crashAndRestart: () => Promise.reject(new Error('a server in this process cannot crash alone')),
      stop: () => server.close(),
    }
  }
}

/**
 * Tests in a real Chromium against the real server. One browser and one server a file; every person has a context of its own.
 * A test fails if any of its pages wrote an error into the console.
 */
export const test = base
  /**
   * What the ladder can be drawn on: WebGL (in software here), a plain canvas, or nothing, so that the plain ladder stays. The less there
   * is, the more time has the machine for everything else.
   */
  .extend('drawing', { scope: 'file' }, 'webgl' as 'webgl' | 'canvas' | 'nothing')
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads what a fixture needs off this pattern
  .extend('game', { scope: 'file' }, async ({}, { onCleanup }) => {
    const game = await startGame()
    onCleanup(() => game.stop())
    return game
  })
  .extend('browser', { scope: 'file' }, async ({ drawing }, { onCleanup }): Promise<Browser> => {
    const executablePath = findChromium()
    if (executablePath === undefined) throw new Error('No Chromium: say where one is with CHROMIUM=/path/to/chrome')
    const graphics = drawing === 'webgl' ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'] : ['--disable-3d-apis']
    const args = ['--no-sandbox', '--mute-audio', `--disable-features=${UNUSED.join()}`, ...graphics]
    const browser = await chromium.launch({ executablePath, args })
    onCleanup(() => browser.close())
    return browser
  })
  .extend('open', async ({ game, browser, drawing, task }, { onCleanup }): Promise<Open> => {
    const complaints: string[] = []
    const pages: Page[] = []
    onCleanup(async () => {
      if (task.result?.state === 'fail') await Promise.all(pages.map((page, nth) => page.screenshot({ path: pictureOf(task.name, nth) })))
      await Promise.all(pages.map((page) => page.context().close()))
      expect([...new Set(complaints)], 'errors in the console').toEqual([])
    })
    return async ({ path = '/', allowed, ...options } = {}) => {
      const context = await browser.newContext({ ...DESKTOP, locale: 'en-US', reducedMotion: 'reduce', baseURL: game.url, ...options })
      context.setDefaultTimeout(PATIENCE_MS)
      if (drawing === 'nothing') await context.addInitScript(() => Reflect.set(HTMLCanvasElement.prototype, 'getContext', () => null))
      const page = await context.newPage()
      pages.push(page)
      page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !allowed?.test(message.text())) complaints.push(message.text())
      })
      await page.goto(path)
      return page
    }
  })

/** Where the pages of a failed test are kept. */
function pictureOf(test: string, nth: number): string {
  const name = test.replace(/[^\w]+/g, '-').slice(0, 60)
  return join(dirname(dirname(import.meta.dirname)), 'node_modules/.cache/acksu/failed', `${name}-${nth + 1}.png`)
}
