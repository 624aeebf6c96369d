import { expect } from 'vitest'
import { test as anyTest, PHONE } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { touch } from '../support/hands.ts'
import { arrive, makeRoom } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing')

test.for([
  ['a link to a room that is gone', '/room/222222'],
  ['a code that no room can have', '/room/ZZZZZ'],
])('%s leads on to a room of one’s own, before anybody is asked for a name', async ([, path], { open }) => {
  const { page, hand, words } = await arrive(open, { work: touch, device: PHONE }, path)
  await page.getByRole('heading', { name: words('gone.title') }).waitFor()
  await expectGood(page)
  await hand.push(page.getByRole('button', { name: words('gone.create') }))
  await page.getByText(words('name.wrong')).waitFor()
  await page.getByLabel(words('name.label')).fill('\u202EaniM')
  await hand.push(page.getByRole('button', { name: words('gone.create') }))
  await page.getByText(words('name.unseemly')).waitFor()
  await page.getByLabel(words('name.label')).fill('')
  await hand.type(page.getByLabel(words('name.label')), 'Mina')
  await hand.push(page.getByRole('button', { name: words('gone.create') }))
  await page.getByRole('heading', { name: words('lobby.title') }).waitFor()
  await page.getByText('Mina').waitFor()
})

test('a second tab is offered the seat of the first before a seat of its own', async ({ open }) => {
  const joon = await arrive(open, { work: touch, device: PHONE })
  const code = await makeRoom(joon, 'Joon')
  const second = await joon.page.context().newPage()
  await second.goto(`/room/${code}`)
  const seats = second.getByRole('main').getByRole('button')
  await seats.first().waitFor()
  expect(await seats.allInnerTexts()).toEqual([
    joon.words('join.again', { name: 'Joon' }),
    joon.words('join.join-too'),
    joon.words('join.watch'),
  ])
  await expectGood(second)
  await seats.first().tap()
  await second.getByRole('heading', { name: joon.words('lobby.title') }).waitFor()
  await joon.page.getByText(joon.words('unseated.replaced')).waitFor()
})
