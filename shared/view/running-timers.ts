import type { Running, Timers } from '../match/events.ts'
import type { Timer } from '../tcp/input.ts'

/** The timers of an end that run, the one first that has most to do with what is due next. */
export function runningTimers(timers: Timers): readonly { readonly timer: Timer; readonly running: Running }[] {
  const { timeWait, retransmission, persist, keepAlive, user } = timers
  const all: readonly (readonly [Timer, Running | null | undefined])[] = [
    ['time-wait', timeWait],
    ['retransmission', retransmission],
    ['persist', persist],
    ['keep-alive', keepAlive],
    ['user', user],
  ]
  return all.flatMap(([timer, running]) => (running ? [{ timer, running }] : []))
}
