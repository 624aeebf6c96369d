import type { Endpoint } from './tcb.ts'

/** True if the state has been entered, but the segment that completes the transition is still owed: people are shown LISTEN → SYN-RECEIVED. */
export function inTransition({ tcb, due }: Endpoint): boolean {
  if (!('snd' in tcb)) return false
  if (tcb.snd.nxt === tcb.snd.iss) return true
  if (tcb.snd.fin === 'queued' && tcb.state !== 'SYN-RECEIVED') return true
  return due.some((one) => one.type === 'ack' && one.completes === true)
}
