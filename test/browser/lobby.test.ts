import { expect } from 'vitest'
import { test as anyTest, hastened, PHONE } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { mouse, touch } from '../support/hands.ts'
import { arrive, joinRoom, makeRoom } from '../support/people.ts'
import { Player } from '../support/player.ts'

const test = anyTest.override('drawing', 'nothing').override('game', hastened(3))

test('nothing moves under the thumb that is about to be ready when the friend comes, and when a side is chosen', async ({ open }) => {
  const joon = await arrive(open, { work: touch, device: PHONE })
  const code = await makeRoom(joon, 'Joon')
  const { page, hand, words } = joon
  const ready = page.getByRole('button', { name: words('lobby.ready'), exact: true })
  const swap = page.getByRole('button', { name: words('side.swap') })
  const before = [await ready.boundingBox(), await swap.boundingBox()]
  expect(await swap.isDisabled()).toBe(true)
  await joinRoom(await arrive(open, { work: touch, device: PHONE }), code, 'Mina')
  await page.getByText('Mina').waitFor()
  expect([await ready.boundingBox(), await swap.boundingBox()]).toEqual(before)
  expect(await swap.isEnabled()).toBe(true)
  const side = page.getByRole('button', { name: words('side.client') })
  await hand.push(side)
  await side.and(page.locator('[aria-pressed=true]')).waitFor()
  expect([await ready.boundingBox(), await swap.boundingBox()]).toEqual(before)
})

test.for([
  ['a projector', { width: 1920, height: 1080 }, 800],
  ['a phone', { width: 360, height: 740 }, 300],
] as const)('the QR code of a room fills the screen of %s, and goes again', async ([, viewport, leastPx], { open }) => {
  const joon = await arrive(open, { work: mouse, device: { viewport } })
  const code = await makeRoom(joon, 'Joon')
  const { page, hand, words } = joon
  const key = page.getByRole('button', { name: words('invite.large') })
  await hand.push(key)
  const placard = page.getByRole('dialog', { name: words('invite.title') })
  expect((await placard.getByRole('img', { name: words('invite.qr') }).boundingBox())?.width).toBeGreaterThan(leastPx)
  await placard.getByText(code, { exact: true }).waitFor()
  await expectGood(page)
  await page.keyboard.press('Escape')
  await placard.waitFor({ state: 'detached' })
  expect(await key.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('nobody is removed by one tap', async ({ open }) => {
  const joon = await arrive(open, { work: touch, device: PHONE })
  const code = await makeRoom(joon, 'Joon')
  const { hand, page, words } = joon
  await joinRoom(await arrive(open, { work: touch, device: PHONE }), code, 'Mina')
  const watcher = await arrive(open, { work: touch, device: PHONE }, `/room/${code}`)
  await watcher.hand.type(watcher.page.getByLabel(words('name.label')), 'Teacher')
  await watcher.hand.push(watcher.page.getByRole('button', { name: words('join.watch') }))
  const cross = page.getByRole('button', { name: words('lobby.remove', { name: 'Teacher' }) })
  await hand.push(cross)
  await page.getByText(words('lobby.remove-sure', { name: 'Teacher' })).waitFor()
  await expectGood(page)
  await hand.push(page.getByRole('button', { name: words('lobby.remove-no'), exact: true }))
  await hand.push(cross)
  await hand.push(page.getByRole('button', { name: words('lobby.remove-yes'), exact: true }))
  await watcher.page.getByText(words('unseated.removed')).waitFor()
  await page.getByText('Teacher').waitFor({ state: 'detached' })
})

test('nobody new comes into a room that is locked, until it is open again', async ({ open }) => {
  const joon = await arrive(open, { work: touch, device: PHONE })
  const code = await makeRoom(joon, 'Joon')
  const { hand, page, words } = joon
  const key = page.getByRole('button', { name: words('lobby.lock') })
  await hand.push(key)
  await page.getByText(words('lobby.locked')).waitFor()
  expect(await key.getAttribute('aria-pressed')).toBe('true')
  await expectGood(page)
  const mina = await arrive(open, { work: touch, device: PHONE }, `/room/${code}`)
  const come = () => mina.hand.push(mina.page.getByRole('button', { name: words('join.join'), exact: true }))
  await mina.hand.type(mina.page.getByLabel(words('name.label')), 'Mina')
  await come()
  await mina.page.getByText(words('refusal.room-locked')).waitFor()
  await hand.push(key)
  await come()
  await page.getByText('Mina').waitFor()
})

test('no name of a class breaks within a word on a phone, and the longest ones do not widen the page', async ({ open, game }) => {
  const names = ['Ms Teacher', 'Wolfeschlegelsteinha', '가나다라마바사아자차카타파하거너더러머버', 'Bo']
  const players = await Promise.all(names.map((name) => new Player(game.url, name).connected()))
  const [teacher, ...pupils] = players
  const code = (await teacher?.create({ kind: 'class' })) ?? ''
  for (const pupil of pupils) await pupil.join(code)
  const mina = await arrive(open, { work: touch, device: PHONE })
  await joinRoom(mina, code, 'Mina')
  const linesOf = (name: string) =>
    mina.page.getByText(name, { exact: true }).evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
    })
  expect(await Promise.all(['Wolfeschlegelsteinha', 'Bo'].map(linesOf))).toEqual([1, 1])
  await expectGood(mina.page)
  for (const player of players) player.close()
})

test('on a projector, too, the own name keeps its pencil, and the name of a watcher is whole', async ({ open, game }) => {
  const joon = await arrive(open, { work: mouse, device: { viewport: { width: 1920, height: 1080 } } })
  const code = await makeRoom(joon, '가나다라마바사아자차카타파하거너더러머버')
  const watcher = await new Player(game.url, 'Wolfeschlegelsteinha').connected()
  await watcher.join(code, 'spectator')
  const { page, words } = joon
  const cross = page.getByRole('button', { name: words('lobby.remove', { name: watcher.name }) })
  await cross.waitFor()
  const [avatar, pencil, name, key] = await Promise.all(
    [
      page.locator('.avatar'),
      page.getByRole('button', { name: words('lobby.rename') }),
      page.getByText(watcher.name, { exact: true }),
      cross,
    ].map((one) => one.boundingBox()),
  )
  expect(pencil?.y).toBeLessThan((avatar?.y ?? 0) + (avatar?.height ?? 0))
  expect(name?.height).toBeLessThan(key?.height ?? 0)
  watcher.close()
})

test('on a phone the own name keeps its pencil beside it, however long it is, and what a finger has pressed shows it', async ({ open }) => {
  const joon = await arrive(open, { work: touch, device: PHONE })
  await makeRoom(joon, '가나다라마바사아자차카타파하거너더러머버')
  const { page, hand, words } = joon
  const [avatar, pencil] = await Promise.all([
    page.locator('.avatar').boundingBox(),
    page.getByRole('button', { name: words('lobby.rename') }).boundingBox(),
  ])
  expect(pencil?.y).toBeLessThan((avatar?.y ?? 0) + (avatar?.height ?? 0))
  await hand.push(page.getByRole('button', { name: words('lobby.ready'), exact: true }))
  const ready = page.getByRole('button', { name: words('lobby.ready-waiting'), pressed: true })
  const [colour, good] = await ready.evaluate((key) => {
    const probe = document.createElement('i')
    probe.style.color = 'var(--good)'
    document.body.append(probe)
    return [getComputedStyle(key).backgroundColor, getComputedStyle(probe).color]
  })
  expect(colour).toBe(good)
})
