import { expect } from 'vitest'
import { en } from '../../client/i18n/en/learn.ts'
import { ko } from '../../client/i18n/ko/learn.ts'
import { test as anyTest, DESKTOP, PHONE } from '../support/browser-test.ts'
import { expectGood } from '../support/good-page.ts'

const test = anyTest.override('drawing', 'nothing')

test('the card of a state is reached by the keyboard alone', async ({ open }) => {
  const page = await open({ ...DESKTOP, path: '/learn' })
  await page.getByRole('button', { name: 'CLOSED', exact: true }).focus()
  for (const key of ['ArrowLeft', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  const card = page.getByRole('region', { name: 'FIN-WAIT-1' })
  await card.getByText('FIN_WAIT1').waitFor()
  await card.getByRole('button', { name: '→ CLOSING' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('region', { name: 'CLOSING' }).getByRole('link').click()
  await page.waitForURL('**/campaign/simultaneous-close')
})

test.for([
  ['desktop', DESKTOP, 'en-US', en],
  ['phone', PHONE, 'ko-KR', ko],
] as const)('a trace plays, pauses and goes step by step on a %s', async ([, device, locale, texts], { open }) => {
  const page = await open({ ...device, locale, path: '/learn#when-rst' })
  const trace = page.getByRole('region', { name: texts['trace.title'] })
  const steps = trace.getByRole('slider')
  await trace.getByRole('group').focus()
  await page.keyboard.press('ArrowRight')
  expect(await steps.inputValue()).toBe('1')
  await trace.getByRole('button', { name: texts['trace.play'] }).click()
  await trace.getByRole('button', { name: texts['trace.again'] }).waitFor()
  expect(await steps.inputValue()).toBe(await steps.getAttribute('max'))
  await expectGood(page)
})

test('what people get wrong is found by a word, in a field no wider than a phone', async ({ open }) => {
  const page = await open({ ...PHONE, path: '/learn' })
  const mistakes = page.locator('#mistakes')
  await mistakes.getByRole('searchbox').fill('time_wait')
  await mistakes.getByText('TIME-WAIT on the wrong side').waitFor()
  expect(await mistakes.getByText('Counting segments').count()).toBe(0)
  await mistakes.getByRole('searchbox').fill('teapot')
  await mistakes.getByText(en['mistakes.none']).waitFor()
  // Firefox takes more room for as many Hangul letters than others do.
  const wide = await mistakes.getByRole('searchbox').evaluate((field: HTMLInputElement) => {
    field.size = 60
    return document.documentElement.scrollWidth
  })
  expect(wide).toBe(360)
})

test('an address that names a question opens it, on the page already, too', async ({ open }) => {
  const page = await open({ ...DESKTOP, path: '/learn' })
  const question = page.locator('#when-rst')
  expect(await question.getAttribute('open')).toBe(null)
  await page.evaluate(() => {
    location.hash = '#when-rst'
  })
  await question.getByRole('region', { name: en['trace.title'] }).waitFor()
})

test('the numbers of a segment stay on its label, however wide a browser draws them', async ({ open }) => {
  const page = await open({ ...DESKTOP, path: '/learn' })
  const rungs = page.locator('.rungs .rung')
  await rungs.first().waitFor()
  const over = await rungs.evaluateAll((all) =>
    all.map((rung) => {
      const [text, label] = ['.rung-text', '.label'].map((part) => rung.querySelector<SVGGraphicsElement>(part))
      text?.style.setProperty('letter-spacing', '1px')
      const [words, pill] = [text, label].map((part) => part?.getBBox() ?? new DOMRect())
      return (words?.x ?? 0) + (words?.width ?? 0) - (pill?.x ?? 0) - (pill?.width ?? 0)
    }),
  )
  expect(over.length).toBeGreaterThan(5)
  expect(Math.max(...over)).toBeLessThan(0)
})
