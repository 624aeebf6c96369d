import { expect } from 'vitest'
import { test as anyTest, DESKTOP, PHONE } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { mouse, touch } from '../support/hands.ts'
import { arrive, dueMove, joinRoom, makeRoom, seatTwo } from '../support/people.ts'
import { patternOf, wordsOf } from '../support/words.ts'

const test = anyTest.override('drawing', 'nothing')

test('a server that is away is waited for in words, and then given up with what to do', async ({ open }) => {
  const words = wordsOf('en')
  const page = await open({ ...PHONE, allowed: /ERR_INTERNET_DISCONNECTED/ })
  await page.getByLabel(words('name.label')).fill('Joon')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: words('home.create') }).click()
  expect(await page.getByRole('button', { name: words('frame.connecting') }).isDisabled()).toBe(true)
  const said = page.getByText(words('refusal.offline'))
  await said.waitFor()
  expect((await said.boundingBox())?.y, 'it is in sight where the key was pressed').toBeGreaterThanOrEqual(0)
  await page.context().setOffline(false)
  await page.getByRole('button', { name: words('home.create') }).click()
  await page.getByRole('heading', { name: words('lobby.title') }).waitFor()
})

/** A connection that fails is an error to the console: nothing can be done about it. */
const allowed = /WebSocket|net::ERR/

test.for([
  ['en', mouse, DESKTOP],
  ['ko', touch, PHONE],
] as const)(
  'who leaves while the server is away is out at once, and out for the others when it is back (%s)',
  async ([language, work, device], { open, game }) => {
    const [host, joon] = [
      await arrive(open, { work, device: { ...device, allowed } as typeof device, language }),
      await arrive(open, { work, device: { ...device, allowed } as typeof device, language }),
    ]
    const code = await makeRoom(host, 'Host')
    await joinRoom(joon, code, 'Joon')
    const members = host.page.getByRole('region', { name: host.words('lobby.players') })
    await members.getByText('Joon').waitFor()
    const { page, hand, words } = joon
    const said = page.getByText(words('banner.left-unheard', { code }))
    await game.crashAndRestart(async () => {
      await page.getByText(words('banner.offline')).waitFor()
      await hand.push(page.getByRole('button', { name: words('menu.leave') }))
      await page.waitForURL('**/', { timeout: 2_000 })
      await said.waitFor()
      await expectGood(page)
      expect(await page.getByText(words('banner.offline')).count()).toBe(0)
    })
    await members.getByText(host.words('lobby.waiting-for-friend')).waitFor()
    await said.waitFor({ state: 'detached' })
    expect(await members.getByText('Joon').count()).toBe(0)
  },
)

test('a page that is closed before the server has heard a farewell leaves it to the next one', async ({ open, game }) => {
  const [joon, mina] = await seatTwo((options) => open({ ...options, allowed }), mouse)
  const { page, words } = joon
  await dueMove(joon) // it has begun
  await game.crashAndRestart(async () => {
    await page.getByText(words('banner.offline')).waitFor()
    await page.getByLabel(words('menu.open')).click()
    await page.getByRole('button', { name: words('menu.leave') }).click()
    await page.waitForURL('**/', { timeout: 2_000 })
    await page.goto('about:blank')
  })
  await mina.page.getByText(words('banner.partner-gone', { name: 'Joon' })).waitFor()
  await mina.page.getByRole('button', { name: words('banner.end') }).click()
  await page.goto('/')
  await mina.page.getByText(patternOf(words, 'result.partner-left')).waitFor()
})

test.for([
  ['en', mouse, DESKTOP],
  ['ko', touch, PHONE],
] as const)(
  'who watches is told that a player is away, is back, or has left, until a bot plays on (%s)',
  async ([language, work, device], { open }) => {
    const [joon, mina] = await seatTwo(open, mouse)
    const address = joon.page.url()
    const { page, hand, words } = await arrive(open, { work, device, language }, new URL(address).pathname)
    await hand.type(page.getByLabel(words('name.label')), 'Yuna')
    await hand.push(page.getByRole('button', { name: words('join.watch') }))
    await page.getByText(words('hud.watching')).waitFor()
    await dueMove(joon) // it has begun
    const isAway = page.getByText(words('end.away-long', { name: 'Mina', side: words('side.server') }))
    const hasLeft = page.getByText(words('end.left-long', { name: 'Mina', side: words('side.server') }))
    expect(await page.locator('.banner').count()).toBe(0)
    await mina.page.goto('about:blank')
    await isAway.waitFor()
    await expectGood(page)
    await joon.page.getByText(joon.words('banner.partner-gone', { name: 'Mina' })).waitFor()
    await mina.page.goto(address)
    await isAway.waitFor({ state: 'detached' })
    await joon.page
      .getByRole('status')
      .getByText(joon.words('banner.partner-back', { name: 'Mina' }))
      .waitFor()
    await mina.hand.push(mina.page.getByLabel(mina.words('menu.open')))
    await mina.hand.push(mina.page.getByRole('button', { name: mina.words('menu.leave') }))
    await hasLeft.waitFor()
    await joon.hand.push(joon.page.getByRole('button', { name: joon.words('banner.bot') }))
    await hasLeft.waitFor({ state: 'detached' })
  },
)
