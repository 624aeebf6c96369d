import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { until } from './hands.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const THEMES = ['light', 'dark'] as const

/** True when all that moves, moves for ever. */
function isAtRest(): boolean {
  return document
    .getAnimations()
    .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity)
}

/** One heading above all others, in both themes no finding of axe, its best practices included, no sentence in pieces, and nothing wider than the screen. */
export async function expectGood(page: Page): Promise<void> {
  expect(await page.locator('h1').allInnerTexts(), `the first headings of ${page.url()}`).toHaveLength(1)
  await page.evaluate(AXE) // not as a script of the page: its policy allows none but its own
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`:root[data-theme="${colorScheme}"]`).waitFor({ state: 'attached' })
    await until('nothing fades in any more', () => page.evaluate(isAtRest))
    expect(await page.evaluate(findings), `${page.url()}, ${colorScheme}`).toEqual([])
  }
  expect(await page.evaluate(piecesOfSentences), `sentences whose parts are laid out one by one in ${page.url()}`).toEqual([])
  // A phone's browser widens what it calls its window until everything fits: the screen does not grow.
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide, `the width of ${page.url()}`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}

/** Runs in the page. */
async function findings(): Promise<string[]> {
  const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] })
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} (${failureSummary})`).join('; ')}`,
  )
}

/** Runs in the page: a name within a sentence is an element, which flex and grid would take out of it. */
function piecesOfSentences(): string[] {
  const parents = [...document.querySelectorAll('.whole')].map(({ parentElement }) => parentElement as HTMLElement)
  const torn = parents.filter((parent) => parent.childNodes.length > 1 && /flex|grid/.test(getComputedStyle(parent).display))
  return torn.map(({ outerHTML }) => outerHTML)
}
