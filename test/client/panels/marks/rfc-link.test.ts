import { expect, test } from 'vitest'
import { rfcAddress } from '../../../../client/panels/marks/rfc-link.tsx'

test.each([
  ['3.5', 'RFC 9293 §3.5', 'rfc9293#section-3.5'],
  ['§3.10.7.4', 'RFC 9293 §3.10.7.4', 'rfc9293#section-3.10.7.4'],
  ['RFC 5961 3.2', 'RFC 5961 §3.2', 'rfc5961#section-3.2'],
  ['RFC 6528', 'RFC 6528', 'rfc6528'],
])('%s is a link to %s', (section, label, end) => {
  expect(rfcAddress(section)).toEqual({ label, address: `https://www.rfc-editor.org/rfc/${end}` })
})
