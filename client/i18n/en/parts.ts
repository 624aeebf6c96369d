/** Scenarios in parts, the listener's backlog, and what is wrong with the ACK flag and its number together. */
export const parts = {
  'part.of': 'Part {number} of {of}',
  'part.next': 'Go on to part {number}',
  'part.then': 'What comes next:',
  'part.waiting': 'Your partner is ready for part {number}.',
  'part.damage': 'This is the damage that the real rule prevents.',
  'backlog.title': 'Backlog',
  'backlog.taken': '{taken} of {places} places taken by half-open connections',
  'backlog.full': 'Full: a SYN that comes now is dropped without a word.',
  'backlog.cookies': 'SYN cookies: no place is needed, the ISN itself remembers.',
  'fault.ack-both': 'flag and its number: look at both again',
  'fault.ack-both-set': 'must be set, and its number should be {expected}',
  'fault.ack-both-unset': 'must not be set, and its number should be {expected}',
} as const
