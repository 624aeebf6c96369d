import { expect } from 'vitest'
import { test as anyTest, PHONE } from '../support/browser-test.ts'
import { wordsOf } from '../support/words.ts'

const test = anyTest.override('drawing', 'nothing')

test('a server that is away is waited for in words, and then given up with what to do', async ({ open }) => {
  const words = wordsOf('en')
  const page = await open({ ...PHONE, allowed: /ERR_INTERNET_DISCONNECTED/ })
  await page.getByLabel(words('name.label')).fill('Joon')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: words('home.create') }).click()
  expect(await page.getByRole('button', { name: words('frame.connecting') }).isDisabled()).toBe(true)
  const said = page.getByText(words('refusal.offline'))
  await said.waitFor()
  expect((await said.boundingBox())?.y, 'it is in sight where the key was pressed').toBeGreaterThanOrEqual(0)
  await page.context().setOffline(false)
  await page.getByRole('button', { name: words('home.create') }).click()
  await page.getByRole('heading', { name: words('lobby.title') }).waitFor()
})
