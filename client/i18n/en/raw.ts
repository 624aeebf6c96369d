/** What is told after a match: how mistakes were met at a raw table, what earned nothing, and why it failed. These come with the result and not with the first page. */
export const en = {
  'result.review-met': 'Mistakes handled as the RFC says: {count}',
  'met.answer': '{side} answered {segment} as the RFC says.',
  'met.silence': '{side} rightly left {segment} unanswered.',
  'met.silence-why': '{side} rightly left {segment} unanswered ({why}).',
  'met.points': '+{points} points',
  unpaid:
    'Right answers to segments that nobody needed: {count}. Points were shown for them in play, because only the end tells what was needed; they do not count.',
  'failed.ack-war':
    'An ACK war: each end answered the other’s ACK with an ACK, and nothing moved any more. RFC 9293 itself sets no limit on such answers; RFC 5961 recommends one, and real stacks have it: Linux sends at most one every half second, so the exchange dies down.',
  'failed.disagreement':
    'The two ends disagree about what was said. No number that they send can bring them together again: only breaking off and reconnecting could.',
  'failed.text': 'The {side}’s application was given “{given}”, but the other one had said “{said}”.',
  'failed.text-unsaid': 'The {side}’s application was given “{given}”, which the other one never said.',
  'failed.lesson': 'As it would have gone',
  'counted-on': 'Counted on from a wrong segment.',
  'counted-on.why':
    'What no correct TCP would send uses up no number. The same thing is still to be sent, this time rightly, with the same SEQ.',
  'failed.given-up': 'Again and again nothing came back. An application would have given up by now.',
  'failed.shut-window':
    'The window stayed closed: the application at the other end did not read, so there was no room for more. Probes were answered, but none opened the window.',
  'failed.connection-gone':
    'Neither end has a connection any more. It was broken off or refused on the way to its goal, and nobody is opening a new one.',
  'failed.half-open':
    'Half-open: one end still believes in the connection, the other has none, and no segment will ever reveal it. Only a keep-alive could, and a machine that stays down does not answer one.',
  'failed.dead-end':
    'Both ends are connected, and nobody has anything to send. Nothing is under way and no timer is running: it would stay like this for ever.',
} as const
