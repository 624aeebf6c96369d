import { expect } from 'vitest'
import { test as anyTest } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { mouse } from '../support/hands.ts'
import { dueMove, seatTwo, sendGood } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing')

/** A page at 200 % on a laptop, a phone on its side, a large one. */
const LOW = [
  { width: 640, height: 400 },
  { width: 740, height: 360 },
  { width: 915, height: 412 },
]

test('where there is little height, the task, the ladder and SEND are in sight together, and nothing covers anything', async ({ open }) => {
  const [joon] = await seatTwo(open, mouse)
  const { page, words } = joon
  await dueMove(joon)
  for (const size of LOW) {
    await page.setViewportSize(size)
    await page.getByRole('tab', { name: words('tabs.ladder'), exact: true }).waitFor() // the table has become narrow
    const heading = page.getByRole('region', { name: words('task.title') }).getByRole('heading', { level: 3 })
    const send = page.getByRole('button', { name: words('composer.send'), exact: true })
    const composer = page.getByRole('region', { name: words('composer.title') })
    const ladder = page.getByRole('region', { name: words('ladder.title') })
    for (const what of [heading, send]) {
      const box = await what.boundingBox()
      expect((box?.y ?? 999) + (box?.height ?? 0), `${what} at ${size.width} × ${size.height}`).toBeLessThanOrEqual(size.height)
    }
    const [drawn, written] = [await ladder.boundingBox(), await composer.boundingBox()]
    expect(drawn?.height).toBeGreaterThan(110)
    expect((drawn?.x ?? 0) + (drawn?.width ?? 999)).toBeLessThanOrEqual(written?.x ?? 0)
    await expectGood(page)
  }
  await sendGood(joon, await dueMove(joon))
})
