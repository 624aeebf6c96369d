import { expect } from 'vitest'
import { test as anyTest, hastened, PHONE } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { mouse, touch } from '../support/hands.ts'
import { arrive, choose, makeRoom } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing').override('game', hastened(3))

test('whoever goes to another page in mid-match is called back, and finds the match there', async ({ open }) => {
  const mina = await arrive(open, { work: touch, device: PHONE }, '/practice')
  const { page, hand, words } = mina
  await choose(mina, 'hello', 'client')
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  await page.getByRole('region', { name: words('composer.title') }).waitFor()
  const code = page.url().split('/').at(-1) ?? ''
  await page.goBack()
  await page.getByText(words('banner.match-runs', { code })).waitFor()
  await expectGood(page)
  await hand.push(page.getByRole('button', { name: words('banner.to-room') }))
  await page.getByRole('region', { name: words('composer.title') }).waitFor()
})

test('whoever has lost a seat in one room can join another', async ({ open }) => {
  const [joon, host] = [await arrive(open, { work: mouse }), await arrive(open, { work: mouse })]
  const [lost, other] = [await makeRoom(joon, 'Joon'), await makeRoom(host, 'Host')]
  const { page, hand, words } = joon
  const second = await page.context().newPage()
  await second.goto(`/room/${lost}`)
  await second.getByRole('button', { name: words('join.again', { name: 'Joon' }) }).click()
  await page.getByText(words('unseated.replaced')).waitFor()
  await hand.push(page.getByRole('link', { name: words('frame.home') }))
  await hand.type(page.getByLabel(words('home.code')), other)
  await hand.push(page.getByRole('button', { name: words('home.join-button'), exact: true }))
  await page.getByRole('heading', { name: words('join.title') }).waitFor()
  expect(await page.getByText(words('unseated.title')).count()).toBe(0)
})

test('keys mean nothing too early, a held one is pressed once, and Escape that closes the menu leaves the segment alone', async ({
  open,
}) => {
  const mina = await arrive(open, { work: mouse }, '/practice')
  const { page, hand, words } = mina
  await choose(mina, 'hello', 'client')
  await hand.push(page.getByRole('button', { name: words('assistance.standard'), exact: true }))
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  const composer = page.getByRole('region', { name: words('composer.title') })
  await composer.waitFor()
  await page.keyboard.press('h') // in the countdown
  await page.getByRole('heading', { name: words('task.title') }).waitFor()
  await page.getByRole('main').getByText(words('task.due')).waitFor()
  expect(await page.getByText(words('refusal.match-not-started')).count()).toBe(0)
  await page.keyboard.down('a')
  await page.keyboard.down('a') // repeats, while it is held
  await page.keyboard.up('a')
  await page.keyboard.press('s')
  const pressed = () => composer.getByRole('button', { pressed: true }).count()
  expect(await pressed()).toBe(2)
  const menu = page.locator('details.menu')
  await menu.locator('summary').focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: words('menu.leave') }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: words('menu.leave') }).waitFor({ state: 'hidden' })
  expect(await pressed()).toBe(2)
  await page.keyboard.press('Escape')
  expect(await pressed()).toBe(0)
})

test('the sheet of keys does not lie on the next table', async ({ open }) => {
  const mina = await arrive(open, { work: mouse }, '/practice')
  const { page, hand, words } = mina
  await choose(mina, 'hello', 'client')
  for (let n = 0; n < 2; n++) {
    await hand.push(page.getByRole('button', { name: words('practice.begin') }))
    await page.getByRole('region', { name: words('composer.title') }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Shift+Slash')
    await page.getByRole('dialog').waitFor()
    await page.goBack()
  }
})

test('Back does not lead into a room that was left; to a practice that was left leads nothing at all', async ({ open }) => {
  const mina = await arrive(open, { work: mouse }, '/practice')
  const { page, hand, words } = mina
  const leave = async () => {
    await hand.push(page.getByLabel(words('menu.open')))
    await hand.push(page.getByRole('button', { name: words('menu.leave') }))
    await page.waitForURL('**/')
  }
  const begin = async () => {
    await choose(mina, 'hello', 'client')
    await hand.push(page.getByRole('button', { name: words('practice.begin') }))
    await page.getByRole('heading', { name: words('task.title') }).waitFor()
  }
  await begin()
  await leave()
  await page.goBack()
  await page.getByRole('heading', { name: words('practice.title') }).waitFor()
  // A step that was made before leaving may still lead to the room.
  await begin()
  const room = page.url()
  await page.goto('/learn')
  await page.goto(room)
  await page.getByRole('heading', { name: words('task.title') }).waitFor()
  await leave()
  await page.goBack()
  await page.waitForURL('**/learn')
  await page.goBack()
  await page.getByRole('heading', { name: words('practice.title') }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/practice')
})
