import { expect } from 'vitest'
import { test as anyTest, PHONE } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { mouse, touch } from '../support/hands.ts'
import { arrive, choose, nextMove, playToTheEnd, resultOf, sendGood } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing')

test('a player closes first, pays with a port, and the best of five goes on', async ({ open }) => {
  const mina = await arrive(open, { work: mouse }, '/practice')
  const { page, hand, words } = mina
  await choose(mina, 'four-ports', 'client')
  await hand.push(page.getByRole('button', { name: words('assistance.guided'), exact: true }))
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  const ports = page.getByRole('region', { name: words('ports.title') })
  const close = page.getByRole('button', { name: words('ports.close'), exact: true })
  await ports.getByText(words('ports.in-use')).waitFor()
  expect(await close.isDisabled()).toBe(true)
  for (let asked = false; !asked; ) {
    const next = await nextMove(mina)
    if (next === null) throw new Error('The bout is over already')
    await sendGood(mina, next)
    asked = next.text !== ''
  }
  await hand.push(close)
  await playToTheEnd(mina)
  await resultOf(mina).waitFor()
  expect(await ports.getByText(words('ports.parked-client')).count()).toBe(1)
  await expectGood(page)
  await hand.push(page.getByRole('button', { name: words('bouts.next', { number: 2 }) }))
  await page.getByRole('region', { name: words('composer.title') }).waitFor()
  expect(await ports.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/49152[\s\S]*parked by the client/),
    expect.stringMatching(/49153[\s\S]*in use/),
    expect.stringMatching(/49154[\s\S]*free/),
    expect.stringMatching(/49155[\s\S]*free/),
  ])
})

test('on a phone the key to close costs the ladder nothing', async ({ open }) => {
  const mina = await arrive(open, { work: touch, device: PHONE }, '/practice')
  const { page, hand, words } = mina
  await choose(mina, 'four-ports', 'client')
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  await page.getByRole('button', { name: words('ports.close'), exact: true }).waitFor()
  expect((await page.locator('.ladder').boundingBox())?.height).toBeGreaterThanOrEqual(165)
})
