import { beforeEach, expect, test } from 'vitest'
import { hello } from '../../../../shared/scenarios/hello.ts'
import { inLegs } from '../../../../shared/scenarios/legs.ts'
import { documentOf } from '../../../../shared/workshop/document.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'

beforeEach(standInForDocument)

test('every part of a scenario can be looked at, and one that has fewer shows its first', async () => {
  const [{ Preview }, { checkNow, open, rehearsal, shownLeg, watchDraft }, { draftOf }] = await Promise.all([
    import('../../../../client/pages/workshop/preview.tsx'),
    import('../../../../client/pages/workshop/editor.ts'),
    import('../../../../client/pages/workshop/draft.ts'),
  ])
  const stopWatching = watchDraft()
  const { script } = hello
  const last = { ...script, leg: 3, mslMs: 0, calls: [] }
  const second = { ...script, leg: 2, next: last }
  open(draftOf(documentOf({ ...hello, script: { ...script, leg: 1, next: second } })))
  checkNow()
  const page = await show(<Preview />)
  page.button('Part 3').click()
  expect([shownLeg.value, rehearsal.value?.calls]).toEqual([3, []])
  open(draftOf(documentOf({ ...hello, script: inLegs(script, script) })))
  checkNow()
  expect([shownLeg.value, rehearsal.value?.calls.length]).toEqual([1, script.calls.length])
  stopWatching()
})
