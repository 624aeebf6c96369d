import { expect, test } from 'vitest'
import { inSpokenOrder } from '../../../client/look/flags.ts'

test.each([
  ['SA', ['SYN', 'ACK']],
  ['FA', ['FIN', 'ACK']],
  ['PA', ['PSH', 'ACK']],
  ['UPA', ['PSH', 'URG', 'ACK']],
  ['', []],
])('the flags %s are said as %j', (flags, said) => expect(inSpokenOrder(flags)).toEqual(said))
