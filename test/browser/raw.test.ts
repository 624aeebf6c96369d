import { expect } from 'vitest'
import { DESKTOP, test as withScene } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { mouse, until } from '../support/hands.ts'
import { nextMove, resultOf } from '../support/people.ts'
import { wordsOf } from '../support/words.ts'

// In earnest's time: what is said of a segment is said no longer than it flies.
const test = withScene.override('drawing', 'nothing')
const words = wordsOf('en')

test('on a raw table a wrong move leaves: that alone is said, until its answer comes, nothing is offered, and the review tells it all', async ({
  open,
}) => {
  const page = await open({ ...DESKTOP, path: '/practice' })
  const hand = mouse(page, words)
  const person = { page, hand, words, language: 'en' as const }
  await page.getByRole('button', { name: words('table.raw'), exact: true }).click()
  await page.getByRole('button', { name: words('practice.begin'), exact: true }).click()
  const composer = page.getByRole('region', { name: words('composer.title') })
  const said = composer.getByText(words('verdict.unjudged'))
  const first = await nextMove(person)
  if (first === null) throw new Error('nothing to do')
  await hand.send({ ...first, flags: ['SYN', 'ACK'] })
  await said.waitFor()
  await page.locator('.card.newest').waitFor()
  await until('the word that it is out is gone', async () => (await said.count()) === 0)
  expect(
    await page.getByRole('button', { name: words('verdict.what-breaks-now'), exact: true }).count(),
    'an offer would be a verdict',
  ).toBe(0)
  await expectGood(page)
  for (let next = await nextMove(person); next !== null; next = await nextMove(person)) {
    await hand.send(next)
    await until('it has left', async () => (await said.isVisible()) || (await resultOf(person).isVisible()))
    expect(await composer.getByText(words('verdict.wrong'), { exact: true }).count()).toBe(0)
  }
  await page.getByText(words('result.review', { count: 1 })).waitFor()
  // The bot, a listener, has answered the SYN,ACK by a reset.
  await page
    .locator('.review li.met')
    .getByText(words('met.points', { points: 50 }))
    .waitFor()
  await page.getByRole('button', { name: words('verdict.what-breaks') }).click()
  await page.locator('.broke b').waitFor()
  await expectGood(page)
})
