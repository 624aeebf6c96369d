import { FORMAT } from './document.ts'

/** What was expected of a field. Plain data, so that a page can say it in its reader's language. */
export type Expectation =
  | { readonly kind: 'whole-number'; readonly low: number; readonly high: number }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  /** What applications send: printable ASCII, one character an octet. */
  | { readonly kind: 'ascii'; readonly most: number }
  | { readonly kind: 'words'; readonly most: number }
  | { readonly kind: 'title'; readonly most: number }
  | { readonly kind: 'list'; readonly most: number }
  | { readonly kind: 'size'; readonly most: number }
  | {
      readonly kind:
        | 'format'
        | 'scenario'
        | 'object'
        | 'no-such-field'
        | 'yes-or-no'
        | 'id'
        | 'reference'
        | 'isn'
        | 'flags'
        | 'some-language'
        | 'both-established'
        | 'legs'
        | 'json'
    }

/** The same in English, for whoever reads a refusal or writes a file by hand. */
export function inEnglish(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'whole-number':
      return `a whole number from ${expectation.low} to ${expectation.high}`
    case 'one-of':
      return `one of ${expectation.values.join(', ')}`
    case 'ascii':
      return `printable ASCII, 1 to ${expectation.most} characters`
    case 'words':
      return `a text of up to ${expectation.most} characters`
    case 'title':
      return `a text of 1 to ${expectation.most} characters`
    case 'list':
      return `a list of up to ${expectation.most}`
    case 'size':
      return `up to ${expectation.most} characters in all`
    case 'format':
      return FORMAT
    case 'scenario':
      return 'a scenario: format, script and texts'
    case 'object':
      return 'an object'
    case 'no-such-field':
      return 'no such field'
    case 'yes-or-no':
      return 'true or false'
    case 'id':
      return 'an id of 1 to 40 small letters, digits and hyphens'
    case 'reference':
      return 'a section of RFC 9293 like 3.10.7, or an RFC like RFC 6528'
    case 'isn':
      return 'small, random, or numbers for client and server'
    case 'flags':
      return 'letters of F S R P A U, none twice'
    case 'some-language':
      return 'a text under en or ko'
    case 'both-established':
      return 'ESTABLISHED at both ends or at neither: a handshake takes two'
    case 'legs':
      return 'the same id in every leg, and leg counting them from 1'
    case 'json':
      return 'JSON'
  }
}
