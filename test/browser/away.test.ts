import { expect } from 'vitest'
import { test as anyTest } from '../support/browser-test.ts'
import { wordsOf } from '../support/words.ts'

const test = anyTest.override('drawing', 'nothing')

test('a server that is away is waited for in words, and then given up with what to do', async ({ open }) => {
  const words = wordsOf('en')
  const page = await open({ allowed: /ERR_INTERNET_DISCONNECTED/ })
  await page.getByLabel(words('name.label')).fill('Joon')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: words('home.create') }).click()
  expect(await page.getByRole('button', { name: words('frame.connecting') }).isDisabled()).toBe(true)
  await page.getByText(words('refusal.offline')).waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: words('home.create') }).click()
  await page.getByRole('heading', { name: words('lobby.title') }).waitFor()
})
