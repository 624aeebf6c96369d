/** Scenarios in parts, and the listener's backlog. */
export const parts = {
  'part.of': 'Part {number} of {of}',
  'part.next': 'Go on to part {number}',
  'part.then': 'What comes now',
  'part.waiting': 'Your partner is ready for part {number}.',
  'backlog.title': 'Backlog',
  'backlog.taken': '{taken} of {places} places taken by half-open connections',
  'backlog.full': 'Full: a SYN that comes now is dropped without a word.',
  'backlog.cookies': 'SYN cookies: no place is needed, the ISN itself remembers.',
} as const
