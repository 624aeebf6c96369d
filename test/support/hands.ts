import type { Locator, Page } from 'playwright-core'
import { vi } from 'vitest'
import type { Words } from './words.ts'
import { patternOf } from './words.ts'

/** How long anything on a page may take to come, ms: browsers share a small machine. Flights and countdowns are included. */
export const PATIENCE_MS = 60_000

/** What a player is about to send, as the guided task tells it. */
export type Planned = { readonly flags: readonly string[]; readonly seq: number; readonly ack: number | null; readonly text: string }

/** One way of working a page, and nothing but it: mouse, keyboard or touch. Words and names are typed by each. */
export type Hand = {
  push(what: Locator): Promise<void>
  type(field: Locator, text: string): Promise<void>
  /** Writes a segment into the composer and sends it. */
  send(planned: Planned): Promise<void>
}

/** Gives somebody at a page their way of working it. */
export type Worker = (page: Page, words: Words) => Hand

export const mouse: Worker = (page, words) => pointer(page, words, (what) => what.click())
export const touch: Worker = (page, words) => pointer(page, words, (what) => what.tap())

function pointer(page: Page, words: Words, push: (what: Locator) => Promise<void>): Hand {
  /** Picks up a number that lies on the table, or the one before it and adds 1. */
  const pickUp = async (field: 'SEQ' | 'ACK', value: number) => {
    const input = page.getByLabel(field, { exact: true })
    await push(input)
    const [exact, before] = [numberChip(page, words, field, value), numberChip(page, words, field, value - 1)]
    await exact.or(before).first().waitFor() // it may just be on its way
    const isThere = (await exact.count()) > 0
    await push((isThere ? exact : before).first())
    if (!isThere) await push(page.getByRole('button', { name: words('composer.plus-one', { field }), exact: true }))
  }
  return {
    push,
    async type(field, text) {
      await push(field)
      await page.keyboard.insertText(text)
    },
    async send({ flags, seq, ack, text }) {
      for (const flag of flags) await push(page.getByRole('button', { name: flag, exact: true }))
      await pickUp('SEQ', seq)
      if (ack !== null) await pickUp('ACK', ack)
      if (text !== '') await push(page.getByRole('button', { name: words('composer.put-text', { text }), exact: true }))
      await push(page.getByRole('button', { name: words('composer.send'), exact: true }))
    },
  }
}

export const keyboard: Worker = (page) => {
  const reach = async (what: Locator) => {
    await what.waitFor()
    for (let presses = 0; presses < 100; presses++) {
      if (await what.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`The Tab key does not lead to ${what}`)
  }
  /** Goes through the numbers on the table with the arrow keys until the field holds it, or the one before. */
  const pickUp = async (field: 'SEQ' | 'ACK', value: number) => {
    await page.keyboard.press(field === 'SEQ' ? 'KeyQ' : 'KeyW')
    const input = page.getByLabel(field, { exact: true })
    for (let presses = 0; presses < 20; presses++) {
      const held = await input.inputValue()
      if (held === String(value)) return
      if (held === String(value - 1)) return page.keyboard.press('Equal')
      await page.keyboard.press('ArrowDown')
    }
    throw new Error(`The arrow keys do not lead to ${field} ${value}`)
  }
  return {
    async push(what) {
      await reach(what)
      await page.keyboard.press('Enter')
    },
    async type(field, text) {
      await reach(field)
      await page.keyboard.insertText(text)
    },
    async send({ flags, seq, ack, text }) {
      for (const flag of flags) await page.keyboard.press(`Key${flag.slice(0, 1)}`)
      await pickUp('SEQ', seq)
      if (ack !== null) await pickUp('ACK', ack)
      if (text !== '') await page.keyboard.press('KeyT')
      await page.keyboard.press('Enter')
    },
  }
}

function numberChip(page: Page, words: Words, field: 'SEQ' | 'ACK', value: number): Locator {
  return page.getByRole('button', { name: patternOf(words, 'pick.label', { value, field }) })
}

/** Waits until a condition holds; `what` says what was waited for. */
export async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  try {
    await vi.waitUntil(condition, { timeout: PATIENCE_MS, interval: 30 })
  } catch (cause) {
    throw new Error(`Waited in vain until ${what}`, { cause })
  }
}
