import { expect } from 'vitest'
import { PHONE, test as withScene } from '../support/browser-test.ts'
import { touch } from '../support/hands.ts'
import { arrive, choose } from '../support/people.ts'

const test = withScene.override('drawing', 'nothing')

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
