import { expect } from 'vitest'
import { scenarioById } from '../../shared/scenarios/catalogue.ts'
import { SIDES } from '../../shared/tcp/sides.ts'
import { test as anyTest, hastened, PHONE } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { mouse, touch } from '../support/hands.ts'
import type { Person } from '../support/people.ts'
import { arrive, beReady, choose, joinRoom, makeRoom, playToTheEnd, resultOf, seatTwo } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing').override('game', hastened(3))

test('what comes next is proposed with its sides, can be taken back, and moves nothing under a finger', async ({ open }) => {
  const [joon, mina] = await Promise.all([arrive(open, { work: touch, device: PHONE }), arrive(open, { work: touch, device: PHONE })])
  await joinRoom(mina, await makeRoom(joon, 'Joon'), 'Mina')
  await choose(joon, 'hello', 'client')
  await Promise.all([joon, mina].map(beReady))
  await Promise.all([joon, mina].map(playToTheEnd))
  const { hand, page, words } = joon
  const title = scenarioById('goodbye')?.texts.title.en ?? ''
  const next = words('result.next-scenario', { title })
  const placesOfMina = () =>
    mina.page.getByRole('region', { name: words('result.next') }).evaluate((region) => {
      const { height } = region.getBoundingClientRect()
      return [height, ...[...region.querySelectorAll('.actions > button')].map((button) => button.getBoundingClientRect().top)]
    })
  const before = await placesOfMina()

  await hand.push(page.getByRole('button', { name: next }))
  await page.getByText(words('result.waiting-swapped', { title })).waitFor()
  await mina.page.getByText(words('result.partner-ready-swapped', { title })).waitFor()
  expect(await placesOfMina()).toEqual(before)
  await expectGood(mina.page)
  expect(await page.getByRole('button', { name: words('result.lobby') }).isVisible()).toBe(true)

  await hand.push(page.getByRole('button', { name: words('result.cancel') }))
  await mina.page.getByText(words('result.both')).waitFor()

  // Something else than what the other has proposed is a proposal of its own.
  await hand.push(page.getByRole('button', { name: next }))
  await mina.page.getByText(words('result.partner-ready-swapped', { title })).waitFor()
  await mina.hand.push(mina.page.getByRole('button', { name: words('result.rematch') }))
  await page.getByText(words('result.partner-ready-swapped', { title: 'Hello' })).waitFor()
  await hand.push(page.getByRole('button', { name: words('result.join-in') }))
  await page.getByText(words('hud.server-short')).waitFor()
})

test('what was taken back has left nothing in the lobby, whose next proposal can be answered from the result', async ({ open }) => {
  const [joon, mina] = await seatTwo(open, mouse)
  await Promise.all([joon, mina].map(playToTheEnd))
  const { hand, page, words } = joon
  const goodbye = scenarioById('goodbye')?.texts.title.en ?? ''
  for (const [key, said] of [
    [words('result.rematch'), words('result.partner-ready-swapped', { title: 'Hello' })],
    [words('result.next-scenario', { title: goodbye }), words('result.partner-ready-swapped', { title: goodbye })],
  ] as const) {
    await hand.push(page.getByRole('button', { name: key }))
    await mina.page.getByText(said).waitFor()
    await hand.push(page.getByRole('button', { name: words('result.cancel') }))
    await mina.page.getByText(words('result.both')).waitFor()
  }
  await hand.push(page.getByRole('button', { name: words('result.lobby') }))
  const sides = page.getByRole('group', { name: words('side.title') })
  await sides.waitFor()
  expect(await sides.getByRole('button', { pressed: true }).innerText()).toContain(words('side.client'))
  expect(await page.locator('.begin-what b').innerText()).toBe('Hello')
  expect(await page.locator('.banner').count(), 'nothing was refused').toBe(0)

  await choose(joon, 'goodbye', 'client')
  await beReady(joon)
  await mina.hand.push(resultOf(mina).getByRole('button', { name: mina.words('result.join-in') }))
  await Promise.all([joon, mina].map(isAtTable))
})

test('whoever joins while the room shows a result may be ready, and the two play on', async ({ open }) => {
  const [joon, mina] = await seatTwo(open, mouse)
  await Promise.all([joon, mina].map(playToTheEnd))
  await leave(mina)
  const yuna = await arrive(open, { work: mouse })
  await joinRoom(yuna, codeOf(joon), 'Yuna')
  await choose(yuna, 'goodbye', 'server') // a newcomer, too, may choose what is played next
  await beReady(yuna)
  await joon.hand.push(resultOf(joon).getByRole('button', { name: joon.words('result.join-in') }))
  await Promise.all([joon, yuna].map(isAtTable))
})

test('whoever comes later may watch, both ends and the result, and take the seat that has become free', async ({ open }) => {
  const [joon, mina] = await seatTwo(open, mouse)
  const watcher = await arrive(open, { work: mouse }, `/room/${codeOf(joon)}`)
  const { hand, page, words } = watcher
  await hand.type(page.getByLabel(words('name.label')), 'Yuna')
  await hand.push(page.getByRole('button', { name: words('join.watch') }))
  for (const side of SIDES) await page.getByRole('complementary', { name: words(`side.${side}`), exact: true }).waitFor()
  await Promise.all([joon, mina].map(playToTheEnd))
  await page.getByText(words('result.wait-for-players')).waitFor()
  expect(await page.getByRole('table').innerText()).toMatch(/Joon[\s\S]*Mina/)
  const playToo = page.getByRole('button', { name: words('lobby.play-too') })
  expect(await playToo.count(), 'both seats are taken').toBe(0)
  await leave(mina)
  await playToo.waitFor()
  await expectGood(page)
  await hand.push(playToo)
  await hand.push(resultOf(watcher).getByRole('button', { name: words('result.rematch') }))
  await joon.hand.push(resultOf(joon).getByRole('button', { name: words('result.join-in') }))
  await Promise.all([joon, watcher].map(isAtTable))
})

test('whoever waits at a result is told that the partner is away, is back, or has left, and how to invite another', async ({ open }) => {
  const [joon, mina] = await seatTwo(open, mouse)
  await Promise.all([joon, mina].map(playToTheEnd))
  const { page, words } = joon
  const agreement = resultOf(joon).getByRole('status')
  const address = mina.page.url()
  await mina.page.goto('about:blank')
  await agreement.getByText(words('result.partner-away', { name: 'Mina' })).waitFor()
  await joon.hand.push(resultOf(joon).getByRole('button', { name: words('result.rematch') }))
  await resultOf(joon)
    .getByRole('button', { name: words('result.cancel') })
    .waitFor()
  expect(await agreement.innerText(), 'who is away answers no proposal').toContain(words('result.partner-away', { name: 'Mina' }))
  await joon.hand.push(resultOf(joon).getByRole('button', { name: words('result.cancel') }))
  await mina.page.goto(address)
  await agreement.getByText(words('result.both')).waitFor()
  await leave(mina)
  await agreement.getByText(words('result.partner-left', { code: codeOf(joon) })).waitFor()
  await expectGood(page)
})

test('the way of one player to the lobby leaves the other at the result, from where the two can play on', async ({ open }) => {
  const [joon, mina] = await seatTwo(open, mouse)
  await Promise.all([joon, mina].map(playToTheEnd))
  await joon.hand.push(resultOf(joon).getByRole('button', { name: joon.words('result.lobby') }))
  const { hand, page, words } = mina
  await resultOf(mina).getByText(words('result.partner-in-lobby')).waitFor()
  await page.getByRole('heading', { name: words('result.lesson') }).waitFor()
  expect(await resultOf(mina).getByRole('button').allInnerTexts(), 'what the lobby refuses is not offered').toEqual([words('result.lobby')])
  await expectGood(page)
  await hand.push(resultOf(mina).getByRole('button', { name: words('result.lobby') }))
  await page.getByRole('heading', { name: words('lobby.title') }).waitFor()
  expect(await page.locator('.banner').count(), 'nothing was refused').toBe(0)
  await Promise.all([joon, mina].map(beReady))
  await Promise.all([joon, mina].map(isAtTable))
})

function codeOf({ page }: Person): string {
  return page.url().split('/').at(-1) ?? ''
}

async function leave({ hand, page, words }: Person): Promise<void> {
  await hand.push(page.getByLabel(words('menu.open')))
  await hand.push(page.getByRole('button', { name: words('menu.leave') }))
  await page.getByRole('button', { name: words('home.create') }).waitFor()
}

async function isAtTable({ page, words }: Person): Promise<void> {
  await page.getByRole('region', { name: words('composer.title') }).waitFor()
}
