import { beforeEach, expect, test } from 'vitest'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { wordsOf } from '../../../support/words.ts'

const words = wordsOf('en')

beforeEach(standInForDocument)

test('a number after the last one does not go in, and its field says up to where it counts until something is written', async () => {
  const { NumberInput } = await import('../../../../client/panels/composer/number-input.tsx')
  const page = await show(<NumberInput field="seq" glow={false} />)
  const said = () => page.all('*').find((part) => part.getAttribute('role') === 'alert')?.textContent
  const type = async (digits: string) => {
    const [input] = page.all('input')
    if (input !== undefined) Object.assign(input, { value: digits }).tell({ type: 'input' })
    await Promise.resolve()
  }
  await type('4294967295')
  expect(said()).toBeUndefined()
  await type('4294967296')
  expect(said()).toContain(words('refusal.expected-number'))
  expect(page.all('input')[0]).toMatchObject({ value: '4294967295' })
  page.button(words('composer.plus-one', { field: 'SEQ' })).click()
  await Promise.resolve()
  expect(said()).toBeUndefined()
})
