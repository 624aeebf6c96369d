import { expect, test } from 'vitest'
import { staysAtEnd } from '../../../../client/panels/log/follow-end.ts'

const PAGE = { scrollHeight: 900, clientHeight: 200 }

test.each([
  ['at its end', true, 650, 700, true],
  ['moved to the end that it had before it grew: several things happened at once', true, 400, 500, true],
  ['scrolled up by its reader', true, 700, 500, false],
  ['scrolled down by its reader, but not to the end', false, 300, 500, false],
  ['scrolled down to the end again', false, 500, 690, true],
])('a list follows what is added to it as long as nobody scrolls up: %s', (_, wasAtEnd, lastTop, scrollTop, follows) =>
  expect(staysAtEnd(wasAtEnd, lastTop, { ...PAGE, scrollTop })).toBe(follows),
)
