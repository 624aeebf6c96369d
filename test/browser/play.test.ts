import type { BrowserContextOptions } from 'playwright-core'
import { describe, expect } from 'vitest'
import { DESKTOP, PHONE, test } from '../support/browser-test.ts'
import type { Worker } from '../support/hands.ts'
import { keyboard, mouse, touch } from '../support/hands.ts'
import { arrive, beReady, choose, joinRoom, makeRoom, playToTheEnd, resultOf } from '../support/people.ts'

const MANNERS: readonly (readonly [string, Worker, BrowserContextOptions])[] = [
  ['the mouse alone', mouse, DESKTOP],
  ['the keyboard alone', keyboard, DESKTOP],
  ['fingers on a 360 × 740 screen', touch, PHONE],
]

describe.each(MANNERS)('two people with %s', (_, work, device) => {
  test.for(['hello', 'small-talk'])('play %s from the first page to the result', async (scenario, { open }) => {
    const [joon, mina] = await Promise.all([arrive(open, { work, device }), arrive(open, { work, device })])
    const code = await makeRoom(joon, 'Joon')
    await joinRoom(mina, code, 'Mina')
    await choose(joon, scenario, 'client')
    await Promise.all([joon, mina].map(beReady))
    await Promise.all([joon, mina].map(playToTheEnd))
    for (const person of [joon, mina]) {
      const outcome = person.page.getByRole('status').filter({ has: person.page.getByRole('table') })
      await resultOf(person).waitFor()
      expect(await outcome.getByRole('heading').innerText()).toBe(person.words('result.gold'))
    }
  })
})
