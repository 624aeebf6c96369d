import { expect } from 'vitest'
import { en } from '../../client/i18n/en/campaign.ts'
import { test as anyTest, DESKTOP, hastened, PHONE } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { keyboard, mouse, until } from '../support/hands.ts'
import { arrive, playToTheEnd } from '../support/people.ts'

const test = anyTest.override('drawing', 'nothing').override('game', hastened(3))

test('a match that is won leaves its medal on the map, which can be forgotten and had back', async ({ open }) => {
  const mina = await arrive(open, { work: mouse, device: DESKTOP }, '/campaign/hello')
  const { page, hand } = mina
  await hand.push(page.getByRole('button', { name: en['brief.bot'] }))
  await playToTheEnd(mina)
  await page.goto('/campaign')
  const medal = page.getByRole('button', { name: /^1\. Hello \(Opening\), (gold|silver|bronze) medal$/ })
  await medal.waitFor()
  await page.getByRole('button', { name: /^2\. Goodbye.*no medal yet, next$/ }).waitFor()
  await expectGood(page)
  await hand.push(page.getByRole('button', { name: en['reset.button'] }))
  await hand.push(page.getByRole('button', { name: en['reset.yes'] }))
  await page.getByText(en['reset.done']).waitFor()
  expect(await medal.count()).toBe(0)
  await hand.push(page.getByRole('button', { name: en['reset.undo'] }))
  await medal.waitFor()
  await page.reload()
  await medal.waitFor()
})

test('any station can be entered with a friend: by keyboard, on a phone or at 400 %, and the one with the focus is in sight', async ({
  open,
}) => {
  const { page, hand, words } = await arrive(open, { work: keyboard, device: PHONE }, '/campaign')
  for (const size of [
    { width: 320, height: 256 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(size)
    await page.getByRole('button', { name: /^1\. / }).focus()
    for (let station = 2; station <= 10; station++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(coveredPx), `station ${station} at ${size.width} × ${size.height}`).toBeLessThanOrEqual(0)
    }
  }
  await hand.push(page.getByRole('button', { name: /^16\. / }))
  await expectGood(page)
  await hand.push(page.getByRole('button', { name: en['brief.friend'] }))
  await page.getByRole('heading', { name: words('lobby.title') }).waitFor()
  expect(await page.getByRole('button', { pressed: true }).allInnerTexts()).toContainEqual(expect.stringMatching(/^16\s/))
})

/** Runs in the page: how much of what has the focus is above the screen, or under what is told of the chosen station. */
function coveredPx(): number {
  const [focus, brief] = [document.activeElement, document.querySelector('#campaign-brief')].map((e) => e?.getBoundingClientRect())
  return focus === undefined || brief === undefined ? Number.NaN : Math.max(-focus.top, focus.bottom - brief.top)
}

test('the station that an address names is in sight on a phone, above what is told of it', async ({ open }) => {
  const { page } = await arrive(open, { work: mouse, device: PHONE }, '/campaign/syn-flood')
  const station = page.getByRole('button', { name: /^26\. /, pressed: true })
  const brief = page.locator('#campaign-brief')
  await station.waitFor()
  await until('it has been scrolled to', async () => {
    const [disc, sheet] = await Promise.all([station.boundingBox(), brief.boundingBox()])
    return disc !== null && sheet !== null && disc.y > 0 && disc.y + disc.height <= sheet.y
  })
})

test('on a projector the stations are as much larger as the letters are, and no name lies under the flag of a chapter', async ({
  open,
}) => {
  const page = await open({ viewport: { width: 1920, height: 1080 }, path: '/campaign' })
  await page.getByRole('button', { name: /^1\. / }).waitFor()
  const boxesOf = (selector: string) =>
    page.locator(selector).evaluateAll((all) =>
      all.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect()
        return { x, y, width, height }
      }),
    )
  const remPx = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
  const [discs, names, flags] = [await boxesOf('.disc'), await boxesOf('.stop-name'), await boxesOf('.pennant')]
  expect(remPx).toBeGreaterThan(20)
  expect(discs[0]?.width).toBeCloseTo(3.875 * remPx, 0)
  const under = names.filter((name) => flags.some((flag) => lieOver(name, flag)))
  expect(under).toEqual([])
})

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

function lieOver(one: Box, other: Box): boolean {
  const apart = one.x + one.width <= other.x || other.x + other.width <= one.x
  return !apart && one.y + one.height > other.y && other.y + other.height > one.y
}
