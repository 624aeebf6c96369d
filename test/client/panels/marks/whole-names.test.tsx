import { beforeEach, expect, test } from 'vitest'
import { show, standInForDocument } from '../../../support/tiny-page.ts'

beforeEach(standInForDocument)

test.each([
  ['SYN-SENT → ESTABLISHED', ['SYN-SENT']],
  ['FIN-WAIT-1 → FIN-WAIT-2, TIME-WAIT next', ['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT']],
  ['클라이언트 (나)의 애플리케이션', ['(나)의']],
  ['Nothing - here (at all) is a name', []],
])('in “%s” no line breaks within a name', async (words, whole) => {
  const { wholeNames } = await import('../../../../client/panels/marks/whole-names.tsx')
  const page = await show(<p>{wholeNames(words)}</p>)
  expect(page.textContent).toBe(words)
  const spans = wholeNames(words) as { props?: { children: string } }[]
  expect(spans.flatMap((part) => part.props?.children ?? [])).toEqual(whole)
})
