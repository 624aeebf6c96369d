import { expect } from 'vitest'
import { DESKTOP, hastened, PHONE, test as withScene } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { mouse, touch } from '../support/hands.ts'
import { arrive, choose, dueMove, sendGood } from '../support/people.ts'

const test = withScene.override('drawing', 'nothing').override('game', hastened(3))

test.for(['standard', 'expert'] as const)(
  'a finger finds the text on a phone, where hints may be asked for: %s',
  async (level, { open }) => {
    const mina = await arrive(open, { work: touch, device: PHONE }, '/practice')
    const { page, hand, words } = mina
    await choose(mina, 'urgent', 'client')
    await hand.push(page.getByRole('button', { name: words(`assistance.${level}`), exact: true }))
    await hand.push(page.getByRole('button', { name: words('practice.begin') }))
    const offer = page.getByRole('button', { name: words('composer.put-text', { text: 'PRINT IT ALL' }), exact: true })
    await offer.waitFor()
    const sizes = await Promise.all([offer, page.getByRole('button', { name: words('hint.ask') })].map((button) => button.boundingBox()))
    for (const size of sizes) expect(size?.width).toBeGreaterThanOrEqual(44)
    await hand.push(offer)
    await page.getByRole('button', { name: words('composer.text-none') }).waitFor()
  },
)

test.for([
  ['a phone', PHONE, touch],
  ['a desktop', DESKTOP, mouse],
] as const)(
  'the flag keys stay where they are, with text to send, with URG or with a mistake, on %s',
  async ([, device, work], { open }) => {
    const person = await arrive(open, { work, device }, '/practice')
    const { page, hand, words } = person
    const key = page.getByRole('button', { name: 'FIN', exact: true })
    const places: (number | undefined)[] = []
    const look = async () => places.push((await key.boundingBox())?.y)
    await choose(person, 'small-talk', 'client')
    await hand.push(page.getByRole('button', { name: words('practice.begin') }))
    await sendGood(person, await dueMove(person))
    await look()
    await sendGood(person, await dueMove(person))
    const offer = page.getByRole('button', { name: words('composer.put-text', { text: 'HELLO' }), exact: true })
    await offer.waitFor()
    await look()
    await hand.push(offer)
    await page.getByRole('button', { name: words('composer.text-none') }).waitFor()
    await look()
    await hand.push(page.getByRole('button', { name: 'URG', exact: true }))
    await page.getByLabel('URP').waitFor()
    await look()
    for (const [field, value] of [
      ['SEQ', 4_294_967_295],
      ['ACK', 4_294_967_294],
      ['URP', 65_535],
    ] as const)
      await page.getByLabel(field, { exact: true }).fill(String(value))
    await page.getByLabel('SEQ', { exact: true }).fill('4294967296')
    await page.getByText(words('composer.at-most', { most: '4,294,967,295' }), { exact: true }).waitFor()
    await look()
    await hand.push(page.getByRole('button', { name: words('composer.send'), exact: true }))
    await page.getByText(words('verdict.wrong'), { exact: true }).waitFor()
    await look()
    const cut = await page
      .locator('.field input, .fault-note')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.id || one.textContent))
    expect(cut, 'the largest numbers and what is said of them are read in full').toEqual([])
    expect(new Set(places).size, `${places}`).toBe(1)
  },
)

test('a phone shows the text that has come, whole, on its card', async ({ open }) => {
  const mina = await arrive(open, { work: touch, device: PHONE }, '/practice')
  const { page, hand, words } = mina
  await choose(mina, 'small-talk', 'server')
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  await sendGood(mina, await dueMove(mina))
  const card = page
    .getByRole('region', { name: words('inbox.title') })
    .getByRole('article')
    .filter({ hasText: 'HELLO' })
  const text = card.getByText('HELLO', { exact: true })
  await text.waitFor()
  const [inner, outer] = [await text.boundingBox(), await card.boundingBox()]
  expect(inner?.height).toBeGreaterThan(12)
  expect((inner?.y ?? 0) + (inner?.height ?? 999)).toBeLessThan((outer?.y ?? 0) + (outer?.height ?? 0))
})

test('a phone where nothing can be written has nothing that scrolls out of reach', async ({ open }) => {
  const mina = await arrive(open, { work: touch, device: PHONE }, '/practice')
  const { page, hand, words } = mina
  await choose(mina, 'goodbye', 'server')
  await hand.push(page.getByRole('button', { name: words('assistance.standard'), exact: true }))
  await hand.push(page.getByRole('button', { name: words('practice.begin') }))
  await page.getByRole('button', { name: words('hint.ask') }).waitFor()
  await expectGood(page)
})
