import { expect } from 'vitest'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { twoWay } from '../../shared/scenarios/two-way.ts'
import { test as anyTest, hastened } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { mouse } from '../support/hands.ts'
import type { Person } from '../support/people.ts'
import { arrive, beReady, choose, joinRoom, makeRoom, nextMove, resultOf, sendGood } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing').override('game', hastened(3))

test('a scenario in two parts goes on to the second from the result of the first', async ({ open }) => {
  const mina = await arrive(open, { work: mouse }, '/practice')
  const { page, hand, words } = mina
  await choose(mina, 'two-way', 'server')
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  await page
    .getByRole('banner')
    .getByText(words('part.of', { number: 1, of: 2 }))
    .waitFor()
  await playOn(mina)
  expect(await resultOf(mina).innerText()).toContain(twoWay.legs?.[1]?.en)
  await page.getByRole('heading', { name: words('part.damage'), exact: true }).waitFor()
  expect(await page.locator('.outcome .medal').count(), 'damage wins nothing').toBe(0)
  expect(await resultOf(mina).getByRole('button').first().innerText(), 'the real rule comes first').toBe(words('part.next', { number: 2 }))
  await expectGood(page)
  await hand.push(page.getByRole('button', { name: words('part.next', { number: 2 }) }))
  await page.getByRole('region', { name: words('composer.title') }).waitFor()
  await page
    .getByRole('banner')
    .getByText(words('part.of', { number: 2, of: 2 }))
    .waitFor()
  expect(await page.locator('.verdict').count(), 'the last word of a match does not lie on the next table').toBe(0)
  await playOn(mina)
  await page.getByRole('button', { name: words('result.rematch') }).waitFor()
  expect(await page.locator('.outcome .medal').count()).toBe(1)
  expect(await page.getByRole('button', { name: words('part.next', { number: 2 }) }).count()).toBe(0)
})

test('a proposal that was taken back leaves the second part to be played, on the same sides', async ({ open }) => {
  const [joon, mina] = await Promise.all([arrive(open, { work: mouse }), arrive(open, { work: mouse })])
  await joinRoom(mina, await makeRoom(joon, 'Joon'), 'Mina')
  await choose(joon, 'two-way', 'client')
  await Promise.all([joon, mina].map(beReady))
  await Promise.all([joon, mina].map(playOn))
  const { page, hand, words } = joon
  const keyOf = ({ page }: Person) => page.getByRole('button', { name: words('part.next', { number: 2 }) })
  const title = catalogue[catalogue.indexOf(twoWay) + 1]?.texts.title.en ?? ''
  await hand.push(page.getByRole('button', { name: words('result.next-scenario', { title }) }))
  await mina.page.getByText(words('result.partner-ready-swapped', { title })).waitFor()
  expect(await keyOf(mina).isVisible(), 'the other may still answer with part 2').toBe(true)
  for (const { page } of [joon, mina]) expect(await page.getByText(words('result.lesson'), { exact: true }).count()).toBe(0)
  await hand.push(page.getByRole('button', { name: words('result.cancel') }))
  await mina.page.getByText(words('result.both')).waitFor()

  await hand.push(keyOf(joon))
  await mina.page.getByText(words('part.waiting', { number: 2 })).waitFor()
  await mina.hand.push(mina.page.getByRole('button', { name: words('result.join-in') }))
  for (const { page } of [joon, mina]) {
    const banner = page.getByRole('banner')
    await banner.getByText(words('part.of', { number: 2, of: 2 })).waitFor()
  }
  await page.getByRole('banner').getByText(words('hud.client'), { exact: true }).waitFor()
})

/** Plays to the end; a ghost that comes while a segment is being written makes it wrong, and then it is written anew. */
async function playOn(person: Person): Promise<void> {
  const { page, hand, words } = person
  for (let next = await nextMove(person); next !== null; next = await nextMove(person)) {
    const sent = await sendGood(person, next).then(
      () => true,
      () => false,
    )
    if (!sent && !(await resultOf(person).isVisible())) await hand.push(page.getByRole('button', { name: words('composer.clear') }))
  }
}
