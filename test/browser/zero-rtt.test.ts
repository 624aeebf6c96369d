import { describe, expect } from 'vitest'
import { en } from '../../client/i18n/en/zero-rtt.ts'
import { DESKTOP, hastened, PHONE, test as withScene } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'
import { until } from '../support/hands.ts'

const test = withScene.override('drawing', 'nothing').override('game', hastened(3))

describe.each(Object.entries({ desktop: DESKTOP, phone: PHONE }))('five ways to bring a request, on a %s', (_, device) => {
  test('race on the same wire, packet by packet; a copy of the first packet is paid again', async ({ open }) => {
    const page = await open({ ...device, path: '/zero-rtt' })
    const next = page.getByRole('button', { name: en['race.next'] })
    await next.click()
    await next.click()
    await page.getByText('response after 100 ms').first().waitFor()
    expect(await page.locator('.lane.done').count()).toBe(2)
    await expectGood(page)
    await page.getByRole('button', { name: en['race.play'] }).click()
    await until('all have their response', async () => (await page.locator('.lane.done').count()) === 5)
    await page.getByLabel(en['wire.loss']).fill('50')
    expect(await page.locator('.lane.done').count()).toBe(0)
    await page.getByRole('button', { name: en['replay.do'].replace('{way}', 'QUIC, 0-RTT') }).click()
    await page.getByText(en['replay.carried-out-again']).waitFor()
    await page.getByRole('button', { name: en['replay.do'].replace('{way}', 'QUIC, 1-RTT') }).click()
    await page.getByText(en['replay.refused']).waitFor()
    await page.getByRole('button', { name: en.answer }).click()
    await expectGood(page)
  })
})
