import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { en } from '../../client/i18n/en/storm.ts'
import { ko } from '../../client/i18n/ko/storm.ts'
import { FLAG_NAMES, flagNamesOf } from '../../client/look/flags.ts'
import { seedOfDay } from '../../shared/storm/luck.ts'
import { judgeAnswer, questionAt } from '../../shared/storm/question.ts'
import { wireSegmentOf } from '../../shared/view/segment-view.ts'
import { DESKTOP, hastened, PHONE, test as withScene } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { keyboard, mouse, touch } from '../support/hands.ts'
import { wordsOf } from '../support/words.ts'

const test = withScene.override('drawing', 'nothing').override('game', hastened(3))
const words = wordsOf('en')
const button = (page: Page, name: string) => page.getByRole('button', { name })
const ask = (page: Page, n: number) => page.getByRole('heading', { name: en['ask.title'].replace('{n}', String(n)) })

/** What is right in the n-th question of today. */
function rightNow(n: number) {
  const segment = judgeAnswer(questionAt(seedOfDay(new Date().toISOString().slice(0, 10)), n), 'silence').owed[0]?.segment
  if (segment === undefined) throw new Error('the first questions ask for segments')
  const { flags, seq, ack, text } = wireSegmentOf(segment)
  return { flags: flagNamesOf(flags), seq, ack: flags.includes('A') ? ack : null, text }
}

/** Whether what came last stands whole on the screen, with nothing over it. */
function newestIsSeen(page: Page): Promise<boolean> {
  return page
    .locator('.storm-known .memory:last-child > *')
    .last()
    .evaluate((newest) => {
      const { left, right, top, bottom } = newest.getBoundingClientRect()
      const seen = [top + 3, bottom - 3].map((y) => document.elementFromPoint((left + right) / 2, y))
      return seen.every((element) => element !== null && (newest.contains(element) || element.contains(newest)))
    })
}

/** What is shown before the first answer and after the last is for the keyboard as it was for the mouse. */
const asBefore = async () => {}
const WAYS = {
  'with the mouse': [mouse, DESKTOP, expectGood],
  'with the keyboard': [keyboard, DESKTOP, asBefore],
  'with a finger': [touch, PHONE, expectGood],
} as const

describe.each(Object.entries(WAYS))('a storm %s', (_, [work, device, look]) => {
  test('asks, praises, explains, and ends with a record', async ({ open }) => {
    const page = await open({ ...device, path: '/storm' })
    const hand = work(page, words)
    await hand.push(button(page, en['today.begin']))
    await ask(page, 1).waitFor()
    await look(page)
    await hand.send(rightNow(1))
    await ask(page, 2).waitFor()
    await page.locator('.storm-praise').waitFor()
    const voice = page.locator('p[aria-live]').filter({ hasText: 'Question 2' })
    expect(await voice.textContent(), 'heard, too').toMatch(/^Right! \+\d+ Question 2: .*You are the (client|server)/)
    await hand.push(button(page, en.silence))
    await page.locator('.storm-word').getByText(en['word.silent']).waitFor()
    expect(await newestIsSeen(page), 'what was asked is read together with the word on the answer').toBe(true)
    expect(await page.locator('p[aria-live]').last().textContent()).toContain(`${en['word.silent']} ${en['word.owed']}`)
    await expectGood(page)
    await hand.push(button(page, en['word.next']))
    await ask(page, 3).waitFor()
    await hand.push(button(page, en['hud.end']))
    await page.getByText(en['over.record']).waitFor()
    await look(page)
    await page.reload()
    await page.getByText(/^Your best on this device: [1-9]\d+ points, 1 right/).waitFor()
  })
})

test('three mistakes end it, and each is shown with what it would break', async ({ open }) => {
  const page = await open({ path: '/storm', locale: 'ko-KR' })
  const hand = mouse(page, wordsOf('ko'))
  await button(page, ko['today.begin']).click()
  for (let n = 1; n <= 3; n++) {
    const right = rightNow(n)
    await hand.send({ ...right, flags: right.flags.includes('FIN') ? ['RST'] : [...right.flags, 'FIN'] })
    if (n === 3) break
    await page.keyboard.press('Escape')
    await page.locator('.storm-word .verdict.wrong li').first().waitFor()
    await button(page, ko['word.next']).click()
    await page.getByRole('heading', { name: ko['ask.title'].replace('{n}', String(n + 1)) }).waitFor()
    expect(await page.locator('.flag-key[aria-pressed=true]').count(), 'flags left over from the last question').toBe(0)
  }
  await page.getByText(ko['over.mistakes']).waitFor()
  await button(page, wordsOf('ko')('verdict.what-breaks')).first().click()
  await page.locator('.broke b').first().waitFor()
  await expectGood(page)
  expect(await page.locator('.storm-mistakes > li').count()).toBe(3)
})

test('on a phone on its side a whole question is in sight, beside the keys', async ({ open }) => {
  const page = await open({ ...PHONE, viewport: { width: 640, height: 400 }, path: '/storm' })
  await button(page, en['today.begin']).click()
  await ask(page, 1).waitFor()
  const keys = page.getByRole('region', { name: words('composer.title') })
  const [question, answer] = [await page.locator('.storm-end').boundingBox(), await keys.boundingBox()]
  expect(answer?.x).toBeGreaterThanOrEqual((question?.x ?? 0) + (question?.width ?? 0))
  // Neither do words for readers alone, further up in what scrolls, make the page longer than the screen.
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(400)
  const right = rightNow(1)
  await mouse(page, words).send({ ...right, flags: FLAG_NAMES.filter((flag) => !right.flags.includes(flag)) })
  await button(page, en['word.next']).waitFor()
  expect(await newestIsSeen(page)).toBe(true)
  expect(await page.locator('.storm-word .verdict').evaluate((verdict) => verdict.scrollTop)).toBe(0)
  const next = await button(page, en['word.next']).boundingBox()
  expect((next?.y ?? 999) + (next?.height ?? 0)).toBeLessThanOrEqual(400)
})
