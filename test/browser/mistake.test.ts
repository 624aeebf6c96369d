import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test as anyTest, DESKTOP, hastened, PHONE } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { keyboard, mouse, touch, until } from '../support/hands.ts'
import type { Person } from '../support/people.ts'
import { arrive, choose, dueMove, playToTheEnd } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing').override('game', hastened(3))

async function practise(person: Person): Promise<void> {
  await person.hand.push(person.page.getByRole('button', { name: person.words('practice.begin'), exact: true }))
}

const broken = (page: Page) => page.locator('.verdict .broke b')
const offer = ({ page, words }: Person) => page.getByRole('button', { name: words('verdict.what-breaks-now'), exact: true })

/** The client of hello sends a SYN with ACK. */
async function blunder(person: Person): Promise<void> {
  await person.hand.send({ ...(await dueMove(person)), flags: ['SYN', 'ACK'] })
  await person.page.getByText(person.words('verdict.wrong'), { exact: true }).waitFor()
}

describe('a wrong move in hello', () => {
  test.for([
    ['en', 'a desktop', DESKTOP, mouse],
    ['ko', 'a phone', PHONE, touch],
  ] as const)(
    'says at its field what is wrong, and where the RFC says so, plays what it would break, and outlasts a reload, in %s on %s',
    async ([language, , device, work], { open }) => {
      const person = await arrive(open, { work, device, language }, '/practice')
      const { page, hand, words } = person
      await practise(person)
      await blunder(person)

      const flag = page.getByRole('button', { name: 'ACK', exact: true })
      const composer = page.getByRole('region', { name: words('composer.title') })
      const note = page.locator(`[id="${await flag.getAttribute('aria-describedby')}"]`)
      const expectMarked = async () => {
        expect(await flag.getAttribute('aria-pressed')).toBe('true')
        expect(await flag.getAttribute('aria-invalid')).toBe('true')
        expect(await note.textContent()).toBe(words('fault.unset'))
        expect(await flag.innerText()).toContain(words('fault.short.unset'))
        expect(await composer.getByRole('listitem').first().innerText()).toMatch(/^ACK/)
        expect(
          await composer
            .getByRole('link', { name: /^RFC 9293/ })
            .first()
            .getAttribute('href'),
        ).toContain('rfc9293#section-3.')
      }
      await expectMarked()
      if (device === DESKTOP) {
        await until('the card covers nothing of what happened', async () => {
          const [card, log] = await Promise.all(['.verdict', '.other-end'].map((place) => page.locator(place).boundingBox()))
          return (log?.y ?? 999) + (log?.height ?? 999) <= (card?.y ?? 0)
        })
      }

      await hand.push(offer(person))
      await broken(page).waitFor()
      await expectGood(page)
      const [card, keys] = await Promise.all([page.locator('.verdict').boundingBox(), page.locator('.composer-form').boundingBox()])
      expect((card?.y ?? 0) + (card?.height ?? 0)).toBeLessThanOrEqual(keys?.y ?? 0)
      expect(card?.y).toBeGreaterThanOrEqual(0)

      await hand.push(flag)
      expect(await note.count(), 'what has been put right is marked no more').toBe(0)

      await page.reload()
      await page.getByText(words('verdict.wrong'), { exact: true }).waitFor()
      await expectMarked()
      await expectGood(page)
      await hand.push(offer(person))
      await broken(page).waitFor()
      await hand.push(flag)
      await hand.push(page.getByRole('button', { name: words('composer.send'), exact: true }))
      await until('the card made way for the next verdict', async () => (await broken(page).count()) === 0)
      await composer.getByText(words('verdict.good'), { exact: true }).waitFor()
      await playToTheEnd(person)
    },
  )
})

test('by keys, B shows what a mistake would break, and Escape puts that away before it clears the desk', async ({ open }) => {
  const person = await arrive(open, { work: keyboard }, '/practice')
  const { page } = person
  await practise(person)
  await blunder(person)
  const syn = page.getByRole('button', { name: 'SYN', exact: true })
  await offer(person).waitFor()
  await page.keyboard.press('KeyB')
  await broken(page).waitFor()
  await page.keyboard.press('Escape')
  await until('the ladder is gone', async () => (await broken(page).count()) === 0)
  expect(await syn.getAttribute('aria-pressed')).toBe('true')
  await page.keyboard.press('Escape')
  expect(await syn.getAttribute('aria-pressed')).toBe('false')
})

const LEAST_LADDER = 200

test.for(['guided', 'standard', 'expert'] as const)('on a phone the ladder keeps its room beside a text: %s', async (level, { open }) => {
  const person = await arrive(open, { work: touch, device: PHONE }, '/practice')
  const { page, words } = person
  const keepsItsRoom = (when: string) =>
    until(`the ladder has its room ${when}`, async () => ((await page.locator('.ladder').boundingBox())?.height ?? 0) >= LEAST_LADDER)
  const write = async (flag: string, seq: number, ack: number | null) => {
    await page.getByRole('button', { name: flag, exact: true }).tap()
    await page.getByLabel('SEQ', { exact: true }).fill(String(seq))
    if (ack !== null) await page.getByLabel('ACK', { exact: true }).fill(String(ack))
  }
  const send = () => page.getByRole('button', { name: words('composer.send'), exact: true }).tap()
  const numberOf = async (name: string) =>
    Number((await page.locator('.pickable', { hasText: name }).first().innerText()).replace(/\D/g, ''))
  await choose(person, 'small-talk', 'client')
  await page.getByRole('button', { name: words(`assistance.${level}`), exact: true }).tap()
  await page.getByRole('button', { name: words('practice.begin'), exact: true }).tap()
  await page.locator('.task').waitFor()
  const iss = await numberOf('ISS')
  await write('SYN', iss, null)
  if (level === 'guided') await page.getByText(words('coach.send-tap')).waitFor()
  await send()
  await page.locator('.card.newest').waitFor()
  const irs = Number((await page.locator('.card.newest .number', { hasText: 'SEQ' }).innerText()).replace(/\D/g, ''))
  await write('ACK', iss + 1, irs + 1)
  await send()
  const text = page.getByRole('button', { name: words('composer.put-text', { text: 'HELLO' }), exact: true })
  await text.waitFor()
  await keepsItsRoom('with text to send')
  await write('ACK', iss, irs + 1)
  await text.tap()
  await keepsItsRoom('with the text put in')
  const heights = await watchHeight(page, '.ladder')
  await send()
  await page.getByText(words('verdict.wrong'), { exact: true }).waitFor()
  await offer(person).waitFor()
  await keepsItsRoom('with a mistake')
  expect(new Set(await heights()).size, 'nothing jumps while it comes home').toBe(1)
})

/** From now on the height of an element in every frame, until the returned function is called. */
async function watchHeight(page: Page, selector: string): Promise<() => Promise<readonly number[]>> {
  const watch = await page.evaluateHandle((selector) => {
    const seen: number[] = []
    const look = () => {
      seen.push(document.querySelector(selector)?.clientHeight ?? 0)
      requestAnimationFrame(look)
    }
    look()
    return seen
  }, selector)
  return () => watch.jsonValue()
}
