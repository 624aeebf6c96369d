import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { test as anyTest } from '../support/browser-test.ts'
import { mouse } from '../support/hands.ts'
import { arrive } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing')

/** What is painted behind it, in the end. */
const backgroundOf = (what: Locator) => what.evaluate((element) => getComputedStyle(element).backgroundColor)

test('with colours of one’s own (a contrast theme) what is chosen and which flags are on can still be seen', async ({ open }) => {
  const { page, hand, words } = await arrive(open, { work: mouse, device: { forcedColors: 'active' } }, '/practice')
  const [guided, expert] = (['guided', 'expert'] as const).map((level) =>
    page.getByRole('button', { name: words(`assistance.${level}`), exact: true }),
  )
  if (guided === undefined || expert === undefined) throw new Error('no levels')
  expect(await backgroundOf(guided)).not.toBe(await backgroundOf(expert))
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  const [syn, fin] = [page.getByRole('button', { name: 'SYN', exact: true }), page.getByRole('button', { name: 'FIN', exact: true })]
  await hand.push(syn)
  expect(await backgroundOf(syn)).not.toBe(await backgroundOf(fin))
})
