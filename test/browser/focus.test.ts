import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { en as campaign } from '../../client/i18n/en/campaign.ts'
import { test as anyTest, hastened } from '../support/browser-test.ts'
import { keyboard, mouse, until } from '../support/hands.ts'
import type { Person } from '../support/people.ts'
import { arrive, beReady, choose, dueMove, joinRoom, makeRoom, playToTheEnd, resultOf } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing').override('game', hastened(3))

/** Waits until the focus is there. */
async function expectFocus(where: Locator): Promise<void> {
  await until(`the focus is on ${where}`, async () => (await where.count()) === 1 && where.evaluate((e) => e === document.activeElement))
}

const main = (page: Page) => page.locator('main')

/** Runs in the page: whether all of what has the focus is on the screen, from left to right. */
function isWholeOnScreen(): boolean {
  const box = document.activeElement?.getBoundingClientRect()
  return box !== undefined && box.left >= 0 && box.right <= innerWidth
}

/** Runs in the page: every table that comes from now on. */
function noteTables(): ReadonlySet<Element> {
  const seen = new Set<Element>()
  new MutationObserver(() => {
    for (const table of document.querySelectorAll('.table')) seen.add(table)
  }).observe(document.body, { childList: true, subtree: true })
  return seen
}

async function beginPractice({ page, words }: Person): Promise<void> {
  await page.getByRole('button', { name: words('practice.begin'), exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: words('task.title') }).waitFor()
}

test('at the table the focus is never nowhere: after a page, a sheet, a menu or a card it has a place', async ({ open }) => {
  const mina = await arrive(open, { work: mouse }, '/practice')
  const { page, hand, words } = mina
  const tables = await page.evaluateHandle(noteTables)
  await beginPractice(mina)
  await expectFocus(main(page))

  const sheet = page.getByRole('dialog')
  const summary = page.locator('details.menu summary')
  await page.keyboard.press('Shift+Slash')
  await sheet.waitFor()
  await page.keyboard.press('Escape')
  await expectFocus(main(page))

  const pressInMenu = async (name: string) => {
    await summary.focus()
    await page.keyboard.press('Space')
    await page.locator('.menu').getByRole('button', { name }).focus()
    await page.keyboard.press('Enter')
  }
  await pressInMenu(words('menu.help'))
  await sheet.waitFor()
  await page.keyboard.press('Enter') // its one key has the focus
  await sheet.waitFor({ state: 'hidden' })
  await expectFocus(summary)
  await pressInMenu(words('menu.pause'))
  await page.getByText(words('banner.paused')).waitFor()
  await expectFocus(summary)
  await page
    .locator('.banner')
    .getByRole('button', { name: words('menu.resume') })
    .focus()
  await page.keyboard.press('Enter')
  await expectFocus(main(page))

  const syn = await dueMove(mina)
  expect(await tables.evaluate(({ size }) => size), 'the table of the countdown is the one that is played at').toBe(1)
  await hand.send({ ...syn, flags: ['SYN', 'ACK'] })
  await page.getByRole('button', { name: words('verdict.put-away') }).focus()
  await page.keyboard.press('Enter')
  await expectFocus(page.getByRole('region', { name: words('composer.title') }))
})

test('a page is read from its top when it is the first, and its first stop is the way to its content, also where it comes late', async ({
  open,
}) => {
  const { page, words } = await arrive(open, { work: mouse }, '/learn')
  for (const path of ['/campaign', '/workshop', '/storm', '/zero-rtt', '/room/222222']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Tab')
    await expectFocus(page.getByRole('link', { name: words('frame.skip') }))
  }
  await page.getByRole('heading', { name: words('gone.title') }).waitFor()
  await expectFocus(page.getByRole('link', { name: words('frame.skip') }))
})

test('who opens the sheet of keys with a mouse can write by keys after it, hears what they write, and sends with Enter', async ({
  open,
}) => {
  const mina = await arrive(open, { work: mouse }, '/practice')
  const { page, hand, words } = mina
  await beginPractice(mina)
  await hand.push(page.getByLabel(words('menu.open')))
  await hand.push(page.locator('.menu').getByRole('button', { name: words('menu.help') }))
  await hand.push(page.getByRole('dialog').getByRole('button', { name: words('help.close') }))
  await expectFocus(main(page))
  const { seq } = await dueMove(mina)
  const heard = (what: string) => page.getByRole('status').getByText(what, { exact: true }).waitFor()
  await page.keyboard.press('s')
  await heard(words('composer.on', { flag: 'SYN' }))
  await page.keyboard.press('a')
  await page.keyboard.press('a')
  await heard(words('composer.off', { flag: 'ACK' }))
  await page.keyboard.press('w')
  await heard(words('composer.holds-nothing', { field: 'ACK' }))
  await page.keyboard.press('q')
  await page.keyboard.press('Digit1')
  await heard(words('composer.holds', { field: 'SEQ', value: seq }))
  await page.keyboard.press('Enter')
  await page.getByText(words('verdict.good'), { exact: true }).waitFor()
})

test('who has looked at the console writes on by keys: arrows pick, and Enter sends', async ({ open }) => {
  const mina = await arrive(open, { work: mouse, device: { viewport: { width: 1280, height: 1000 } } }, '/practice')
  const { page, words } = mina
  await beginPractice(mina)
  await page.locator('.drawer summary').focus()
  await page.keyboard.press('Enter')
  await page.getByText(words('console.empty')).waitFor()
  await page.keyboard.press('ArrowDown')
  await expectFocus(main(page))
  await page.keyboard.press('s')
  await page.getByLabel(words('console.relative')).focus()
  await page.keyboard.press('q')
  await page.keyboard.press('Enter')
  await page.getByText(words('verdict.good'), { exact: true }).waitFor()

  // The log follows what happens, though its room has become less.
  await dueMove(mina)
  const log = page.getByRole('list', { name: words('log.title') })
  const hiddenPx = () => log.evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight)
  await log.getByText('SYN-SENT → ESTABLISHED').waitFor()
  await until('the log is at its end', async () => (await hiddenPx()) < 2)
  await page.setViewportSize({ width: 1280, height: 800 })
  await until('the log is at its end again', async () => (await hiddenPx()) < 2)
  expect(await log.evaluate((list) => list.scrollHeight > list.clientHeight)).toBe(true)
})

test('who is asked whether to forget all medals has the answer at hand, and the key again after it', async ({ open }) => {
  const { page } = await arrive(open, { work: mouse }, '/campaign')
  await page.evaluate(() => {
    const hello = { sides: ['client'], legs: [{ durationMs: 9000, medal: 'gold', points: 500 }] }
    localStorage.setItem('acksu.medals', JSON.stringify({ hello }))
  })
  await page.reload()
  const key = (name: string) => page.locator('.reset').getByRole('button', { name, exact: true })
  const press = async (name: string) => {
    await key(name).focus()
    await page.keyboard.press('Enter')
  }
  await press(campaign['reset.button'])
  await expectFocus(key(campaign['reset.no']))
  await page.keyboard.press('Enter')
  await expectFocus(key(campaign['reset.button']))
  await page.keyboard.press('Enter')
  await press(campaign['reset.yes'])
  await expectFocus(key(campaign['reset.undo']))
  await page.keyboard.press('Enter')
  await expectFocus(key(campaign['reset.button']))
})

test('in the lobby a name and a question that are done with give the focus back to their key', async ({ open }) => {
  const [joon, watcher] = [await arrive(open, { work: mouse }), await arrive(open, { work: mouse })]
  const code = await makeRoom(joon, 'Joon')
  const mina = await arrive(open, { work: mouse })
  await joinRoom(mina, code, 'Mina')
  await watcher.page.goto(`/room/${code}`)
  await watcher.page.getByLabel(watcher.words('name.label')).fill('Yuna')
  await watcher.page.getByRole('button', { name: watcher.words('join.watch') }).click()
  const { page, words } = joon
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus()
    await page.keyboard.press('Enter')
  }
  const pencil = page.getByRole('button', { name: words('lobby.rename') })
  await press(words('lobby.rename'))
  await expectFocus(page.getByLabel(words('name.label')))
  await press(words('lobby.rename-cancel'))
  await expectFocus(pencil)
  await press(words('lobby.rename'))
  await page.keyboard.press('Enter')
  await expectFocus(pencil)
  const remove = words('lobby.remove', { name: 'Yuna' })
  await press(remove)
  await press(words('lobby.remove-no'))
  await expectFocus(page.getByRole('button', { name: remove }))
  await press(remove)
  await press(words('lobby.remove-yes'))
  await expectFocus(page.getByRole('region', { name: words('lobby.players') }))
})

test('whoever works with keys or listens keeps a place from page to page, and hears what has become of the match', async ({ open }) => {
  const [joon, mina] = await Promise.all([arrive(open, { work: keyboard }), arrive(open, { work: keyboard })])
  const code = await makeRoom(joon, 'Joon')
  await expectFocus(main(joon.page))
  await joinRoom(mina, code, 'Mina')
  await expectFocus(main(mina.page))
  await choose(joon, 'hello', 'client')
  await Promise.all([joon, mina].map(beReady))
  await dueMove(joon)
  await expectFocus(main(joon.page))
  await Promise.all([joon, mina].map(playToTheEnd))
  await resultOf(joon).waitFor()
  await expectFocus(main(joon.page))
  expect(await main(joon.page).getAttribute('aria-label')).toBe(joon.words('result.gold'))
})

test('in a strip that scrolls all of what has the focus is in sight; the views of a narrow table are one stop of the Tab key', async ({
  open,
}) => {
  const { page, hand, words } = await arrive(open, { work: keyboard, device: { viewport: { width: 640, height: 800 } } }, '/practice')
  await page.locator('.scenario').first().focus()
  for (let scenario = 2; scenario <= 14; scenario++) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(isWholeOnScreen), `scenario ${scenario}`).toBe(true)
  }
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  const [ladder, numbers, console] = (['ladder', 'numbers', 'console'] as const).map((name) =>
    page.getByRole('tab', { name: words(`tabs.${name}`) }),
  )
  if (ladder === undefined || numbers === undefined || console === undefined) throw new Error('no tabs')
  await numbers.waitFor() // once there are any
  await hand.push(ladder)
  await page.keyboard.press('ArrowRight')
  await expectFocus(numbers)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expectFocus(console)
  expect(await page.getByRole('tab', { selected: true }).count()).toBe(1)
  expect(await page.getByRole('tabpanel').getByText('tcpdump').count()).toBeGreaterThan(0)
  await page.keyboard.press('Shift+Tab')
  expect(await page.getByRole('tab').and(page.locator(':focus')).count(), 'one press leads out of them').toBe(0)
})
