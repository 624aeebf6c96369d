import { beforeEach, expect, test } from 'vitest'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'
import { wordsOf } from '../../../support/words.ts'

const words = wordsOf('en')

beforeEach(standInForDocument)

test('a text is put in whole, shortened, and lengthened again up to the longest that it begins', async () => {
  const [{ TextPicker }, { draft }, { matchView }] = await Promise.all([
    import('../../../../client/panels/composer/text-picker.tsx'),
    import('../../../../client/state/desk.ts'),
    import('../../../../client/state/streams.ts'),
  ])
  const tcb = { unsent: 'HEL', unacknowledged: 'HELLO' }
  const blank = blankView({ viewer: 'client' })
  matchView.value = { ...blank, phase: 'playing', ends: { client: { tcb, owed: [] } as never, server: null } }
  const page = await show(<TextPicker glow={false} />)
  const press = async (name: string) => {
    page.button(name).click()
    await Promise.resolve()
    return draft.value.text
  }
  expect(await press(words('composer.put-text', { text: 'HEL' }))).toBe('HEL')
  expect(await press(words('composer.text-longer'))).toBe('HELL')
  expect(await press(words('composer.text-longer'))).toBe('HELLO')
  expect(page.button(words('composer.text-longer')).isDisabled).toBe(true)
  expect(await press(words('composer.text-shorter'))).toBe('HELL')
  expect(await press(words('composer.text-none'))).toBe('')
})
