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

test('any station can be entered with a friend: by keyboard, on a phone', async ({ open }) => {
  const { page, hand, words } = await arrive(open, { work: keyboard, device: PHONE }, '/campaign')
  await hand.push(page.getByRole('button', { name: /^16\. / }))
  await expectGood(page)
  await hand.push(page.getByRole('button', { name: en['brief.friend'] }))
  await page.getByRole('heading', { name: words('lobby.title') }).waitFor()
  expect(await page.getByRole('button', { pressed: true }).allInnerTexts()).toContainEqual(expect.stringMatching(/^16\s/))
})

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
