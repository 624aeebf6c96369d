import { expect, test } from 'vitest'
import { callName, endingName } from '../../../client/i18n/rfc-names.ts'

test.each([
  [{ type: 'open-active' }, 'OPEN'],
  [{ type: 'open-passive' }, 'OPEN'],
  [{ type: 'send', text: 'HELLO' }, 'SEND “HELLO”'],
  [{ type: 'receive', octets: 10 }, 'RECEIVE'],
  [{ type: 'abort' }, 'ABORT'],
] as const)('a call bears the RFC’s name: %o', (call, name) => expect(callName(call)).toBe(name))

test('an ending is written in words', () => expect(endingName('timed-out')).toBe('TIMED OUT'))
