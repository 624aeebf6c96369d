/** What is told after a match at a raw table: how mistakes were met, and why it failed. These come with the result and not with the first page. */
export const en = {
  'result.review-met': 'Mistakes met as the RFC says: {count}',
  'met.answer': '{side} answered {segment} as the RFC says.',
  'met.silence': '{side} rightly left {segment} unanswered.',
  'met.silence-why': '{side} rightly left {segment} unanswered ({why}).',
  'met.points': '+{points} points',
  'failed.ack-war':
    'An ACK war: each end answered the other’s ACK with an ACK, and nothing moved any more. RFC 9293 itself sets no limit to such answers, RFC 5961 advises one, and real stacks have it: Linux sends one in half a second at most, so that the exchange dies out.',
  'failed.disagreement':
    'The two ends believe different things of what was said. No number that they send can bring them together again: only breaking off and connecting anew could.',
  'failed.given-up': 'Again and again nothing came back. An application would have given up by now.',
  'failed.shut-window':
    'The window stayed closed: nobody read at the other end, and so nothing more could be taken there. Probes were answered, and none opened it.',
  'failed.connection-gone': 'Neither end has a connection any more, and nobody opens another.',
  'failed.half-open':
    'Half-open: one end still believes in the connection, the other has none, and no segment will ever tell. Only a keep-alive could find out, and a machine that stays down answers none.',
  'failed.dead-end':
    'Both ends are connected, and nobody has anything to send. Nothing is under way, no timer runs: it would stay like this for ever.',
} as const
