import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { en } from '../../client/i18n/en/workshop.ts'
import { ko } from '../../client/i18n/ko/workshop.ts'
import { parseText } from '../../shared/workshop/parse.ts'
import { DESKTOP, hastened, PHONE, test as withScene } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { mouse, until } from '../support/hands.ts'
import { beReady, playToTheEnd, resultOf } from '../support/people.ts'
import { wordsOf } from '../support/words.ts'

const test = withScene.override('drawing', 'canvas').override('game', hastened(3))
const words = wordsOf('en')

const title = (page: Page) => page.getByLabel(en['texts.title'], { exact: true })
const report = (page: Page) => page.getByRole('region', { name: en['check.title'] })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const playAs = (page: Page, side: 'client' | 'server') => button(page, en['play.as'].replace('{side}', words(`side.${side}`).toLowerCase()))
/** The scenario is checked, and what is said of it stands there. */
const says = (page: Page, text: string) => report(page).and(page.locator('[aria-busy=false]')).getByText(text).waitFor()

async function startFrom(page: Page, id: string, name: string): Promise<void> {
  await page.locator(`#start-from option[value="${id}"]`).waitFor({ state: 'attached' })
  await page.getByLabel(en['shelf.from']).selectOption(id)
  await title(page).fill(name)
  await says(page, en['check.good'])
}

/** Runs in the page: from now on the device has no room for anything. Returns what would keep it. */
function fillDevice(): Storage['setItem'] {
  const { setItem } = Storage.prototype
  Storage.prototype.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  return setItem
}

test('a scenario is made, rehearsed, and played at once with a bot; whoever makes it is told when the device cannot keep it', async ({
  open,
}) => {
  const page = await open({ path: '/workshop' })
  await says(page, en['check.good'])
  const unkept = page.getByText(en['shelf.unkept'])
  expect(await unkept.count()).toBe(0)
  const setItem = await page.evaluateHandle(fillDevice)
  await title(page).fill('Knock')
  await unkept.waitFor()
  await expectGood(page)
  await setItem.evaluate((original) => Object.assign(Storage.prototype, { setItem: original }))
  await title(page).fill('Knock, knock')
  await unkept.waitFor({ state: 'detached' })
  await page.getByText(en['texts.more']).click()
  await page.getByLabel(en['texts.lesson']).fill('Who knocks twice is heard.')
  await button(page, en['add.acts']).click()
  await page.getByText('✕').or(page.locator('.rehearsal .cross')).first().waitFor()
  const ladder = page.getByRole('list', { name: en['preview.list'] })
  await until('the lost SYN is repeated in the preview', async () => (await ladder.getByText('SYN').count()) >= 3)
  await page.getByLabel(en['rules.rto']).fill('5')
  await page.getByLabel(en['goal.par']).fill('60')
  await says(page, en['check.good'])
  await playAs(page, 'server').click()
  await page.waitForURL('**/room/*')
  await page.getByRole('heading', { name: 'Knock, knock' }).waitFor()
  const person = { page, hand: mouse(page, words), words, language: 'en' as const }
  await playToTheEnd(person)
  await resultOf(person).waitFor()
  await page.getByText('Who knocks twice is heard.').waitFor()
})

test('two friends play it: the other reads its title in the lobby, at the table and in the result', async ({ open }) => {
  const page = await open({ path: '/workshop' })
  await startFrom(page, 'hello', 'Hello, Mina')
  await button(page, words('home.friend')).click()
  await page.waitForURL('**/room/*')
  const friend = await open({ path: new URL(page.url()).pathname })
  await friend.getByLabel(words('name.label')).fill('Mina')
  await button(friend, words('join.join')).click()
  const people = [page, friend].map((one) => ({ page: one, hand: mouse(one, words), words, language: 'en' as const }))
  for (const { page: one } of people) await one.getByRole('heading', { name: 'Hello, Mina' }).waitFor()
  await Promise.all(people.map(beReady))
  await Promise.all(people.map(playToTheEnd))
  for (const { page: one } of people) await one.getByRole('heading', { name: 'Hello, Mina' }).waitFor()
})

test('what is changed after it was chosen is played as it is now, and both read so in the lobby', async ({ open }) => {
  const page = await open({ path: '/workshop' })
  await startFrom(page, 'hello', 'Before')
  await button(page, words('home.friend')).click()
  await page.waitForURL('**/room/*')
  const friend = await open({ path: new URL(page.url()).pathname })
  await friend.getByLabel(words('name.label')).fill('Mina')
  await button(friend, words('join.join')).click()
  const begins = (one: Page) => one.locator('.begin-what b')
  await begins(friend).getByText('Before').waitFor()
  await page.goBack()
  await title(page).fill('After')
  await button(page, words('banner.to-room')).click()
  for (const one of [page, friend]) {
    await begins(one).getByText('After').waitFor()
    await one.getByRole('heading', { name: 'After' }).waitFor()
  }
  const people = [page, friend].map((one) => ({ page: one, hand: mouse(one, words), words, language: 'en' as const }))
  await Promise.all(people.map(beReady))
  for (const one of [page, friend]) await one.getByRole('heading', { name: 'After' }).waitFor()
})

describe('what does not fit', () => {
  test('is said beside its field, and cannot be played until it is taken back', async ({ open }) => {
    const page = await open({ path: '/workshop' })
    await startFrom(page, 'small-talk', 'Talk')
    const loss = page.locator('#field-script-wire-client-lossPercent')
    await loss.fill('101')
    await says(page, en['check.bad'])
    expect(await loss.getAttribute('aria-invalid')).toBe('true')
    await page
      .locator(`#${await loss.getAttribute('aria-describedby')}`)
      .getByText('0', { exact: false })
      .waitFor()
    expect(await playAs(page, 'client').isDisabled()).toBe(true)
    // The complaint leads to its field.
    await report(page).getByRole('button', { name: en['part.wire'] }).click()
    expect(await loss.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+z')
    await says(page, en['check.good'])
    expect(await loss.inputValue()).toBe('0')
  })

  test('is said of what cannot be won', async ({ open }) => {
    const page = await open({ path: '/workshop' })
    await startFrom(page, 'hello', 'For ever')
    await page.locator('#field-script-goal-client').selectOption('TIME-WAIT')
    await says(page, en['check.bad'])
    expect(await playAs(page, 'client').isDisabled()).toBe(true)
  })
})

describe('a scenario is handed on', () => {
  test('as a link that holds it whole', async ({ open }) => {
    const page = await open({ path: '/workshop', permissions: ['clipboard-read', 'clipboard-write'] })
    await startFrom(page, 'blind-reset', 'Who is there? 누구세요?')
    await button(page, en['share.link']).click()
    await page.getByText(en['share.copied']).waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(/\/workshop#s=[\w-]+$/)
    const { pathname, hash } = new URL(link)
    const friend = await open({ path: `${pathname}${hash}` })
    await friend.getByText(en['taken.link']).waitFor()
    expect(await title(friend).inputValue()).toBe('Who is there? 누구세요?')
    await says(friend, en['check.good'])
    expect(new URL(friend.url()).hash).toBe('')
  })

  test('as a file that others open', async ({ open }) => {
    const page = await open({ path: '/workshop' })
    await startFrom(page, 'half-close', 'Half')
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, en['share.file']).click()])
    expect(download.suggestedFilename()).toBe('Half.acksu.json')
    const text = readFileSync(await download.path(), 'utf8')
    expect(parseText(text)).toMatchObject({ format: 'acksu-scenario/1', texts: { title: { en: 'Half' } } })
    const friend = await open({ path: '/workshop' })
    const input = friend.getByLabel(en['shelf.open']).and(friend.locator('input'))
    await input.setInputFiles({ name: 'half.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await friend.getByText(en['taken.file']).waitFor()
    expect(await title(friend).inputValue()).toBe('Half')

    const damaged = { ...JSON.parse(text), script: { ...JSON.parse(text).script, parMs: 'soon' } }
    await input.setInputFiles({ name: 'half.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(damaged)) })
    const alert = friend.getByRole('alert')
    await alert.getByText('script.parMs').waitFor()
    await alert.getByText(en['rejected.file']).waitFor()
    expect(await title(friend).inputValue()).toBe('Half')
  })

  test('not as a link that was cut short', async ({ open }) => {
    const page = await open({ path: '/workshop#s=7VbNbhs3EH6V' })
    await page.getByRole('alert').getByText(en['rejected.link']).waitFor()
  })
})

test('what is made stays on this device until it is deleted, and deleting can be taken back', async ({ open }) => {
  const page = await open({ path: '/workshop' })
  await startFrom(page, 'hello', 'Mine')
  const kept = button(page, 'Mine')
  await kept.waitFor()
  await page.reload()
  await kept.waitFor()
  expect(await title(page).inputValue()).toBe('Mine')
  await button(page, en['shelf.new']).click()
  await until('the new one is open', async () => (await title(page).inputValue()) === en['texts.new-title'])
  await button(page, en['item.remove'].replace('{what}', 'Mine')).click()
  await until('it is gone', async () => (await kept.count()) === 0)
  await page.locator('.notice').getByRole('button', { name: en.undo }).click()
  await kept.click()
  await until('it is open again', async () => (await title(page).inputValue()) === 'Mine')
  // It can be chosen for practice like any other.
  await page.goto('/practice')
  await page.getByRole('button', { name: 'Mine' }).click()
  await page.getByRole('button', { name: words('practice.begin') }).click()
  await page.waitForURL('**/room/*')
  await page.getByRole('heading', { name: 'Mine' }).waitFor()
})

test('calls are put into another order and removed by keyboard alone', async ({ open }) => {
  const page = await open({ path: '/workshop' })
  await startFrom(page, 'goodbye', 'Order')
  const first = page.locator('#field-script-calls-0-side')
  expect(await first.inputValue()).toBe('client')
  const down = button(page, en['item.down'].replace('{what}', 'Call 1'))
  await down.focus()
  await page.keyboard.press('Enter')
  await until('they have changed places', async () => (await first.inputValue()) === 'server')
  // The focus has gone with the call, which cannot go further down.
  const up = button(page, en['item.up'].replace('{what}', 'Call 2'))
  await until('the focus has followed', () => up.evaluate((element) => element === document.activeElement))
  await button(page, en['item.remove'].replace('{what}', 'Call 2')).press('Enter')
  await until('one is left', async () => (await page.locator('[id^="field-script-calls-"][id$="-side"]').count()) === 1)
  await page.locator('.notice').getByRole('button', { name: en.undo }).press('Enter')
  await until('it is back', async () => (await page.locator('[id^="field-script-calls-"][id$="-side"]').count()) === 2)
})

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('on a %s', (_, device) => {
  test('with everything on it, and with mistakes, it is accessible and fits', async ({ open }) => {
    const page = await open({ ...device, path: '/workshop' })
    await startFrom(page, 'two-way', 'Two ways')
    await button(page, en['add.acts']).click()
    await button(page, en['add.calls']).click()
    for (const more of [en['texts.more'], en['rules.more']]) await page.getByText(more).click()
    await page.locator('#field-script-wire-server-delayMs').fill('9999')
    await says(page, en['check.bad'])
    await expectGood(page)
  })
})

test('is there in Korean', async ({ open }) => {
  const page = await open({ path: '/workshop', locale: 'ko-KR' })
  await page.getByRole('heading', { level: 1, name: ko.title }).waitFor()
  await page.getByText(ko['check.good']).waitFor()
  expect(await page.getByRole('textbox', { name: ko['texts.title'], exact: true }).inputValue()).toBe(ko['texts.new-title'])
})
