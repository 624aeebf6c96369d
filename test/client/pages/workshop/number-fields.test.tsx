import { beforeEach, expect, test } from 'vitest'
import { show, standInForDocument } from '../../../support/tiny-page.ts'

beforeEach(standInForDocument)

/** Preact draws anew a moment later. */
const drawn = () => new Promise(setImmediate)

test('what is typed stays as typed, until a step back is taken while the field has the focus', async () => {
  const { NumberField } = await import('../../../../client/pages/workshop/number-fields.tsx')
  const { draft, redo, undo } = await import('../../../../client/pages/workshop/editor.ts')
  const page = await show(<NumberField path="script.parMs" label="Par" seconds />)
  const [input] = page.all('input')
  const shown = () => (input as unknown as { value: string }).value
  const type = async (typed: string) => {
    if (input !== undefined) Object.assign(input, { value: typed }).tell({ type: 'input' })
    await drawn()
    return [shown(), draft.value.script.parMs]
  }
  expect(await type('4')).toEqual(['4', 4_000])
  expect(await type('4,')).toEqual(['4,', 4_000])
  expect(await type('4,50')).toEqual(['4,50', 4_500])
  undo()
  await drawn()
  expect([shown(), draft.value.script.parMs]).toEqual(['30', 30_000])
  redo()
  await drawn()
  expect(draft.value.script.parMs).toBe(4_500)
  expect(Number(shown().replace(',', '.'))).toBe(4.5)
  expect(await type('4x')).toEqual(['4x', Number.NaN])
})
