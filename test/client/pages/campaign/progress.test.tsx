import { beforeEach, expect, test, vi } from 'vitest'
import { en } from '../../../../client/i18n/en/campaign.ts'
import { storage } from '../../../support/page-globals.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'

beforeEach(standInForDocument)

test.each([
  ['keeps what it is told to', storage(), en['progress.empty']],
  ['is blocked', null, en['progress.unkept']],
])('whoever has no medal yet is told what becomes of medals where storage %s', async (_, localStorage, said) => {
  vi.stubGlobal('localStorage', localStorage)
  const [{ Progress }, { keepMedals }] = await Promise.all([
    import('../../../../client/pages/campaign/progress.tsx'),
    import('../../../../client/state/medals.ts'),
  ])
  keepMedals()
  const page = await show(<Progress scenarios={[]} achievements={{}} next={null} chosen={{} as never} onNext={() => {}} />)
  expect([en['progress.empty'], en['progress.unkept']].filter((note) => page.textContent.includes(note))).toEqual([said])
})
